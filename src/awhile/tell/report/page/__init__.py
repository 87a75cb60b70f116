"""The style and the script of the page, put into it as they stand."""
