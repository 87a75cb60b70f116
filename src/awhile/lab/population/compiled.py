"""The core's plain loops, compiled: one body of code, so the two cannot drift apart."""

import types
from typing import Any

import numba


def compile_module(module: types.ModuleType) -> dict[str, Any]:
    """Compile every function of a module of plain loops.

    Args:
        module: Functions that use numbers, flat sequences, `math` and each other only.

    Returns:
        The compiled functions by name.
    """
    space = dict(vars(module))
    for name, value in vars(module).items():
        if isinstance(value, types.FunctionType):
            copy = types.FunctionType(value.__code__, space, name, value.__defaults__)
            space[name] = numba.njit(copy)
    return space
