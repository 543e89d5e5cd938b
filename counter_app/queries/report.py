"""The reports as rows and sums, and each of them on paper: one place for verbs and screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.dossier import Punctuality
from counter_app.domain.export import Cell, Sheet
from counter_app.domain.kpi import GROUPS, Indicator
from counter_app.domain.money import Money
from counter_app.domain.payment import Method
from counter_app.paper.blocks import Align, Paper
from counter_app.paper.head import paper_office
from counter_app.paper.late_list import LateRow, late_list
from counter_app.paper.sheet import sheet_paper
from counter_app.queries.kpi import Kpi, KpiPaper
from counter_app.queries.month import MonthReport
from counter_app.queries.query import Query
from counter_app.queries.register import Register, RegisterBook, RegisterLine, RegisterPage
from counter_app.queries.shift_book import BookedReceipt, MoneyBookPaper, ShiftBook, ShiftLine
from counter_app.queries.view import View
from counter_app.store import office

Row = Mapping[str, Cell]


class ReportName(StrEnum):
    """Which report."""

    SHIFT = "shift"
    DAY = "day"
    REGISTER = "register"
    LATE = "late"
    KPI = "kpi"
    MONTH = "month"


# What a sheet of it is called.
TITLES: Mapping[ReportName, str] = {
    ReportName.SHIFT: "Ca làm việc",
    ReportName.DAY: "Thu phí theo ngày",
    ReportName.REGISTER: "Sổ theo dõi hồ sơ",
    ReportName.LATE: "Hồ sơ quá hạn",
    ReportName.KPI: "Ước tính bộ chỉ số 766",
    ReportName.MONTH: "Tình hình giải quyết",
}


# What of a shift's row adds up over shifts and days.
SHIFT_SUMS = (
    "dossiers",
    "receipt_count",
    "cash",
    "qr",
    "transfer",
    "surplus",
    "refunded_cash",
    "refunded_bank",
    "put_in",
    "taken_out",
    "to_treasury",
    "opening_difference",
    "difference",
    "supplement",
)
_DOSSIER = (
    "code", "procedure_code", "procedure", "field", "applicant", "agency", "holder", "status",
    "received_at", "due_at", "finished_at", "returned_at", "way", "outcome",
)  # fmt: skip
COLUMNS: Mapping[ReportName, tuple[str, ...]] = {
    ReportName.SHIFT: (
        "number", "clerk", "opened_at", "closed_at", "dossiers", "receipt_count", "float_opening",
        "opening_difference", "opening_reason", "cash", "qr", "transfer", "surplus",
        "refunded_cash", "refunded_bank", "put_in", "taken_out", "to_treasury", "expected",
        "counted", "difference", "reason", "supplement",
    ),
    ReportName.DAY: ("day", "shifts", *SHIFT_SUMS),
    ReportName.REGISTER: _DOSSIER,
    ReportName.LATE: _DOSSIER,
    ReportName.KPI: (
        "indicator", "group", "group_name", "group_max", "name", "counted", "numerator",
        "denominator", "share", "computable", "label",
    ),
    ReportName.MONTH: (
        "procedure_code", "procedure", "agency", "carried_over", "received", "on_time", "late",
        "pending",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report's rows and their sums; `lists` are what a report tells besides."""

    name: ReportName
    rows: tuple[Row, ...]
    totals: Row
    lists: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    @property
    def sheet(self) -> Sheet:
        """The rows as a sheet, whose columns are named also where there are no rows."""
        return Sheet.of(TITLES[self.name], self.rows, COLUMNS[self.name])

    def facts(self) -> dict[str, object]:
        """What the JSON says."""
        lists = {name: [dict(row) for row in rows] for name, rows in self.lists.items()}
        return {"rows": [dict(row) for row in self.rows], "totals": dict(self.totals), **lists}


@dataclass(frozen=True, slots=True)
class Report(Query[ReportPage]):
    """One report over a span of days, both included; people are masked."""

    name: ReportName
    first: date
    last: date
    qr_is_online: bool = False

    def answer(self, view: View) -> ReportPage:
        """Raises InputError("span_wrong")."""
        if self.name in (ReportName.SHIFT, ReportName.DAY):
            return _money(self.name, self.first, self.last, view)
        if self.name is ReportName.KPI:
            found = Kpi(self.first, self.last, self.qr_is_online).answer(view)
            return ReportPage(self.name, tuple(_indicator(one) for one in found), _known(found))
        if self.name is ReportName.MONTH:
            return _month(self.first, self.last, view)
        page = Register(self.first, self.last).answer(view)
        lines = page.lines
        if self.name is ReportName.LATE:
            lines = tuple(line for line in lines if line.outcome is Punctuality.LATE)
        return ReportPage(self.name, tuple(_dossier(line) for line in lines), _counts(page))


@dataclass(frozen=True, slots=True)
class ReportPaper(Query[Paper]):
    """One report on A4; the follow-up book has a query of its own, see `paper_query`."""

    name: ReportName
    first: date
    last: date
    qr_is_online: bool = False

    def answer(self, view: View) -> Paper:
        """Raises InputError("span_wrong")."""
        if self.name is ReportName.LATE:
            return _late_paper(self.first, self.last, view)
        if self.name is ReportName.KPI:
            return KpiPaper(self.first, self.last, self.qr_is_online).answer(view)
        if self.name is ReportName.MONTH:
            return _month_paper(self.first, self.last, view)
        assert self.name is not ReportName.REGISTER, "opening the named book leaves a mark"
        return MoneyBookPaper(self.first, self.last).answer(view)


def paper_query(
    name: ReportName, first: date, last: date, *, qr_is_online: bool = False
) -> Query[Paper]:
    """The paper of a report, by the query that leaves the marks it has to.

    The follow-up book is the statutory form with names, for the office's own shelf.
    """
    if name is ReportName.REGISTER:
        return RegisterBook(first, last)
    return ReportPaper(name, first, last, qr_is_online)


def _money(name: ReportName, first: date, last: date, view: View) -> ReportPage:
    page = ShiftBook(first, last).answer(view)
    shifts = [_shift(one) for one in page.shifts]
    if name is ReportName.SHIFT:
        return ReportPage(name, tuple(shifts), _sums(shifts, SHIFT_SUMS))
    days: dict[str, list[Row]] = {}
    for one, row in zip(page.shifts, shifts, strict=True):
        days.setdefault(one.opened_at.date().isoformat(), []).append(row)
    rows = [
        {"day": on, "shifts": len(some), **_sums(some, SHIFT_SUMS)}
        for on, some in sorted(days.items())
    ]
    lists = {
        "receipts": tuple(_receipt(one) for one in page.receipts if one.void_reason is None),
        "voided": tuple(_receipt(one) for one in page.receipts if one.void_reason is not None),
    }
    return ReportPage(name, tuple(rows), _sums(rows, ("shifts", *SHIFT_SUMS)), lists)


def _sums(rows: Sequence[Row], names: Sequence[str]) -> dict[str, Cell]:
    return {
        name: sum(value for row in rows if isinstance(value := row[name], int)) for name in names
    }


def _shift(one: ShiftLine) -> Row:
    drawer = one.totals.drawer
    bank = (amount for _, amount, method in one.totals.refunds if method is not Method.CASH)
    return {
        "number": one.number,
        "clerk": one.user_name,
        "opened_at": _iso(one.opened_at),
        "closed_at": _iso(one.closed_at),
        "dossiers": one.totals.dossiers,
        "receipt_count": len(one.totals.receipts),
        "float_opening": one.float_opening.dong,
        "opening_difference": _dong(one.opening_difference),
        "opening_reason": one.opening_reason,
        "cash": drawer.taken.dong,
        "qr": one.came(Method.QR).dong,
        "transfer": one.came(Method.TRANSFER).dong,
        "surplus": one.totals.surplus.dong,
        "refunded_cash": drawer.refunded.dong,
        "refunded_bank": sum(amount.dong for amount in bank),
        "put_in": drawer.put_in.dong,
        "taken_out": drawer.taken_out.dong,
        "to_treasury": drawer.to_treasury.dong,
        "expected": _dong(one.expected),
        "counted": _dong(one.counted),
        "difference": _dong(one.difference),
        "reason": one.reason,
        "supplement": sum(amount.dong for _, amount, _ in one.supplement),
    }


def _receipt(one: BookedReceipt) -> Row:
    return {
        "number": one.number,
        "amount": one.amount.dong,
        "method": str(one.method),
        "issued_at": _iso(one.issued_at),
        "code": one.dossier_code,
        "void_reason": one.void_reason,
    }


def _dossier(line: RegisterLine) -> Row:
    return {
        "code": line.code,
        "procedure_code": line.procedure_code,
        "procedure": line.procedure,
        "field": line.field,
        "applicant": line.masked_name,
        "agency": line.agency,
        "holder": line.holder,
        "status": str(line.status),
        "received_at": _iso(line.received_at),
        "due_at": _iso(line.due_at),
        "finished_at": _iso(line.finished_at),
        "returned_at": _iso(line.returned_at),
        "way": line.way,
        "outcome": str(line.outcome) if line.outcome else None,
    }


def _counts(page: RegisterPage) -> Row:
    return {
        "received": page.received,
        "finished": page.finished,
        "on_time": page.on_time,
        "late": page.late,
    }


def _indicator(one: Indicator) -> Row:
    name, points = GROUPS[one.measure.group]
    return {
        "indicator": one.key,
        "group": str(one.measure.group),
        "group_name": name,
        "group_max": points,
        "name": one.measure.name,
        "counted": one.measure.counted,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "share": one.share,
        "computable": one.computable,
        "label": one.label,
    }


def _known(found: Sequence[Indicator]) -> Row:
    known = sum(one.computable for one in found)
    return {"indicators": len(found), "computable": known, "not_computable": len(found) - known}


_MONTH_SUMS = ("carried_over", "received", "on_time", "late", "pending")
_MONTH_HEAD = (
    "Mã thủ tục", "Thủ tục", "Cơ quan giải quyết", "Kỳ trước chuyển sang", "Nhận trong kỳ",
    "Xong đúng hạn", "Xong quá hạn", "Chuyển kỳ sau",
)  # fmt: skip
_MONTH_WIDTHS = (28, 74, 44, 20, 18, 18, 18, 20)
_MONTH_ALIGNS = (*(Align.LEFT,) * 3, *(Align.RIGHT,) * 5)


def _month(first: date, last: date, view: View) -> ReportPage:
    lines = MonthReport(first, last).answer(view)
    names = office.names_of(view.reading)
    rows: list[Row] = [
        {
            "procedure_code": one.procedure_code,
            "procedure": names.get(one.procedure_code, one.procedure_code),
            "agency": one.agency or view.station.office.unit,
            "carried_over": one.carried_over,
            "received": one.received,
            "on_time": one.on_time,
            "late": one.late,
            "pending": one.pending,
        }
        for one in lines
    ]
    return ReportPage(ReportName.MONTH, tuple(rows), _sums(rows, _MONTH_SUMS))


def _month_paper(first: date, last: date, view: View) -> Paper:
    page = _month(first, last, view)
    rows = tuple(tuple(row.values()) for row in page.rows)
    sums = ("", "TỔNG CỘNG", "", *(page.totals[name] for name in _MONTH_SUMS))
    return sheet_paper(
        Sheet(page.name, _MONTH_HEAD, (*rows, sums)),
        paper_office(view.station.office),
        view.now,
        heading="TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ",
        below=f"Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}",
        widths=_MONTH_WIDTHS,
        aligns=_MONTH_ALIGNS,
        notes=("Hồ sơ từ chối tiếp nhận không tính; hồ sơ dừng, rút tính là đã giải quyết xong.",),
    )


def _late_paper(first: date, last: date, view: View) -> Paper:
    page = Register(first, last).answer(view)
    rows = [
        LateRow(
            line.code,
            line.procedure,
            line.masked_name,
            line.holder or line.agency,
            line.received_at,
            line.due_at,
            line.finished_at,
        )
        for line in page.lines
        if line.outcome is Punctuality.LATE and line.due_at is not None
    ]
    return late_list(paper_office(view.station.office), first, last, view.now, rows)


def _dong(amount: Money | None) -> int | None:
    return None if amount is None else amount.dong


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
