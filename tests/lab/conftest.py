"""What tests of the lab share."""

import importlib

import pytest


@pytest.fixture
def lightgbm() -> None:
    """Skip a test that grows trees where a library of the system is missing that they need."""
    try:
        importlib.import_module("lightgbm")
    except OSError as error:
        pytest.skip(f"LightGBM cannot be loaded on this machine: {error}")
