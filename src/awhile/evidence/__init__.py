"""What the advice says, what research says of it, and which measure speaks to it."""

from awhile.evidence.claims import (
    CONFIDENCES,
    STATES,
    VERDICTS,
    Claim,
    Finding,
    LongSilence,
    PublicShare,
    Reference,
    claims,
    long_silences,
    public_shares,
)

__all__ = [
    "CONFIDENCES",
    "STATES",
    "VERDICTS",
    "Claim",
    "Finding",
    "LongSilence",
    "PublicShare",
    "Reference",
    "claims",
    "long_silences",
    "public_shares",
]
