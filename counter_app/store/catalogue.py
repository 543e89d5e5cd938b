"""Raw records as they came, and the versions of procedures that the office made of them."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from counter_app.store import schema

if TYPE_CHECKING:
    from counter_app.store.rows import Reading, Row, Writing


class Catalogues:
    """Keeps records, and puts versions into force."""

    def __init__(self, uow: Writing) -> None:
        self._uow = uow
        self._newest: dict[str, Row] | None = None

    def keep_raw(
        self,
        code: str,
        text: str,
        *,
        shape: str,
        source: str,
        row: int,
        doubts: Sequence[str],
        at: int,
    ) -> bool:
        """A record to the letter, once; False where the very same is here already."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if self._uow.one(schema.raw_record, code=code, digest=digest) is not None:
            return False
        self._uow.insert(
            schema.raw_record,
            {
                "code": code,
                "digest": digest,
                "shape": shape,
                "source": source,
                "row": row,
                "packed": pack(text),
                "doubts": json.dumps(list(doubts)),
                "read_at": at,
            },
        )
        return True

    def add(
        self,
        record: Mapping[str, Any],
        *,
        source: str,
        author: str,
        now: int,
        names: tuple[str, str] | None = None,
    ) -> str:
        """Take in one record as a version; gives "added", "changed", "same" or "curated".

        A changed record becomes a new version: the dossiers received under the old one keep it.
        `names` marks a record of the national database: it never takes the place of a version
        that the office has curated.
        """
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, default=float)
        digest = hashlib.sha256(text.encode()).hexdigest()
        code = str(record["code"])
        newest = self._newest_of(code)
        if newest is not None and newest["digest"] == digest:
            return "same"
        if names is not None and newest is not None and newest["name"] is None:
            return "curated"
        row = {
            "code": code,
            "version": newest["version"] + 1 if newest else 1,
            "record": text,
            "digest": digest,
            "source": source,
            "author": author,
            "imported_at": now,
            "name": names[0] if names else None,
            "field_name": names[1] if names else None,
        }
        self._uow.insert(schema.procedure, row)
        if self._newest is not None:
            self._newest[code] = row
        return "changed" if newest else "added"

    def draft(
        self,
        record: Mapping[str, Any],
        *,
        author: str,
        author_id: str,
        reason: str,
        valid_from: date,
        now: int,
    ) -> int:
        """A curated version that waits for its second person; gives its number."""
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, default=float)
        code = str(record["code"])
        newest = self._newest_of(code)
        version = int(newest["version"]) + 1 if newest else 1
        self._uow.insert(
            schema.procedure,
            {
                "code": code,
                "version": version,
                "valid_from": valid_from.isoformat(),
                "record": text,
                "digest": hashlib.sha256(text.encode()).hexdigest(),
                "source": "curated",
                "author": author,
                "author_id": author_id,
                "reason": reason,
                "imported_at": now,
            },
        )
        return version

    def has(self, code: str, digest: str) -> bool:
        """Whether the newest version of a procedure is this very record."""
        newest = self._newest_of(code)
        return newest is not None and newest["digest"] == digest

    def find(self, code: str, version: int) -> Row | None:
        """One version of a procedure, or None."""
        return self._uow.one(schema.procedure, code=code, version=version)

    def approve(self, old: Row, *, approver: str, now: int) -> None:
        """The second person's word: in force from its day on."""
        self._uow.change(schema.procedure, old, approver=approver, approved_at=now)

    def load_newest(self) -> None:
        """Read all newest versions at once, for an import of thousands."""
        table = schema.procedure
        rows = self._uow.rows(
            select(table.c.code, table.c.version, table.c.digest, table.c.name).order_by(
                table.c.code, table.c.version
            )
        )
        self._newest = {row["code"]: row for row in rows}

    def _newest_of(self, code: str) -> Row | None:
        if self._newest is not None:
            return self._newest.get(code)
        table = schema.procedure
        rows = self._uow.rows(
            select(table.c.version, table.c.digest, table.c.name)
            .where(table.c.code == code)
            .order_by(table.c.version.desc())
            .limit(1)
        )
        return rows[0] if rows else None


def raw_of(reading: Reading, code: str) -> tuple[str, tuple[str, ...]] | None:
    """The newest raw record of a procedure and its doubts, or None."""
    table = schema.raw_record
    rows = reading.rows(
        select(table.c.packed, table.c.doubts)
        .where(table.c.code == code)
        .order_by(table.c.read_at.desc())
        .limit(1)
    )
    if not rows:
        return None
    return unpack(rows[0]["packed"]), tuple(json.loads(rows[0]["doubts"]))


def doubts_by_code(reading: Reading) -> dict[str, tuple[str, ...]]:
    """What was doubtful about each raw record, the newest by code."""
    table = schema.raw_record
    rows = reading.rows(select(table.c.code, table.c.doubts).order_by(table.c.read_at))
    return {row["code"]: tuple(json.loads(row["doubts"])) for row in rows}


def pack(text: str) -> str:
    """The text in a third of its room; nothing of it is lost."""
    return base64.b85encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 6)).decode()


def unpack(packed: str) -> str:
    """The text again."""
    return zlib.decompress(base64.b85decode(packed)).decode("utf-8", "surrogatepass")
