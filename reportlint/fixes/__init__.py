"""Suggestions carried out: which, in which order, in which bytes; nothing is read from disk or written to it."""
