"""Effects over many pairs."""
