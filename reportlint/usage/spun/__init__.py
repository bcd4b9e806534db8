"""Weighs whether words stand where a spinner put them for near-synonyms; it knows no rules and no documents."""
