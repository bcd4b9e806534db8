"""Places of a document that cannot both be right: dates, years, periods, names, values; it knows no rules."""
