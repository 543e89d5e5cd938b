"""A disk that gives back other bytes than it was given."""

from __future__ import annotations

from pathlib import Path

from counter_app.store.unit_of_work import Store

# As large as SQLCipher makes them.
PAGE_BYTES = 4_096


def damage(path: Path, page: int) -> None:
    """Overwrite a few bytes inside one page of the embedded database; pages count from 1."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES + 100)
        file.write(b"z" * 21)


def damage_index(store: Store) -> None:
    """The same in an open book, in an index that nobody reads: the window works on."""
    with store.engine.connect() as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'refund_payment'"
        root = connection.exec_driver_sql(query).scalar_one()
        (_, _, path) = connection.exec_driver_sql("PRAGMA database_list").one()
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    damage(Path(path), root)
