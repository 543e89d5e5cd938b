"""Harnesses that break the program on purpose and hold what is left against what was confirmed."""
