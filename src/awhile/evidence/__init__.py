"""What the advice says, what research says of it, and which measure speaks to it."""

from awhile.evidence.claims import (
    CONFIDENCES,
    STATES,
    VERDICTS,
    Claim,
    Finding,
    Reference,
    Replies,
    claims,
    public_replies,
)

__all__ = [
    "CONFIDENCES",
    "STATES",
    "VERDICTS",
    "Claim",
    "Finding",
    "Reference",
    "Replies",
    "claims",
    "public_replies",
]
