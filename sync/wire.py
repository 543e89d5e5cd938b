"""The envelope round the facts: batches out, replies in; success is what is echoed whole."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from counter_app.domain.heads import CityHead
from counter_app.domain.identity import EntryId
from counter_app.domain.outbox import Delivered, Delivery, OutboxEntry, Refused
from counter_app.domain.update import BYTES_MAX, VERSION
from counter_app.ports import (
    ChangePage,
    CityCatalogue,
    CityChange,
    CityUpdate,
    FileHeld,
    FilePart,
    Lease,
)

REASON_MAX = 300
CHANGES_MAX = 500
WHOLE_MAX = 2**63 - 1
REFERENCE_MAX = 100
HELD_MAX = 20_000
KEYS_MAX = 5_000
RECORDS_MAX = 5_000
HEADS_MAX = 1_000
HEAD_MAX = 100
KEY_MAX = 64
# Two million bytes in letters of six bits.
BUNDLE_TEXT_MAX = 2_800_000
_ZONE = len("+00:00")
# Made once: `json.dumps` looks at all its settings again for each word.
_quoted = json.JSONEncoder().encode
# Half letters and NUL come through JSON, but no database keeps them.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_SHA256 = re.compile("[0-9a-f]{64}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?Z")


class BrokenReplyError(Exception):
    """The reply is not one of the city's; its text names what is wrong, never what it said."""


def batch_body(
    station: str, audit_head: str, sent_at: datetime, entries: tuple[OutboxEntry, ...]
) -> bytes:
    """A batch as JSON. Payloads are JSON text already and are joined as they are.

    As bytes from the first: one citizen's name would widen every letter of the batch.
    """
    head = json.dumps({"station": station, "audit_head": audit_head, "sent_at": utc_text(sent_at)})
    parts = [head[:-1].encode(), b',"messages":[']
    comma = ""
    for entry in entries:
        envelope = (
            f'{comma}{{"key":{_quoted(entry.entry_id)},"lane":{_quoted(entry.lane)},'
            f'"sequence":{entry.sequence},"kind":{_quoted(entry.kind)},'
            f'"made_at":"{utc_text(entry.made_at)}",{_blobs(entry)}"body":'
        )
        parts += (envelope.encode(), entry.payload.encode(), b"}")
        comma = ","
    parts.append(b"]}")
    return b"".join(parts)


def batch_key(entries: tuple[OutboxEntry, ...]) -> str:
    """The batch's own name: the same entries again are the same request to any box on the way."""
    keys = "\n".join(entry.entry_id for entry in entries)
    return hashlib.sha256(keys.encode(errors="replace")).hexdigest()


def utc_text(instant: datetime) -> str:
    """An aware instant as this wire writes it."""
    if instant.tzinfo is UTC:
        return instant.isoformat()[:-_ZONE] + "Z"
    offset = instant.utcoffset()
    assert offset is not None
    return (instant.replace(tzinfo=None) - offset).isoformat() + "Z"


def deliveries(reply: object, entries: tuple[OutboxEntry, ...]) -> tuple[Delivery, ...]:
    """The answers to what was sent, in its order, or BrokenReplyError.

    Each entry has to be told of exactly once. What is blocked behind a refusal of its own lane has
    no answer; it waits.
    """
    results = _mapping(reply).get("results")
    if not isinstance(results, list) or len(results) != len(entries):
        raise BrokenReplyError("wrong_count")
    told = {_key(result): result for result in map(_mapping, results)}
    if told.keys() != {entry.entry_id for entry in entries}:
        raise BrokenReplyError("wrong_keys")
    answers: list[Delivery] = []
    stopped: set[str] = set()
    for entry in entries:
        result = told[entry.entry_id]
        status, is_behind = result.get("status"), entry.lane in stopped
        if (status == "blocked" and not is_behind) or (status == "accepted" and is_behind):
            raise BrokenReplyError("wrong_lane_order")
        answer = _delivery(entry.entry_id, result)
        if answer is not None:
            answers.append(answer)
        if status == "refused":
            stopped.add(entry.lane)
    return tuple(answers)


def change_page(reply: object, after: int, limit: int = CHANGES_MAX) -> ChangePage:
    """A page of at most `limit` changes in the order of their cursors, or BrokenReplyError."""
    page = _mapping(reply)
    changes = page.get("changes")
    if not isinstance(changes, list) or len(changes) > limit:
        raise BrokenReplyError("wrong_page")
    read = tuple(_change(_mapping(change)) for change in changes)
    cursors = [after, *(change.cursor for change in read)]
    if cursors != sorted(set(cursors)) or type(page.get("more")) is not bool:
        raise BrokenReplyError("wrong_order")
    cursor = _whole(page, "cursor")
    if cursor != cursors[-1] or (page["more"] and not read):
        # More behind a page that leads nowhere would be asked for without end.
        raise BrokenReplyError("wrong_cursor")
    return ChangePage(read, cursor, bool(page["more"]), city_time(reply))


def lease(reply: object, kind: str) -> Lease:
    """The block that the city lent, or BrokenReplyError."""
    block = _mapping(reply)
    first, last = _whole(block, "first"), _whole(block, "last")
    if block.get("kind") != kind or not first <= last or not isinstance(block.get("lease_id"), str):
        raise BrokenReplyError("wrong_lease")
    return Lease(kind, first, last)


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page of the keys that the city holds of a day; `sha256` is the whole day's."""

    keys: tuple[str, ...]
    count: int
    sha256: str
    more: bool


def held_page(reply: object, station: str, day: date, after: str) -> HeldPage:
    """A page of keys in their order, or BrokenReplyError."""
    page = _mapping(reply)
    keys = page.get("keys")
    if page.get("station") != station or page.get("day") != day.isoformat():
        raise BrokenReplyError("wrong_day")
    if not isinstance(keys, list) or len(keys) > KEYS_MAX:
        raise BrokenReplyError("wrong_page")
    if not all(isinstance(key, str) and 0 < len(key) <= KEY_MAX for key in keys):
        raise BrokenReplyError("wrong_keys")
    more, sha256 = page.get("more"), page.get("sha256")
    if keys != sorted(set(keys)) or (keys and keys[0] <= after) or type(more) is not bool:
        raise BrokenReplyError("wrong_order")
    if not isinstance(sha256, str) or (more and not keys):
        raise BrokenReplyError("wrong_page")
    return HeldPage(tuple(keys), _whole(page, "count"), sha256, more)


def held(pages: Sequence[HeldPage]) -> frozenset[str]:
    """The keys of a whole day, if they are what each page says of the day; or BrokenReplyError."""
    keys = [key for page in pages for key in page.keys]
    digest = hashlib.sha256("\n".join(keys).encode(errors="replace")).hexdigest()
    if any((page.count, page.sha256) != (len(keys), digest) for page in pages):
        # Something was added between two pages, or the page is not the city's.
        raise BrokenReplyError("wrong_digest")
    return frozenset(keys)


@dataclass(frozen=True, slots=True)
class HeadPage:
    """A page of heads, newest first; `lowest` is the number of its last one."""

    heads: tuple[CityHead, ...]
    lowest: int
    more: bool


def head_page(reply: object, station: str, before: int | None) -> HeadPage:
    """A page of heads in their order, or BrokenReplyError."""
    page = _mapping(reply)
    rows, more = page.get("heads"), page.get("more")
    if page.get("station") != station:
        raise BrokenReplyError("wrong_station")
    if not isinstance(rows, list) or len(rows) > HEADS_MAX or type(more) is not bool:
        raise BrokenReplyError("wrong_page")
    heads, lowest = [], before
    for row in map(_mapping, rows):
        number, link = _whole(row, "number"), row.get("audit_head")
        if not isinstance(link, str) or not 0 < len(link) <= HEAD_MAX:
            raise BrokenReplyError("wrong_heads")
        if number < 1 or (lowest is not None and number >= lowest):
            raise BrokenReplyError("wrong_order")
        lowest = number
        heads.append(CityHead(link, _instant(row.get("noted_at"))))
    if more and not heads:
        raise BrokenReplyError("wrong_page")
    return HeadPage(tuple(heads), lowest or 0, more)


def file_held(headers: Mapping[str, str]) -> FileHeld:
    """What the city's headers say of a file, or BrokenReplyError."""
    received, complete = headers.get("X-Received", ""), headers.get("X-Complete")
    if not re.fullmatch("[0-9]{1,9}", received) or complete not in ("true", "false"):
        raise BrokenReplyError("wrong_file")
    return FileHeld(int(received), complete == "true")


def file_part(reply: object, part: FilePart) -> FileHeld:
    """Where the next piece of a file begins, or that it is whole; or BrokenReplyError."""
    answer = _mapping(reply)
    if "complete" not in answer:
        received = _whole(answer, "received")
        if received > part.size:
            raise BrokenReplyError("wrong_file")
        return FileHeld(received, is_complete=False)
    if (answer.get("sha256"), answer.get("size")) != (part.sha256, part.size) or (
        answer["complete"] is not True
    ):
        raise BrokenReplyError("wrong_file")
    return FileHeld(part.size, is_complete=True)


def catalogue(reply: object, version: str) -> CityCatalogue:
    """A published version whose records are what their digest says, or BrokenReplyError."""
    page = _mapping(reply)
    records, day = page.get("records"), page.get("valid_from")
    if page.get("version") != version or not isinstance(day, str):
        raise BrokenReplyError("wrong_version")
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        raise BrokenReplyError("wrong_shape")
    if len(records) > RECORDS_MAX:
        raise BrokenReplyError("wrong_page")
    text = json.dumps(records, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if hashlib.sha256(text.encode(errors="replace")).hexdigest() != page.get("sha256"):
        raise BrokenReplyError("wrong_digest")
    try:
        valid_from = date.fromisoformat(day)
    except ValueError:
        raise BrokenReplyError("wrong_day") from None
    return CityCatalogue(version, valid_from, tuple(records))


def bundle(reply: object, sha256: str) -> bytes:
    """A published bundle that is what its digest says, or BrokenReplyError."""
    page = _mapping(reply)
    text = page.get("file")
    if not isinstance(text, str) or len(text) > BUNDLE_TEXT_MAX:
        raise BrokenReplyError("wrong_shape")
    try:
        content = base64.b64decode(text, validate=True)
    except ValueError:
        raise BrokenReplyError("wrong_shape") from None
    if page.get("sha256") != sha256 or hashlib.sha256(content).hexdigest() != sha256:
        raise BrokenReplyError("wrong_digest")
    return content


def newest_update(reply: object) -> CityUpdate:
    """What the city offers, or BrokenReplyError."""
    page = _mapping(reply)
    version, size, sha256 = page.get("version"), page.get("size"), page.get("sha256")
    if not isinstance(version, str) or not VERSION.fullmatch(version):
        raise BrokenReplyError("wrong_version")
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise BrokenReplyError("wrong_digest")
    if type(size) is not int or not 0 < size <= BYTES_MAX:
        raise BrokenReplyError("wrong_size")
    return CityUpdate(version, size, sha256)


def update_piece(reply: object, offered: CityUpdate, first: int, most: int) -> bytes:
    """Bytes of the file that was asked for, from where they were asked, or BrokenReplyError."""
    page = _mapping(reply)
    text, at = page.get("data"), page.get("first")
    if not isinstance(text, str) or type(at) is not int:
        raise BrokenReplyError("wrong_shape")
    if page.get("sha256") != offered.sha256 or at != first:
        raise BrokenReplyError("wrong_piece")
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise BrokenReplyError("wrong_shape") from None
    if not 0 < len(data) <= min(most, offered.size - first):
        raise BrokenReplyError("wrong_piece")
    return data


def city_time(reply: object) -> datetime:
    """The city's clock in a reply."""
    return _instant(_mapping(reply).get("server_time"))


def _instant(text: object) -> datetime:
    if not isinstance(text, str) or not _INSTANT.fullmatch(text):
        raise BrokenReplyError("wrong_time")
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise BrokenReplyError("wrong_time") from None
    if not 2000 <= instant.year <= 2999:
        raise BrokenReplyError("wrong_time")
    return instant


def token(reply: object) -> str:
    """The bearer token in a reply."""
    text = _mapping(reply).get("access_token")
    if not isinstance(text, str) or not re.fullmatch("[!-~]{1,4096}", text):
        # Anything else cannot stand in a header.
        raise BrokenReplyError("wrong_token")
    if _whole(_mapping(reply), "expires_in") < 1:
        raise BrokenReplyError("wrong_token")
    return text


def parse(body: bytes) -> object:
    """JSON in UTF-8 without NaN and without repeated keys, or BrokenReplyError."""
    try:
        # Of bytes the library would guess other ways of writing letters.
        return json.loads(body.decode(), parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise BrokenReplyError("bad_json") from None


def _blobs(entry: OutboxEntry) -> str:
    return f'"blobs":{json.dumps(entry.files)},' if entry.files else ""


def _key(result: Mapping[str, Any]) -> str:
    key = result.get("key")
    if not isinstance(key, str):
        raise BrokenReplyError("wrong_keys")
    return key


def _delivery(key: EntryId, result: Mapping[str, Any]) -> Delivery | None:
    """None for an entry that waits behind a refusal."""
    try:
        status, reference, reason = result["status"], result["reference"], result["reason"]
    except KeyError:
        raise BrokenReplyError("wrong_status") from None
    held = result.get("held")
    told = ((reference, str), (reason, str), (held, dict))
    if any(one is not None and not isinstance(one, kind) for one, kind in told):
        raise BrokenReplyError("wrong_status")
    if status in ("accepted", "duplicate") and isinstance(reference, str) and reference:
        return Delivered(key, _keepable(reference)[:REFERENCE_MAX])
    if status == "refused" and isinstance(reason, str):
        return Refused(key, _keepable(reason)[:REASON_MAX], _held(held))
    if status == "blocked":
        return None
    raise BrokenReplyError("wrong_status")


def _held(told: object) -> str | None:
    """What the city holds instead, where it tells; never a reason to doubt its refusal."""
    if not isinstance(told, dict):
        return None
    text = json.dumps(told, ensure_ascii=False)
    return _keepable(text) if len(text) <= HELD_MAX else None


def _change(change: Mapping[str, Any]) -> CityChange:
    kind = change.get("kind")
    if not isinstance(kind, str):
        raise BrokenReplyError("wrong_page")
    body = {
        name: _keepable(value) if isinstance(value, str) else value
        for name, value in _mapping(change.get("body")).items()
    }
    return CityChange(_whole(change, "cursor"), kind, body)


def _keepable(text: str) -> str:
    return _UNKEEPABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BrokenReplyError("wrong_shape")
    return value


def _whole(mapping: Mapping[str, Any], name: str) -> int:
    value = mapping.get(name)
    if type(value) is not int or not 0 <= value <= WHOLE_MAX:
        raise BrokenReplyError("wrong_number")
    return value


def _refuse(name: str) -> float:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made
