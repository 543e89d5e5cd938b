"""Mutation testing of the money: each way to break a line, and whether a test notices."""
