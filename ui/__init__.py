"""Qt widgets and nothing else: a screen asks, it does not do."""
