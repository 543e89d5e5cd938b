"""The report verb: a report as JSON, CSV, a workbook or on A4, put on the register of exports."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from counter_app.domain.errors import InputError
from counter_app.verbs.answer import Answer, day_of, open_for
from counter_app.verbs.answer_words import as_the_window, said

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.queries.report import ReportName, ReportPage
    from counter_app.settings import Settings

FORMATS = ("json", "csv", "xlsx", "pdf")
NAMES = ("shift", "day", "register", "late", "kpi", "month")


def report(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Make one report; a file is registered before it is there, and so is what a console shows."""
    from counter_app.domain.export import ExportForm
    from counter_app.domain.user import SYSTEM
    from counter_app.export import exported, hand_out
    from counter_app.queries.report import Report, ReportName

    name, form = ReportName(parsed.act), ExportForm(parsed.format)
    span = day_of(parsed.first), day_of(parsed.last)
    if parsed.out is None and form is not ExportForm.JSON:
        raise InputError("report_out_missing", field="out")
    with open_for(settings) as desk:
        page = desk.ask(Report(name, *span, settings.counter_qr_is_online), by=SYSTEM)
        is_paper = form is ExportForm.PDF
        content = _pdf(desk, name, span, settings) if is_paper else _bytes(form, page)
        what = exported(name, form, span, content, len(page.rows))
        digest = hand_out(desk, what, content, parsed.out, by=SYSTEM)
    return Answer(_facts(page, parsed, digest, len(content)), _lines(page, parsed.lang))


def _pdf(desk: Desk, name: ReportName, span: tuple[date, date], settings: Settings) -> bytes:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.report import paper_query
    from devices.drawing import PaperDrawing

    query = paper_query(name, *span, qr_is_online=settings.counter_qr_is_online)
    return PaperDrawing().pdf(desk.ask(query, by=SYSTEM))


def _bytes(form: str, page: ReportPage) -> bytes:
    from counter_app.paper.sheet import csv_bytes, json_bytes, xlsx_bytes

    if form == "csv":
        return csv_bytes(page.sheet)
    return xlsx_bytes(page.sheet) if form == "xlsx" else json_bytes(page.facts())


def _facts(page: ReportPage, parsed: argparse.Namespace, digest: str, size: int) -> dict[str, Any]:
    """What the console says; a paper tells of itself alone."""
    if parsed.out is None:
        return page.facts()
    file = {"file": str(parsed.out), "bytes": size, "sha256": digest}
    if parsed.format == "pdf":
        return {**file, "rows": len(page.rows)}
    return {**page.facts(), **file}


def _lines(page: ReportPage, language: str) -> tuple[str, ...]:
    if page.name == "kpi":
        words = _indicators(page, language)
    else:
        words = tuple(_line(page.name, row, language) for row in page.rows)
    return (*words, " · ".join(f"{name} {value}" for name, value in page.totals.items()))


def _indicators(page: ReportPage, language: str) -> tuple[str, ...]:
    """The file of a report is Vietnamese; a person at a console reads what was asked for."""
    from counter_app.domain.kpi import MEASURES, NOT_HERE

    lines = []
    with as_the_window(language) as tr:
        for row in page.rows:
            measure, label, counted = MEASURES[str(row["indicator"])], "", ""
            if measure.why_not:
                label = f"{tr(NOT_HERE)}: {tr(measure.why_not)}"
            else:
                label = said("estimate", language)
                counted = f"{row['numerator']} / {row['denominator']}"
            lines.append(f"{tr(measure.name)}: {counted}  {row['share'] or ''}  ({label})")
    return tuple(lines)


def _line(name: str, row: Any, language: str) -> str:
    """One row for a person at a console."""
    if name == "shift":
        return f"{row['number']}  {row['clerk']}  {row['difference']}"
    if name == "day":
        return f"{row['day']}  {said('shifts', language, shifts=row['shifts'])}"
    if name == "month":
        counts = {"received": row["received"], "pending": row["pending"]}
        return f"{row['procedure']}: {said('month', language, **counts)}"
    return f"{row['code']}  {row['status']}  {row['due_at'] or ''}"
