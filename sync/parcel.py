"""The city's post by USB stick: sealed, numbered parcels out, and their answers back.

A parcel holds what waits for the city, under the same keys as the network would; any computer with
a line carries it there and writes the answer. The scans that a fact needs travel behind the facts.
Nothing is settled before the answer comes home, so a parcel that is lost is made again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from counter_app.domain.errors import InputError, StoreError
from counter_app.domain.identity import EntryId
from counter_app.domain.instant import instant, micros
from counter_app.domain.outbox import Delivered, Delivery, OutboxEntry, Refused, Unreachable
from counter_app.ports import ChangePage, CityGateway
from sync import wire
from sync.parcel_format import BYTES_MAX, Label, Way, pack, unpack
from sync.pull import pull
from sync.relay import PostDesk, drain
from sync.uploads import OURS, FileDesk

ENTRIES_MAX = 20_000
# What a small computer carries in its memory; the rest goes with the next parcel.
FILES_MAX = 120_000_000
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What waits, how far the desk has read, the head of its trail, and the files by digest.

    `unread` are files that the desk could not read, each with the code of why.
    """

    entries: tuple[OutboxEntry, ...]
    cursor: int
    audit_head: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Packed:
    """A parcel, how many facts it holds, and how many wait for the next one."""

    content: bytes
    entries: int
    left: int


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

    def number_parcel(self, left: int) -> int:
        """The next number of this station's parcels; `left` facts did not fit."""
        ...

    def check_answer(self, number: int) -> None:
        """Raises StaleError("parcel_stale") for an answer that is older than one taken in."""
        ...

    def note_answer(self, number: int) -> None:
        """The answer to this parcel was taken in."""
        ...


def export(desk: ParcelDesk, station: str, installation: str, secret: str, at: str) -> Packed:
    """A parcel of what waits; made again, it holds the same until the city has answered."""
    waiting = desk.outbox_waiting(ENTRIES_MAX, BYTES_MAX // 4)
    load = _Load(desk)
    entries = load.take(waiting)
    left = len(waiting) - len(entries)
    label = Label(Way.TO_CITY, station, installation, desk.number_parcel(left), at)
    body = {
        "entries": [_entry_facts(entry) for entry in entries],
        "cursor": desk.inbox_cursor(),
        "audit_head": desk.audit_head(),
        "files": [[digest, len(content)] for digest, content in load.files.items()],
        "unread": load.unread,
    }
    content = pack(label, body, secret, b"".join(load.files.values()))
    return Packed(content, len(entries), left)


def take_answer(
    desk: ParcelDesk, content: bytes, station: str, installation: str, secret: str
) -> int:
    """Note the city's answers and changes as the network would; gives how many answers came.

    Raises InputError or StaleError before anything is changed.
    """
    label, body, _ = unpack(content, secret, Way.TO_DESK)
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
    label, body, files = unpack(content, secret, Way.TO_CITY)
    claimed = gateway.lease("dossier")
    if isinstance(claimed, Unreachable):
        code = "parcel_foreign" if claimed.reason == "http_409" else "parcel_city_silent"
        raise InputError(code, station=label.station, reason=claimed.reason)
    desk = _Carried(_read_outgoing(body, files))
    drained = drain(desk, gateway)
    while drained.has_more:
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

    def file_piece(self, digest: str, start: int) -> tuple[int, bytes]:
        """A file's size and a piece of it; raises the StoreError of the desk that packed it."""
        content = self.outgoing.files.get(digest)
        if content is None:
            raise StoreError(self.outgoing.unread.get(digest, "file_missing"), file=digest[:12])
        return len(content), content[start : start + PIECE]

    def audit_head(self) -> str:
        """The head when the parcel was made."""
        return self.outgoing.audit_head

    def inbox_cursor(self) -> int:
        """How far the desk, and this parcel, have read."""
        return self.pages[-1].cursor if self.pages else self.outgoing.cursor

    def note_changes(self, page: ChangePage) -> None:
        """Keep a page for the way home."""
        self.pages.append(page)


class _Load:
    """Fills a parcel: facts in order within each lane, each with the files that it needs.

    A file that does not fit closes its lane. One that cannot be read goes as its trouble, so that
    the answer brings it before a person, as the network would.
    """

    def __init__(self, desk: FileDesk) -> None:
        self._desk = desk
        self._size = 0
        self.files: dict[str, bytes] = {}
        self.unread: dict[str, str] = {}

    def take(self, waiting: tuple[OutboxEntry, ...]) -> tuple[OutboxEntry, ...]:
        """What of these goes into the parcel."""
        closed: set[str] = set()
        taken = []
        for entry in waiting:
            if entry.lane not in closed and all(self._has(digest) for digest in entry.files):
                taken.append(entry)
            else:
                closed.add(entry.lane)
        return tuple(taken)

    def _has(self, digest: str) -> bool:
        if digest in self.files or digest in self.unread:
            return True
        try:
            size, piece = self._desk.file_piece(digest, 0)
            if self._size + size > FILES_MAX:
                return False
            pieces = [piece]
            while piece and sum(map(len, pieces)) < size:
                _, piece = self._desk.file_piece(digest, sum(map(len, pieces)))
                pieces.append(piece)
        except StoreError as error:
            if error.code not in OURS:
                raise
            self.unread[digest] = error.code
            return True
        self.files[digest] = b"".join(pieces)
        self._size += size
        return True


def _entry_facts(entry: OutboxEntry) -> dict[str, Any]:
    return {**asdict(entry), "made_at": micros(entry.made_at)}


def _read_outgoing(body: Mapping[str, Any], content: bytes) -> Outgoing:
    entries = tuple(
        OutboxEntry(**{**one, "made_at": instant(one["made_at"]), "files": tuple(one["files"])})
        for one in body["entries"]
    )
    files, at = {}, 0
    for digest, size in body["files"]:
        files[digest] = content[at : at + size]
        at += size
    return Outgoing(entries, body["cursor"], body["audit_head"], files, body["unread"])


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
