"""Places of a document that cannot both be right: dates, years, names; it knows no rules."""
