"""Many pairs, and theory: the part that may use the scientific libraries."""
