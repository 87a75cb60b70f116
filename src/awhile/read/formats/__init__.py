"""One file per layout that an app writes."""
