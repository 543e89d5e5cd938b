"""The versions of the catalogue that the city published."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import Engine, insert, select

from sync.sandbox.tables import catalogue, one_writer


class Catalogues:
    """Each version once, as it was published."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def publish(self, version: str, valid_from: str, records: list[Any]) -> str | None:
        """Keep a version and give its digest; None where the version is another one already."""
        text = canonical(records)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        old = self.read(version)
        if old is not None:
            same = (old["sha256"], old["valid_from"]) == (sha256, valid_from)
            return sha256 if same else None
        with self._engine.begin() as connection:
            one_writer(connection)
            connection.execute(
                insert(catalogue).values(
                    version=version, valid_from=valid_from, records=text, sha256=sha256
                )
            )
        return sha256

    def read(self, version: str) -> dict[str, Any] | None:
        """One version; None where it was never published."""
        with self._engine.connect() as connection:
            row = connection.execute(
                select(catalogue).where(catalogue.c.version == version)
            ).one_or_none()
        if row is None:
            return None
        return {
            "version": row.version,
            "valid_from": row.valid_from,
            "records": json.loads(row.records),
            "sha256": row.sha256,
        }


def canonical(records: list[Any]) -> str:
    """The text under the digest: sorted names, no blanks, letters as they are."""
    return json.dumps(records, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
