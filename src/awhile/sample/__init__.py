"""A real courtship by letter, and a generator of exports."""
