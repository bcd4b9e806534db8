"""The 校对单 (proof sheet) for people: one page to read and print, a workbook, a table; none of them judges."""
