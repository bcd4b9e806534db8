"""Finds characters that were mistaken for others, by counts of official text; it knows no rules and no documents."""
