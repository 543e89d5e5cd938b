"""Thin Qt adapters over frozen rows."""
