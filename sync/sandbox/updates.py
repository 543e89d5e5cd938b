"""The versions of the program that the city published; it checks no signature, a counter does."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, func, insert, select

from sync.sandbox.tables import one_writer, release


class Releases:
    """Each file as it was published, the last of a kind of computer in front."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def publish(self, platform: str, version: str, file: bytes) -> str:
        """Keep a version; gives its digest."""
        sha256 = hashlib.sha256(file).hexdigest()
        with self._engine.begin() as connection:
            one_writer(connection)
            row = {"platform": platform, "version": version, "sha256": sha256, "file": file}
            connection.execute(insert(release).values(**row))
        return sha256

    def newest(self, platform: str) -> Mapping[str, Any] | None:
        """Version, bytes and digest of the last one; None where there is none."""
        query = (
            select(release.c.version, func.length(release.c.file).label("size"), release.c.sha256)
            .where(release.c.platform == platform)
            .order_by(release.c.id.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else dict(row)

    def piece(self, sha256: str, first: int, limit: int) -> bytes | None:
        """Bytes of a file from `first` on, none behind its end; None where it is not here."""
        cut = func.substr(release.c.file, first + 1, limit)
        query = select(cut).where(release.c.sha256 == sha256).limit(1)
        with self._engine.connect() as connection:
            found = connection.execute(query).scalar()
        return None if found is None else bytes(found)
