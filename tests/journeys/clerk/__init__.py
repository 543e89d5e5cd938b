"""A clerk who works a queue of forty or a hundred at the real window by key events alone."""
