"""The structure of a document: its lines, headings and paragraphs, its ordinals and the lists they form."""
