"""What a change to a repository caused: which documents it touched, and which of their findings come of it."""
