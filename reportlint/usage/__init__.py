"""What official text uses: how often, instead of what, and for which slip; it knows no rules and no documents."""
