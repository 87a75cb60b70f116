"""The page for everyone."""
