"""A real courtship by letter, a sample chat, and a generator of exports."""
