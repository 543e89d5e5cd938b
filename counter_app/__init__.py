"""Quầy Một Cửa: the desk of a one-stop counter, from the citizen's card to the city."""

__version__ = "0.1.0"
