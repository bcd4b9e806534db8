"""The output formats; each turns findings into text, none prints."""
