"""Alembic's migrations: forward only, each tested on an old database of both kinds."""
