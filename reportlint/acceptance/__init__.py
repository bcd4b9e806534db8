"""What someone accepted: entries of a list with a reason, comments, and the baseline of the day of adoption."""
