"""Updates: what is refused, what is kept, and the way back."""
