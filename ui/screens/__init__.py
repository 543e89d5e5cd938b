"""One screen, one widget, one file; strangers to one another."""
