"""The city, seen from the desk; free of Qt."""
