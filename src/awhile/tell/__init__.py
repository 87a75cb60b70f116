"""Study → terminal, page, JSON."""
