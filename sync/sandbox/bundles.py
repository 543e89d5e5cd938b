"""The configuration bundles that the city published; it checks no signature, every counter does."""

from __future__ import annotations

from sqlalchemy import Engine, insert, select

from sync.sandbox.tables import bundle, one_writer


class Bundles:
    """Each file once, by its digest."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def publish(self, sha256: str, file: str) -> None:
        """Keep a file that came in base64."""
        with self._engine.begin() as connection:
            one_writer(connection)
            known = select(bundle.c.id).where(bundle.c.sha256 == sha256)
            if connection.execute(known).first() is None:
                connection.execute(insert(bundle).values(sha256=sha256, file=file))

    def read(self, sha256: str) -> str | None:
        """A file in base64; None where it was never published."""
        with self._engine.connect() as connection:
            query = select(bundle.c.file).where(bundle.c.sha256 == sha256)
            return connection.execute(query).scalar()
