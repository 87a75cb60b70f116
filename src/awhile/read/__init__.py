"""FILE → Reading → Dyad: every export format, one module each."""
