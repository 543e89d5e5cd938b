"""Updates: what may come in, where versions lie, and what the book must survive first."""
