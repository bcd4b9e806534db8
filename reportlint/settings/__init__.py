"""What a project settles for its documents: the keys of its settings, where they are found, what they name."""
