"""What is typed, as frozen text; free of Qt."""
