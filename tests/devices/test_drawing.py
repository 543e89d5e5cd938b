"""Papers as they are drawn: nothing clipped, codes that read back, letters that exist."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QFontDatabase, QFontMetricsF, QRawFont

from counter_app.domain import alphabet
from counter_app.domain.errors import DeviceError, InputError
from counter_app.paper.blocks import (
    Align,
    Columns,
    Field,
    Letterhead,
    Line,
    OnPage,
    Paper,
    Qr,
    Rule,
    Shade,
    Size,
    Space,
    Table,
    Tick,
    page_of,
)
from counter_app.paper.fee_receipt import fee_receipt
from counter_app.paper.head import MOTTO, NATION, Signature, signatures
from counter_app.paper.intake_slip import intake_slip
from counter_app.paper.shift_report import shift_report
from counter_app.paper.specimen import kinds, specimen
from counter_app.paper.supplement_slip import supplement_slip
from counter_app.ports import Raster
from devices import qr
from devices.drawing import PaperDrawing
from devices.qr import qr_matrix
from devices.typeface import FONT_FOLDER, paper_font
from tests.fakes.papers import (
    PAYMENT_QR,
    TRACKING,
    receipt_facts,
    shift_facts,
    slip_facts,
    supplement_facts,
)

WIDTHS = (384, 512, 576, 640)
PAPERS: dict[str, Paper] = {
    "intake-slip": intake_slip(slip_facts()),
    "supplement": supplement_slip(supplement_facts()),
    "receipt": fee_receipt(receipt_facts()),
    "shift-report": shift_report(shift_facts()),
}
DAYS = (date(2025, 9, 14), date(2026, 11, 26))
FORMS: dict[str, Paper] = {
    f"{kind} {on.year}": specimen(kind, on)
    for kind in kinds()
    for on in DAYS
    if kind != "stop" or on != DAYS[0]
}
ON_ROLLS = PAPERS | {name: paper for name, paper in FORMS.items() if page_of(paper) is None}
ALL_LETTERS = alphabet.LETTERS


def picture(raster: Raster) -> Image.Image:
    """The raster as black on white."""
    image = Image.frombytes("1", (raster.width, raster.height), raster.bits, "raw", "1;I")
    return image.convert("L")


def codes(image: Image.Image) -> set[str]:
    """What a phone reads from the picture."""
    return {found.text for found in zxingcpp.read_barcodes(image)}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ON_ROLLS)
def test_no_ink_touches_the_edge_of_the_roll(name: str, width: int) -> None:
    image = picture(PaperDrawing().raster(ON_ROLLS[name], width))

    assert image.width == width
    for edge in (
        (0, 0, 1, image.height),
        (width - 1, 0, width, image.height),
        (0, 0, width, 1),
        (0, image.height - 1, width, image.height),
    ):
        assert image.crop(edge).getextrema() == (255, 255)


@pytest.mark.parametrize("width", WIDTHS)
def test_both_codes_of_the_slip_read_back_from_the_roll(width: int) -> None:
    image = picture(PaperDrawing().raster(PAPERS["intake-slip"], width))

    assert codes(image) == {PAYMENT_QR, TRACKING}


def test_both_codes_of_the_slip_read_back_from_the_page() -> None:
    image = Image.open(io.BytesIO(PaperDrawing().page_png(PAPERS["intake-slip"])))

    assert codes(image) == {PAYMENT_QR, TRACKING}


@pytest.mark.parametrize("page", [False, True])
def test_a_code_that_no_reader_reads_goes_on_no_paper(
    monkeypatch: pytest.MonkeyPatch, *, page: bool
) -> None:
    def broken(payload: str) -> qr.Matrix:
        whole = qr_matrix(payload)
        return tuple((False,) * len(row) if at % 3 else row for at, row in enumerate(whole))

    monkeypatch.setattr(qr, "qr_matrix", broken)
    paper: Paper = (Line("Phiếu thu"), Qr("BROKEN-ON-PAPER", "Mã nộp tiền"))

    with pytest.raises(DeviceError, match="qr_unreadable"):
        PaperDrawing().page_png(paper) if page else PaperDrawing().raster(paper, 576)


def test_the_reader_is_asked_once_for_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def read(matrix: qr.Matrix) -> str:
        asked.append(len(matrix))
        return "ASKED-ONCE"

    monkeypatch.setattr(qr, "read_back", read)
    for _ in range(3):
        PaperDrawing().raster((Qr("ASKED-ONCE", ""),), 576)

    assert len(asked) == 1


def test_the_picture_is_dot_for_dot_what_prints() -> None:
    drawing = PaperDrawing()
    png = Image.open(io.BytesIO(drawing.png(PAPERS["receipt"], 576))).convert("L")

    assert png.tobytes() == picture(drawing.raster(PAPERS["receipt"], 576)).tobytes()


def test_the_same_paper_draws_the_same_dots() -> None:
    first, second = (PaperDrawing().raster(PAPERS["receipt"], 576) for _ in range(2))

    assert first == second


def test_there_are_134_vietnamese_letters_and_the_typeface_has_each() -> None:
    assert len(ALL_LETTERS) == 134
    for bold in (False, True):
        for italic in (False, True):
            raw = QRawFont.fromFont(paper_font(25, bold=bold, italic=italic, on_roll=True))
            lacking = [letter for letter in ALL_LETTERS if not raw.supportsCharacter(ord(letter))]
            assert lacking == []
            assert raw.familyName() == "Liberation Serif"


def test_every_vietnamese_letter_prints_dots_of_its_own() -> None:
    drawing = PaperDrawing()
    drawn = {drawing.raster((Line(letter, size=Size.NORMAL),), 384).bits for letter in ALL_LETTERS}

    assert len(drawn) == 134


def test_a_capital_with_two_marks_stays_within_its_line() -> None:
    drawing = PaperDrawing()
    plain = picture(drawing.raster((Line("x"), Line("ẪẾỖ")), 384))
    below = plain.crop((0, plain.height // 2, 384, plain.height))

    assert below.getextrema()[0] == 0
    assert plain.crop((0, plain.height // 2 - 1, 384, plain.height // 2)).getextrema()[0] == 255


@pytest.mark.parametrize("width", WIDTHS)
def test_an_amount_is_never_broken_in_two(width: int) -> None:
    row = Columns(("Lệ phí đăng ký " * 3, "9.999.999.999 đ"), (80, 20), (Align.LEFT, Align.RIGHT))
    font = paper_font(25, bold=False, italic=False, on_roll=True)
    amount = QFontMetricsF(font).horizontalAdvance("9.999.999.999 đ")
    image = picture(PaperDrawing().raster((row,), width))
    first_line = image.crop((0, 0, width, image.height // 2))
    ink = first_line.crop((width - int(amount) - 6, 0, width, first_line.height))

    assert amount < width
    box = Image.eval(ink, lambda dot: 255 - dot).getbbox()
    assert box is not None
    assert box[2] - box[0] >= amount - 12


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from(ALL_LETTERS),
    max_size=200,
)
BLOCKS = st.one_of(
    st.builds(Line, WORDS, st.sampled_from(Align), st.sampled_from(Size), st.booleans()),
    st.builds(Field, WORDS, WORDS, st.booleans()),
    st.builds(Tick, WORDS, st.booleans(), WORDS),
    st.builds(
        Columns,
        st.tuples(WORDS, WORDS),
        st.just((70, 30)),
        st.sampled_from([(), (Align.LEFT, Align.RIGHT), (Align.CENTRE, Align.CENTRE)]),
        st.sampled_from(Size),
        st.booleans(),
        st.booleans(),
    ),
    st.builds(
        Table,
        st.tuples(WORDS, WORDS),
        st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple),
        st.just((70, 30)),
        st.sampled_from([(), (Align.LEFT, Align.RIGHT)]),
        st.sampled_from(Size),
        st.booleans(),
    ),
    st.just(OnPage(is_wide=True)),
    st.just(Rule()),
    st.just(Shade()),
    st.builds(Space, st.integers(0, 300)),
    st.builds(Qr, st.text("abc0123", max_size=300), WORDS),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, max_size=6).map(tuple), st.sampled_from(WIDTHS))
def test_any_paper_of_any_text_can_be_drawn(paper: Paper, width: int) -> None:
    drawing = PaperDrawing()

    raster = drawing.raster(paper, width)

    assert len(raster.bits) == (width + 7) // 8 * raster.height
    assert drawing.pdf(paper).startswith(b"%PDF-")


def test_a_paper_longer_than_a_page_goes_on_to_the_next() -> None:
    lines = tuple(Line(f"Dòng {n}") for n in range(120))
    image = Image.open(io.BytesIO(PaperDrawing().page_png(lines)))

    assert image.height == 3 * round(297 / 25.4 * 150)


def test_rows_that_keep_together_still_break_where_one_page_cannot_hold_them() -> None:
    centred = (Align.CENTRE, Align.CENTRE)
    rows = tuple(Columns((f"{n}", "tên"), (1, 1), centred) for n in range(120))
    image = Image.open(io.BytesIO(PaperDrawing().page_png(rows)))

    assert image.height == 3 * round(297 / 25.4 * 150)


def _rows(count: int) -> Table:
    rows = tuple((f"{n}", "Cấp bản sao trích lục hộ tịch") for n in range(count))
    return Table(("TT", "Thủ tục"), rows, (10, 90))


def _pages(paper: Paper) -> list[Image.Image]:
    """The pages of the one picture that holds them all."""
    image = Image.open(io.BytesIO(PaperDrawing().page_png(paper))).convert("L")
    high, wide = round(297 / 25.4 * 150), round(210 / 25.4 * 150)
    height = wide if image.width == high else high
    return [
        image.crop((0, top, image.width, top + height)) for top in range(0, image.height, height)
    ]


@pytest.mark.parametrize("name", FORMS)
def test_the_ink_of_every_form_stays_within_its_margins(name: str) -> None:
    millimetre = 150 / 25.4
    left, right, bottom = (round(mm * millimetre) for mm in (30, 15, 20))
    for number, page in enumerate(_pages(FORMS[name]), 1):
        top = round((10 if number > 1 else 20) * millimetre)  # a page number stands above
        box = Image.eval(page, lambda dot: 255 - dot).getbbox()
        assert box is not None
        assert left - 2 <= box[0] and box[2] <= page.width - right + 2
        assert top - 2 <= box[1] and box[3] <= page.height - bottom + 2


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        ("intake-slip", 2), ("supplement", 1), ("refusal", 1), ("apology", 1), ("stop", 1),
        ("control-sheet", 1), ("register", 4), ("handover-list", 1), ("result-receipt", 1),
    ],
)  # fmt: skip
def test_a_form_as_pdf_has_its_pages_and_its_text_as_text(kind: str, pages: int) -> None:
    pdf = PaperDrawing().pdf(FORMS[f"{kind} 2026"])

    assert len(re.findall(rb"/Type /Page\b(?!s)", pdf)) == pages
    assert b"/ToUnicode" in pdf


def test_a_heading_is_not_left_alone_at_the_end_of_a_page() -> None:
    lines = tuple(Line(f"Dòng {n}") for n in range(46))
    alone = (*lines, Line("Phí, lệ phí:"), Line("8.000 đ"))
    kept = (*lines, Line("Phí, lệ phí:", keeps_next=True), Line("8.000 đ"))
    breaks = [len(pages) for pages in (_pages(lines), _pages(lines[:-1]), _pages(kept))]
    last = [
        Image.eval(_pages(paper)[0], lambda dot: 255 - dot).getbbox() for paper in (alone, kept)
    ]

    assert breaks == [1, 1, 2]
    assert last[0] is not None and last[1] is not None
    assert last[1][3] < last[0][3]


def test_a_table_repeats_its_head_on_every_page() -> None:
    first, second, *_ = _pages((_rows(100),))
    left, top, gap, tall = 177, 118, 6, 30  # the margins, the gap above a table, most of a head

    head = first.crop((left, top + gap, first.width, top + gap + tall))
    again = second.crop((left, top, second.width, top + tall))

    assert head.getextrema()[0] == 0
    assert again.tobytes() == head.tobytes()


def test_a_row_of_a_table_is_not_torn_by_the_end_of_a_page() -> None:
    tall = tuple((str(n), "dòng\n" * 9) for n in range(12))
    paper = (Table(("TT", "Thủ tục"), tall, (10, 90)),)
    *full, _last = _pages(paper)

    assert len(full) > 0
    for page in full:
        # The last ink of a page is the border below a row, as long as the table is wide.
        ink = Image.eval(page, lambda dot: 255 - dot)
        box = ink.getbbox()
        assert box is not None
        border = page.crop((box[0] + 2, box[3] - 1, box[2] - 2, box[3]))
        assert 255 not in border.tobytes()


def test_a_wide_paper_is_drawn_on_a_page_turned_on_its_side() -> None:
    image = Image.open(io.BytesIO(PaperDrawing().page_png((OnPage(is_wide=True), _rows(3)))))
    pdf = PaperDrawing().pdf((OnPage(is_wide=True), _rows(3)))

    assert (image.width, image.height) == (round(297 / 25.4 * 150), round(210 / 25.4 * 150))
    box = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert box is not None
    assert float(box[1]) > float(box[2])


def test_a_table_that_stacks_names_each_cell_on_a_roll() -> None:
    drawing = PaperDrawing()
    beside = Table(tuple("ABCDEF"), (tuple("abcdef"),), (1,) * 6)
    stacked = replace(beside, stacks=True)

    assert drawing.raster((stacked,), 384).height > drawing.raster((beside,), 384).height
    assert drawing.page_png((stacked,)) == drawing.page_png((beside,))


def test_the_bundled_typeface_is_the_one_in_use() -> None:
    PaperDrawing().raster((Line("x"),), 384)
    families = [QFontDatabase.applicationFontFamilies(number) for number in range(16)]

    assert families.count(["Liberation Serif"]) == 4
    assert (FONT_FOLDER / "LICENSE.txt").is_file()


def test_a_code_of_half_letters_is_refused_by_name() -> None:
    with pytest.raises(InputError) as error:
        PaperDrawing().raster((Qr("\ud800"),), 576)

    assert error.value.code == "text_broken"


def test_a_code_too_long_to_draw_is_refused_by_name() -> None:
    with pytest.raises(InputError) as error:
        PaperDrawing().raster((Qr("x" * 5_000),), 576)

    assert error.value.code == "qr_payload_too_long"


def test_signatures_never_stand_on_a_page_without_words_above_them() -> None:
    tops = set()
    for count in range(36, 44):
        lines = tuple(Line(f"Dòng {n}") for n in range(count))
        last = Line("Xin thông báo để Ông/Bà được biết./.", keeps_next=True)
        signed = signatures(Signature("NGƯỜI NỘP"), Signature("NGƯỜI NHẬN"))
        second = _pages((*lines, last, *signed))[1:]
        for page in second:
            # Words that begin at the left margin stand above whoever signs in the middle.
            ink = Image.eval(page.crop((0, 118, page.width, 140)), lambda dot: 255 - dot)
            box = ink.getbbox()
            assert box is not None
            tops.add(box[0] < 177 + 12)

    assert tops == {True}


# What the office's own address and a whole signature make: the longest code that is printed.
RECEIPT_CODE = (
    "https://tthc.hanoi.example/trung-tam/chi-nhanh-1/kiem-tra#HCCR1/5CSR7EJ4/R/0100000000-001/"
    "26TAA-16550001/20261126T0800/123456789/P100000000.L23456789/453SYO5KD666R/TVMPABCD/"
    "000.00.01.H26-261126-16550001/40FD4E96/" + "G32NOQWH5YEBEVUZ5YHP5" * 4 + "OZOQLEOH5MKF6N4HRE3"
)


@pytest.mark.parametrize(("width", "dots"), [(384, 5), (576, 6)])
def test_the_code_of_a_receipt_has_whole_dots_wide_enough_for_a_phone(
    width: int, dots: int
) -> None:
    receipt = fee_receipt(replace(receipt_facts(), code=RECEIPT_CODE))
    (found,) = zxingcpp.read_barcodes(
        picture(PaperDrawing().raster(receipt, width)),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
    )

    side = found.position.top_right.x - found.position.top_left.x
    modules = len(qr_matrix(RECEIPT_CODE))

    assert found.text == RECEIPT_CODE
    assert modules <= 61
    assert round(side / modules) >= dots


def test_what_was_wrapped_before_is_drawn_the_same_again_on_every_thread() -> None:
    drawing = PaperDrawing()
    paper = ON_ROLLS["receipt"]
    first = drawing.raster(paper, 576)
    # More texts than are remembered, so that some of the paper's own are wrapped anew.
    drawing.raster(tuple(Line(f"dòng {number}") for number in range(600)), 576)

    with ThreadPoolExecutor(2) as threads:
        again = list(threads.map(lambda _: drawing.raster(paper, 576), range(6)))

    assert [one == first for one in (drawing.raster(paper, 576), *again)] == [True] * 7


def test_two_threads_may_draw_their_first_paper_at_once() -> None:
    """The first preview and the first print of a day once ended the program between them."""
    script = (
        "import sys, threading\n"
        "from datetime import date\n"
        "from counter_app.paper.specimen import specimen\n"
        "from devices.drawing import PaperDrawing\n"
        "sys.setswitchinterval(1e-6)\n"
        "drawing, paper = PaperDrawing(), specimen('intake-slip', date(2026, 11, 26))\n"
        "both = threading.Barrier(2)\n"
        "work = lambda: (both.wait(), drawing.raster(paper, 576))\n"
        "threads = [threading.Thread(target=work) for _ in range(2)]\n"
        "[one.start() for one in threads]\n"
        "[one.join() for one in threads]\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)

    assert ran.returncode == 0, ran.stderr


def test_the_name_of_an_office_ends_no_line_within_a_word() -> None:
    def drawn(words: str) -> Raster:
        unit = f"TRUNG TÂM PHỤC VỤ {words} – CHI NHÁNH DIỄN TẬP"
        head = Letterhead("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", unit, NATION, MOTTO)
        return PaperDrawing().raster((head,), 576)

    assert drawn("HÀNH CHÍNH CÔNG") == drawn("HÀNH\u00a0CHÍNH\u00a0CÔNG")
