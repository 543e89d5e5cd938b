"""A real HTTP city for development and tests; never shipped."""
