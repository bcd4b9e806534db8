"""What the figures of a report say of one another: quantities, the part each plays, what follows from them."""
