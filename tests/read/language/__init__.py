"""Words into counts."""
