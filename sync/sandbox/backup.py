"""Backups of the city: how far each table had been written, since facts are only ever added."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Engine, delete, func, insert, or_, select, update

from sync.sandbox.news import News
from sync.sandbox.tables import (
    asked_receipt,
    backup,
    blob,
    bundle,
    catalogue,
    change,
    head,
    message,
    notice,
    one_writer,
    piece,
    rating,
    release,
    seen,
)

_COUNTED = {
    "message": message.c.number,
    "change": change.c.cursor,
    "head": head.c.id,
    "rating": rating.c.id,
    "blob": blob.c.number,
    "catalogue": catalogue.c.id,
    "bundle": bundle.c.id,
    "release": release.c.id,
    "notice": notice.c.id,
    "seen": seen.c.notice,
}


class Backups:
    """Takes them and goes back to them; the register of numbers is kept apart and never does."""

    def __init__(self, engine: Engine, news: News) -> None:
        self._engine = engine
        self._news = news

    def take(self) -> int:
        """A backup of now; gives its number."""
        with self._engine.begin() as connection:
            one_writer(connection)
            marks = {
                name: connection.execute(select(func.max(column))).scalar() or 0
                for name, column in _COUNTED.items()
            }
            made = connection.execute(insert(backup).values(marks=json.dumps(marks)))
            number = made.inserted_primary_key
            assert number is not None
            return int(number[0])

    def restore(self, number: int) -> int | None:
        """Be as the backup was; gives how many facts were forgotten. None: no such backup."""
        with self._engine.begin() as connection:
            one_writer(connection)
            text = connection.execute(select(backup.c.marks).where(backup.c.id == number)).scalar()
            if text is None:
                return None
            forgotten = 0
            marks = json.loads(text)
            for name, column in _COUNTED.items():
                # A table that the backup does not name was not there yet.
                mark = marks.get(name, 0)
                gone = delete(column.table).where(or_(column > mark, column.is_(None)))
                count = connection.execute(gone).rowcount
                forgotten += count if name == "message" else 0
            connection.execute(delete(piece).where(piece.c.sha256.not_in(select(blob.c.sha256))))
            _forget_receipts(connection)
            connection.execute(delete(backup).where(backup.c.id > number))
        self._news.heard(None)
        self._news.is_owed = True
        return forgotten


def _forget_receipts(connection: Connection) -> None:
    """Of a fact that is forgotten nothing is asked; an answer that is forgotten is given again."""
    table = asked_receipt
    connection.execute(delete(table).where(table.c.number.not_in(select(message.c.number))))
    connection.execute(
        update(table).where(table.c.cursor.not_in(select(change.c.cursor))).values(cursor=None)
    )
