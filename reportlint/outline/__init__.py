"""The structure of a document: lines, headings, paragraphs, marks, dates, copies, ordinals and their lists."""
