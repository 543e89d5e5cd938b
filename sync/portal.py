"""The national portal in the city's place: the same port, its own words, one call per dossier."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from counter_app.domain import message
from counter_app.domain.heads import CityHead
from counter_app.domain.numbering import Series, station_block
from counter_app.domain.outbox import Delivered, Delivery, OutboxEntry, Refused, Unreachable
from counter_app.ports import ChangePage, FileHeld, Lease
from sync import portal_record
from sync.client import CityClient
from sync.evening import NO_NUMBERS
from sync.portal_record import PortalUnit, Row
from sync.wire import BrokenReplyError

ROWS_MAX = 10
# A call for each dossier: a pass is kept short, so that closing need not wait for it.
AT_ONCE = 50
DONE = 0
KNOWN = (3, -3)
KNOWN_WORDS = "đã tồn tại"
# What stands in the portal's reference of a fact that its vocabulary cannot say.
NO_WORD = "not_told"
# The portal follows dossiers; a counter's own day is none of its business.
NO_DOSSIER = frozenset({message.SHIFT_CLOSED, message.DAY_SIGNED, message.FEEDBACK_ANSWERED})
UPDATES: Mapping[str, Callable[[portal_record.Body], Row]] = {
    message.CORRECTED: portal_record.corrected,
    message.SETTLED: portal_record.settled,
    message.WENT_BACK: portal_record.went_back,
    message.DIGITISED: portal_record.digitised,
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Said:
    """The portal's answer: its code, and whether it says that it has this already."""

    code: int
    is_known: bool


class PortalGateway(CityClient):
    """One station at the portal, which lends no numbers, tells no changes and has no clock."""

    # Its session is one, and so is the order in which a dossier's steps are told.
    lines = 1

    def __init__(
        self, base_url: str, station: str, secret: str, installation: str, unit: PortalUnit,
        **limits: Any,
    ) -> None:  # fmt: skip
        super().__init__(base_url, station, secret, installation, **limits)
        self._unit = unit
        self._portal_session = ""
        self._headers["dstcode"] = unit.agency

    def deliver(
        self,
        entries: tuple[OutboxEntry, ...],
        audit_head: str,  # noqa: ARG002  # no place for it
    ) -> tuple[Delivery, ...] | Unreachable:
        """Send dossiers one by one and steps ten by ten; what is left keeps its keys.

        The first fact of each dossier goes before the second of any, and nothing goes behind a
        refusal of its own dossier.
        """
        answers: list[Delivery] = []
        stopped: set[str] = set()
        for turn in _turns(entries[:AT_ONCE]):
            still = [one for one in turn if one.lane not in stopped]
            for group in _groups(still):
                is_step = group[0].kind == message.MOVED
                told = self._steps(group) if is_step else self._fact(group[0])
                if isinstance(told, Unreachable):
                    return tuple(answers) or told
                answers += told
                done = {one.entry_id for one in told if isinstance(one, Delivered)}
                stopped |= {one.lane for one in group if one.entry_id not in done}
        return tuple(answers)

    def changes(self, after: int, limit: int) -> ChangePage | Unreachable:  # noqa: ARG002
        """Nothing: the portal has no cursor. Signing in anew shows whether it is there."""
        self._token = ""
        answer = self._asked(lambda: None, lambda _reply: None)
        if isinstance(answer, Unreachable):
            return answer
        return ChangePage((), after, more=False, city_time=datetime.now(UTC))

    def heads(self, most: int) -> tuple[CityHead, ...]:  # noqa: ARG002
        """The portal keeps none."""
        return ()

    def file_held(self, sha256: str) -> FileHeld:  # noqa: ARG002
        """The portal takes no files: it is told their names and digests alone."""
        return FileHeld(0, is_complete=True)

    def lease(self, kind: str, after: int | None = None) -> Lease | Unreachable:
        """The block that the station's number leads, and no further one."""
        if after is not None:
            return Unreachable(NO_NUMBERS)
        block = station_block(Series(kind), int(self._station))
        return Lease(kind, block.first, block.last)

    def time(self) -> datetime | Unreachable:
        """Not told."""
        return Unreachable("not_offered")

    def _fact(self, entry: OutboxEntry) -> tuple[Delivery, ...] | Unreachable:
        body = json.loads(entry.payload)
        if entry.kind in UPDATES:
            return self._answered([entry], self._update(UPDATES[entry.kind](body)))
        if entry.kind in NO_DOSSIER:
            return (Delivered(entry.entry_id, NO_WORD),)
        if entry.kind not in (message.RECEIVED, message.SUPPLEMENT, message.REFUSED):
            # No try would ever tell it: a refusal would hold up the dossier's real news behind it.
            log.warning("the portal has no word for %s", entry.kind)
            return (Delivered(entry.entry_id, NO_WORD),)
        record = portal_record.record(body, self._unit)
        said = self._tell("DongBoHoSoMC", [record], is_updating=False)
        if not isinstance(said, Unreachable) and said.is_known:
            said = self._update(record)
        return self._answered([entry], said)

    def _steps(self, entries: Sequence[OutboxEntry]) -> tuple[Delivery, ...] | Unreachable:
        bodies = [json.loads(entry.payload) for entry in entries]
        rows = [portal_record.progress(body, self._unit) for body in bodies]
        said = self._tell("CapNhatTienDoHoSoMC", rows)
        if isinstance(said, Unreachable):
            return said
        if said.code != DONE and len(entries) > 1:
            # One of them is the trouble; a step that the portal has already is no trouble alone.
            return self._one_by_one(entries)
        if said.code != DONE and not said.is_known:
            return self._answered(entries, said)
        answers: list[Delivery] = []
        for entry, body in zip(entries, bodies, strict=True):
            told = self._answered([entry], self._update(portal_record.moved(body)))
            if isinstance(told, Unreachable):
                return tuple(answers) or told
            answers += told
        return tuple(answers)

    def _one_by_one(self, entries: Sequence[OutboxEntry]) -> tuple[Delivery, ...] | Unreachable:
        answers: list[Delivery] = []
        for entry in entries:
            told = self._steps([entry])
            if isinstance(told, Unreachable):
                return tuple(answers) or told
            answers += told
        return tuple(answers)

    def _answered(
        self, entries: Sequence[OutboxEntry], said: _Said | Unreachable
    ) -> tuple[Delivery, ...] | Unreachable:
        if isinstance(said, Unreachable):
            return said
        if said.code == DONE:
            codes = [str(json.loads(one.payload)["code"]) for one in entries]
            return tuple(
                Delivered(one.entry_id, code) for one, code in zip(entries, codes, strict=True)
            )
        # The portal's own words may name the person.
        return tuple(Refused(one.entry_id, f"portal_{said.code}") for one in entries)

    def _update(self, record: Row) -> _Said | Unreachable:
        return self._tell("DongBoHoSoMC", [record], is_updating=True)

    def _tell(
        self, service: str, rows: Sequence[Row], *, is_updating: bool | None = None
    ) -> _Said | Unreachable:
        updating = "" if is_updating is None else f"&isUpdating={is_updating}"
        agency = quote(self._unit.agency, safe="")
        path = f"/api/SynsTTHCC/{service}?MaDinhDanhDV={agency}{updating}"

        def call() -> object:
            asked = {
                "session": self._portal_session,
                "madonvi": self._unit.agency,
                "service": service,
                "data": rows,
            }
            text = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
            return self._call("POST", path, text.encode())

        return self._asked(call, _said)

    def _sign_in(self) -> None:
        asked = json.dumps({"username": self._station, "password": self._secret})
        reply = self._call("POST", "/auth", asked.encode())
        session = reply.get("session") if isinstance(reply, Mapping) else None
        if _said(reply).code != DONE or not isinstance(session, str) or not session:
            raise BrokenReplyError("wrong_session")
        self._portal_session = session
        self._token = "portal"  # noqa: S105  # signed in; the session itself goes in the body


def _turns(entries: Sequence[OutboxEntry]) -> Sequence[Sequence[OutboxEntry]]:
    """The first entry of each lane, then the second of each that has one, and so on."""
    turns: list[list[OutboxEntry]] = []
    seen: Counter[str] = Counter()
    for entry in entries:
        if seen[entry.lane] == len(turns):
            turns.append([])
        turns[seen[entry.lane]].append(entry)
        seen[entry.lane] += 1
    return turns


def _groups(entries: Sequence[OutboxEntry]) -> Sequence[Sequence[OutboxEntry]]:
    """What goes in one call: a fact by itself, steps ten by ten."""
    steps = [one for one in entries if one.kind == message.MOVED]
    facts = [[one] for one in entries if one.kind != message.MOVED]
    return [*facts, *(steps[at : at + ROWS_MAX] for at in range(0, len(steps), ROWS_MAX))]


def _said(reply: object) -> _Said:
    """The code of an answer, or BrokenReplyError."""
    code = reply.get("error_code") if isinstance(reply, Mapping) else None
    if isinstance(code, str) and code.lstrip("-").isdigit() and len(code) < 9:
        code = int(code)
    if type(code) is not int:
        raise BrokenReplyError("wrong_code")
    assert isinstance(reply, Mapping)
    words = str(reply.get("message", "")).lower()
    return _Said(code, code in KNOWN and KNOWN_WORDS in words)
