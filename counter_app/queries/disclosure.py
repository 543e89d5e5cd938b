"""The monthly list of delays as it is drafted, signed and published; the year's targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.disclosure import (
    DelayLine,
    DisclosureState,
    month_of,
    unpacked,
)
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.export import Sheet
from counter_app.domain.instant import instant
from counter_app.domain.kpi import MEASURES
from counter_app.domain.target import Progress, progress, year_of
from counter_app.paper.blocks import Paper
from counter_app.paper.delay_list import DelayList, delay_list, listed
from counter_app.paper.head import paper_office
from counter_app.queries.kpi import Kpi
from counter_app.queries.query import Query
from counter_app.queries.view import View
from counter_app.store import disclosure
from counter_app.store.delay import delays
from counter_app.store.rows import Row


@dataclass(frozen=True, slots=True)
class Signed:
    """Who put their name to something, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DisclosureVersion:
    """One version of a month. `reason` is why it replaces the one before."""

    month: str
    version: int
    state: DisclosureState
    lines: tuple[DelayLine, ...]
    digest: str
    reason: str
    returned: str
    made: Signed
    signed: Signed | None
    published: Signed | None


@dataclass(frozen=True, slots=True)
class DisclosurePage:
    """A month: every version, the newest first, and what a draft made now would list."""

    versions: tuple[DisclosureVersion, ...]
    now: tuple[DelayLine, ...]


@dataclass(frozen=True, slots=True)
class Disclosure(Query[DisclosurePage]):
    """One month, "2026-11"."""

    month: str

    def answer(self, view: View) -> DisclosurePage:
        """Raises InputError("month_wrong")."""
        first, last = month_of(self.month)
        found = tuple(_version(row, view) for row in disclosure.versions(view.reading, self.month))
        lines = delays(view.reading, first, last, view.now, view.station)
        return DisclosurePage(found[::-1], lines)


@dataclass(frozen=True, slots=True)
class DisclosurePaper(Query[Paper]):
    """A published version on A4, ready to be put up."""

    month: str
    version: int

    def answer(self, view: View) -> Paper:
        """Raises InputError("disclosure_unknown"), RuleError("disclosure_not_published")."""
        found = _published(view, self.month, self.version)
        assert found.signed is not None
        assert found.published is not None
        first, _last = month_of(self.month)
        return delay_list(
            DelayList(
                paper_office(view.station.office),
                first,
                found.version,
                found.reason,
                found.lines,
                found.published.at,
                found.digest[:12],
                (found.made.name, found.signed.name, found.published.name),
            )
        )


@dataclass(frozen=True, slots=True)
class DisclosureSheets(Query[tuple[Sheet, ...]]):
    """The same as sheets: the list, its sums by unit, and what it is."""

    month: str
    version: int

    def answer(self, view: View) -> tuple[Sheet, ...]:
        """Raises InputError("disclosure_unknown"), RuleError("disclosure_not_published")."""
        found = _published(view, self.month, self.version)
        assert found.signed is not None
        assert found.published is not None
        about = (
            ("Tháng", self.month),
            ("Phiên bản", found.version),
            ("Lý do thay bản trước", found.reason),
            ("Người lập", found.made.name),
            ("Người ký", found.signed.name),
            ("Người công khai", found.published.name),
            ("Công khai lúc", found.published.at.isoformat(timespec="minutes")),
            ("SHA-256 của danh sách", found.digest),
        )
        return (
            Sheet("Danh sách chậm", *listed(found.lines)),
            Sheet("Theo đơn vị", ("Đơn vị", "Số lượt chậm", "Tổng giờ chậm"), by_unit(found.lines)),
            Sheet("Về danh sách này", ("Mục", "Nội dung"), about),
        )


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target of the year and how far it is; the newest version counts."""

    indicator: str
    name: str
    source: str
    set_by: str
    version: int
    numerator: int
    denominator: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Targets(Query[tuple[TargetLine, ...]]):
    """The targets of this year, from the same counts as the estimate."""

    qr_is_online: bool = False

    def answer(self, view: View) -> tuple[TargetLine, ...]:
        """In the order of the indicators."""
        today = view.now.date()
        newest = {row["indicator"]: row for row in disclosure.targets(view.reading, today.year)}
        if not newest:
            return ()
        found = {one.key: one for one in Kpi(*year_of(today), self.qr_is_online).answer(view)}
        return tuple(
            _target(newest[key], found[key].numerator or 0, found[key].denominator or 0, today)
            for key in MEASURES
            if key in newest
        )


def by_unit(lines: tuple[DelayLine, ...]) -> tuple[tuple[str, int, int], ...]:
    """How often and how long each unit was late, the longest first."""
    sums: dict[str, tuple[int, int]] = {}
    for line in lines:
        count, hours = sums.get(line.unit, (0, 0))
        sums[line.unit] = count + 1, hours + line.hours_late
    ordered = sorted(sums.items(), key=lambda one: (-one[1][1], one[0]))
    return tuple((unit, *numbers) for unit, numbers in ordered)


def _target(row: Row, numerator: int, denominator: int, today: date) -> TargetLine:
    return TargetLine(
        row["indicator"],
        MEASURES[row["indicator"]].name,
        row["source"],
        row["set_name"],
        row["version"],
        numerator,
        denominator,
        progress(row["share"], numerator, denominator, today),
    )


def _published(view: View, month: str, version: int) -> DisclosureVersion:
    rows = disclosure.versions(view.reading, month)
    row = next((one for one in rows if one["version"] == version), None)
    if row is None:
        raise InputError("disclosure_unknown", field="month")
    found = _version(row, view)
    if found.state is not DisclosureState.PUBLISHED:
        raise RuleError("disclosure_not_published")
    return found


def _version(row: Row, view: View) -> DisclosureVersion:
    def signed(mark: str) -> Signed | None:
        if row[f"{mark}_at"] is None:
            return None
        at = instant(row[f"{mark}_at"]).astimezone(view.now.tzinfo)
        return Signed(row[f"{mark}_name"], at)

    made = signed("made")
    assert made is not None
    return DisclosureVersion(
        row["month"],
        row["version"],
        DisclosureState(row["state"]),
        unpacked(row["lines"]),
        row["digest"],
        row["reason"],
        row["returned"] or "",
        made,
        signed("signed"),
        signed("published"),
    )
