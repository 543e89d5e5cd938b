"""The table of models: what an office adds, what it may not, and what each model prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from counter_app.domain.alphabet import LETTERS
from counter_app.domain.errors import InputError
from counter_app.paper.fee_receipt import fee_receipt
from counter_app.paper.specimen import kinds, specimen
from counter_app.paper.trial_page import CODE_TEXT, trial_page
from counter_app.ports import PrinterState
from devices.drawing import PaperDrawing
from devices.escpos.encode import CutKind
from devices.escpos.plain import plain_lines, without_marks
from devices.printer_table import FILE_NAME, MODELS, PrinterModel, model_named, read_models
from devices.receipt_printer import ReceiptPrinter
from tests.fakes.papers import RECEIVED, receipt_facts
from tests.fakes.printer import Decoder

PAPER = fee_receipt(receipt_facts())


class Sink:
    """A transport that keeps what it is sent and answers nothing."""

    has_status = False

    def __init__(self) -> None:
        self.data = b""

    def open(self) -> Sink:
        return self

    def close(self, link: object) -> None:
        assert link is self

    def send(self, data: bytes) -> None:
        self.data += data

    def told(self) -> PrinterState:
        return PrinterState.SILENT

    def ask(self, question: bytes, wait_s: float) -> bytes:
        raise AssertionError(question, wait_s)


def printed(model: PrinterModel) -> Decoder:
    sink, decoder = Sink(), Decoder()
    ReceiptPrinter("sink", sink, PaperDrawing(), model=model).print(PAPER)
    decoder.feed(sink.data)
    return decoder


@pytest.mark.parametrize("name", MODELS)
def test_every_model_prints_the_whole_paper_in_its_own_way(name: str) -> None:
    model = MODELS[name]
    decoder = printed(model)

    assert decoder.cuts == (model.cut is not CutKind.NONE)
    if model.has_graphics:
        assert decoder.paper() == PaperDrawing().raster(PAPER, model.dots, model.dpi)
    else:
        assert decoder.text.splitlines() == plain_lines(PAPER, model.columns)


def test_a_printer_of_180_dots_to_the_inch_draws_letters_as_high_in_millimetres() -> None:
    fine = PaperDrawing().raster(PAPER, 576, 203).height / 203
    coarse = PaperDrawing().raster(PAPER, 512, 180).height / 180

    assert coarse == pytest.approx(fine, rel=0.08)


def write(folder: Path, models: object) -> Path:
    (folder / FILE_NAME).write_text(json.dumps(models), encoding="utf-8")
    return folder


def test_an_office_adds_a_model_and_changes_one(tmp_path: Path) -> None:
    folder = write(tmp_path, {"sảnh": {"dots": 640, "cut": "full"}, "generic-58": {"dots": 420}})

    assert model_named("sảnh", 576, folder) == PrinterModel("sảnh", dots=640, cut=CutKind.FULL)
    assert model_named("generic-58", 576, folder).dots == 420
    assert model_named("generic-80", 576, folder) == MODELS["generic-80"]
    assert model_named("", 512, folder).dots == 512


@pytest.mark.parametrize(
    "models",
    [
        [],
        {"": {}},
        {"a": []},
        {"a": {"dots": "576"}},
        {"a": {"dots": True}},
        {"a": {"dots": 10}},
        {"a": {"dpi": 1200}},
        {"a": {"cut": "chop"}},
        {"a": {"drawer_pin": 3}},
        {"a": {"strip_rows": 0}},
        {"a": {"strip_rows": 256}},
        {"a": {"feed_lines": 255}},
        {"a": {"has_graphics": 1}},
        {"a": {"name": "b"}},
        {"a": {"colour": "red"}},
        {f"m{number}": {} for number in range(201)},
    ],
)
def test_a_wrong_table_is_refused_by_name(tmp_path: Path, models: object) -> None:
    with pytest.raises(InputError) as error:
        read_models(write(tmp_path, models))

    assert error.value.code == "printer_table_broken"


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000, b" " * 70_000])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(data)
    with pytest.raises(InputError) as error:
        read_models(tmp_path)

    assert error.value.code == "printer_table_broken"


def test_a_model_that_is_not_in_the_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        model_named("laser", 576, tmp_path)

    assert error.value.code == "printer_model_unknown"


@pytest.mark.parametrize("columns", [32, 42, 48])
@pytest.mark.parametrize("kind", kinds())
def test_any_paper_comes_as_plain_lines_that_fit(kind: str, columns: int) -> None:
    lines = plain_lines(specimen(kind, RECEIVED.date()), columns)

    assert all(len(line) <= columns and line.isascii() for line in lines)
    assert "?" not in "".join(lines)


def test_every_letter_without_its_mark_is_the_letter() -> None:
    assert "?" not in without_marks(LETTERS)
    assert without_marks("Đường Nguyễn Huệ – 12 đ") == "Duong Nguyen Hue - 12 d"


@pytest.mark.parametrize("width", [384, 512, 576, 640])
def test_the_test_page_has_every_letter_and_a_code_that_reads(width: int) -> None:
    paper = trial_page("tcp://127.0.0.1:9100", "generic-80", width, 203, RECEIVED)
    raster = PaperDrawing().raster(paper, width)
    lines = " ".join(line.text for line in paper if hasattr(line, "text"))
    row = (width + 7) // 8 * 8
    picture = Image.frombytes("1", (row, raster.height), raster.bits).convert("L")

    assert set(LETTERS) <= set(lines)
    found = zxingcpp.read_barcodes(picture.point(lambda grey: 255 - grey))
    assert [code.text for code in found] == [CODE_TEXT]
