"""The city's post by USB stick: sealed, numbered parcels out, and their answers back.

A parcel holds what waits for the city, under the same keys as the network would; any computer with
a line carries it there and writes the answer. Nothing is settled before the answer comes home, so
a parcel that is lost is made again.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from counter_app import sealed
from counter_app.domain.errors import InputError, StoreError
from counter_app.domain.identity import EntryId
from counter_app.domain.instant import instant, micros
from counter_app.domain.outbox import Delivered, Delivery, OutboxEntry, Refused, Unreachable
from counter_app.ports import ChangePage, CityGateway
from sync import wire
from sync.pull import pull
from sync.relay import PostDesk, drain

KIND = b"QMC-PARCEL 1\n"
ENTRIES_MAX = 20_000
BYTES_MAX = 200_000_000


class Way(StrEnum):
    """Where a parcel goes."""

    TO_CITY = "to_city"
    TO_DESK = "to_desk"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands outside; it names no citizen. An answer bears the number it answers."""

    way: Way
    station: str
    installation: str
    number: int
    made_at: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What waits, how far the desk has read, and the head of its trail."""

    entries: tuple[OutboxEntry, ...]
    cursor: int
    audit_head: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the city said of each entry, and what it told besides."""

    deliveries: tuple[Delivery, ...]
    after: int
    pages: tuple[ChangePage, ...]


class ParcelDesk(PostDesk, Protocol):
    """What a parcel asks of the desk beyond the post itself."""

    def outbox_waiting(self, limit: int, max_bytes: int) -> tuple[OutboxEntry, ...]:
        """Everything that waits, in order within each lane."""
        ...

    def number_parcel(self) -> int:
        """The next number of this station's parcels."""
        ...

    def check_answer(self, number: int) -> None:
        """Raises StaleError("parcel_stale") for an answer that is older than one taken in."""
        ...

    def note_answer(self, number: int) -> None:
        """The answer to this parcel was taken in."""
        ...


def export(desk: ParcelDesk, station: str, installation: str, secret: str, at: str) -> bytes:
    """A parcel of what waits; made again, it holds the same until the city has answered.

    Scans do not travel in it: a fact that needs one waits for the line, and its lane with it.
    """
    entries = _before_files(desk.outbox_waiting(ENTRIES_MAX, BYTES_MAX // 4))
    label = Label(Way.TO_CITY, station, installation, desk.number_parcel(), at)
    body = {
        "entries": [_entry_facts(entry) for entry in entries],
        "cursor": desk.inbox_cursor(),
        "audit_head": desk.audit_head(),
    }
    return pack(label, body, secret)


def take_answer(
    desk: ParcelDesk, content: bytes, station: str, installation: str, secret: str
) -> int:
    """Note the city's answers and changes as the network would; gives how many answers came.

    Raises InputError or StaleError before anything is changed.
    """
    label, body = unpack(content, secret, Way.TO_DESK)
    if (label.station, label.installation) != (station, installation):
        raise InputError("parcel_foreign", station=label.station)
    desk.check_answer(label.number)
    answer = _read_answer(body)
    cursor = desk.inbox_cursor()
    if answer.after > cursor:
        raise InputError("parcel_of_another_day")
    if answer.deliveries:
        desk.settle(answer.deliveries)
    for page in answer.pages:
        if page.cursor > cursor:
            desk.note_changes(page)
    desk.note_answer(label.number)
    return len(answer.deliveries)


def carry(content: bytes, gateway: CityGateway, secret: str, at: str) -> tuple[bytes, int]:
    """Hand a parcel to the city and seal its answer; gives it with the number of answers.

    What the city had answered before it fell silent comes home too; the rest goes with another
    parcel. Raises InputError("parcel_city_silent") where it answered nothing at all, and
    "parcel_foreign" where the city knows the station by another installation.
    """
    label, body = unpack(content, secret, Way.TO_CITY)
    claimed = gateway.lease("dossier")
    if isinstance(claimed, Unreachable):
        code = "parcel_foreign" if claimed.reason == "http_409" else "parcel_city_silent"
        raise InputError(code, station=label.station, reason=claimed.reason)
    desk = _Carried(_read_outgoing(body))
    drained = drain(desk, gateway)
    if drained.unreachable is None:
        pull(desk, gateway)
    elif not desk.deliveries:
        raise InputError("parcel_city_silent", reason=drained.unreachable.reason)
    answer = {
        "deliveries": [_delivery_facts(one) for one in desk.deliveries],
        "after": desk.outgoing.cursor,
        "pages": [_page_facts(page) for page in desk.pages],
    }
    back = Label(Way.TO_DESK, label.station, label.installation, label.number, at)
    return pack(back, answer, secret), len(desk.deliveries)


def label_of(content: bytes) -> Label:
    """What stands outside a parcel; nobody vouches for it before it is opened."""
    return _opened(content)[0]


def pack(label: Label, body: Mapping[str, Any], secret: str) -> bytes:
    """One sealed file."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    head = sealed.head_bytes(KIND, asdict(label))
    inside = sealed.seal(secret, zlib.compress(text.encode(), 6), head)
    return head + len(inside).to_bytes(8, "big") + inside


def unpack(content: bytes, secret: str, way: Way) -> tuple[Label, Mapping[str, Any]]:
    """A parcel's label and body.

    Raises InputError: "parcel_not_ours", "parcel_cut", "parcel_wrong_way", or
    "parcel_secret_wrong" for another secret or an altered byte.
    """
    label, inside = _opened(content)
    if label.way is not way:
        raise InputError("parcel_wrong_way")
    plain = sealed.unseal(secret, inside, sealed.head_bytes(KIND, asdict(label)))
    if plain is None:
        raise InputError("parcel_secret_wrong")
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(plain, BYTES_MAX)
    if unpacking.unconsumed_tail:
        raise InputError("file_too_large", field="file")
    body: Mapping[str, Any] = json.loads(text)
    return label, body


def _opened(content: bytes) -> tuple[Label, bytes]:
    file = io.BytesIO(content)
    try:
        facts = sealed.read_head(file, KIND)
        label = Label(
            Way(facts["way"]),
            str(facts["station"]),
            str(facts["installation"]),
            int(facts["number"]),
            str(facts["made_at"]),
        )
    except (sealed.NotOursError, KeyError, TypeError, ValueError):
        raise InputError("parcel_not_ours", field="file") from None
    size = int.from_bytes(file.read(8), "big")
    inside = file.read()
    if len(inside) != size:
        raise InputError("parcel_cut", field="file")
    return label, inside


@dataclass(slots=True)
class _Carried:
    """A desk that is not here: the relay works on its parcel as it would on the desk itself."""

    outgoing: Outgoing
    deliveries: list[Delivery] = field(default_factory=list)
    pages: list[ChangePage] = field(default_factory=list)

    def outbox_due(
        self, limit: int, max_bytes: int, after: OutboxEntry | None = None
    ) -> tuple[OutboxEntry, ...]:
        """What is unanswered behind an entry; a refusal closes its lane, and so does what was read
        before and is not answered yet.
        """
        answers = {one.entry_id: one for one in self.deliveries}
        closed: set[str] = set()
        batch: list[OutboxEntry] = []
        size = 0
        is_passed = after is None
        for entry in self.outgoing.entries:
            answer = answers.get(entry.entry_id)
            if isinstance(answer, Refused) or (answer is None and not is_passed):
                closed.add(entry.lane)
            if answer is None and entry.lane not in closed:
                size += len(entry.payload.encode()) + 200
                if len(batch) == limit or (batch and size > max_bytes):
                    break
                batch.append(entry)
            is_passed = is_passed or entry == after
        return tuple(batch)

    def settle(self, results: tuple[Delivery, ...]) -> None:
        """Keep the answers for the way home."""
        self.deliveries += results

    def file_piece(self, digest: str, _start: int) -> tuple[int, bytes]:
        """Files stay where they are; what needs one is in no parcel."""
        raise StoreError("file_missing", file=digest[:12])

    def audit_head(self) -> str:
        """The head when the parcel was made."""
        return self.outgoing.audit_head

    def inbox_cursor(self) -> int:
        """How far the desk, and this parcel, have read."""
        return self.pages[-1].cursor if self.pages else self.outgoing.cursor

    def note_changes(self, page: ChangePage) -> None:
        """Keep a page for the way home."""
        self.pages.append(page)


def _before_files(entries: tuple[OutboxEntry, ...]) -> tuple[OutboxEntry, ...]:
    """Each lane up to the first fact that needs a file."""
    closed: set[str] = set()
    taken = []
    for entry in entries:
        if entry.files:
            closed.add(entry.lane)
        if entry.lane not in closed:
            taken.append(entry)
    return tuple(taken)


def _entry_facts(entry: OutboxEntry) -> dict[str, Any]:
    return {**asdict(entry), "made_at": micros(entry.made_at)}


def _read_outgoing(body: Mapping[str, Any]) -> Outgoing:
    entries = tuple(
        OutboxEntry(**{**one, "made_at": instant(one["made_at"]), "files": tuple(one["files"])})
        for one in body["entries"]
    )
    return Outgoing(entries, body["cursor"], body["audit_head"])


def _delivery_facts(delivery: Delivery) -> dict[str, Any]:
    return asdict(delivery)


def _page_facts(page: ChangePage) -> dict[str, Any]:
    changes = [
        {"cursor": one.cursor, "kind": one.kind, "body": dict(one.body)} for one in page.changes
    ]
    at = wire.utc_text(page.city_time)
    return {"changes": changes, "cursor": page.cursor, "more": page.more, "server_time": at}


def _read_answer(body: Mapping[str, Any]) -> Answer:
    deliveries = tuple(
        Delivered(EntryId(one["entry_id"]), one["reference"])
        if "reference" in one
        else Refused(EntryId(one["entry_id"]), one["reason"], one["held"])
        for one in body["deliveries"]
    )
    pages, after = [], int(body["after"])
    for facts in body["pages"]:
        pages.append(wire.change_page(facts, after))
        after = pages[-1].cursor
    return Answer(deliveries, int(body["after"]), tuple(pages))
