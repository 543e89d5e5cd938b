"""Facts and rules of the counter; standard library alone."""
