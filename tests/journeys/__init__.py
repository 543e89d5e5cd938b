"""Whole stories: window, file, city and paper together."""
