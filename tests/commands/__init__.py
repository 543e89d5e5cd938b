"""What the commands do, on both databases."""
