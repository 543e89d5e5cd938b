"""The page on a citizen's phone, in a real browser."""
