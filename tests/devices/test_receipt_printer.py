"""A slip on a printer that is ready, out of paper, open, silent, or pulled out half way."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import DeviceError, InputError
from counter_app.paper.intake_slip import intake_slip
from counter_app.ports import PrinterState, Raster
from devices.cabinet import open_target
from devices.drawing import PaperDrawing
from devices.escpos.encode import CutKind, encode
from devices.escpos.status import is_printed, read_state
from tests.fakes.papers import slip_facts
from tests.fakes.printer import Decoder, FakePrinter

SLIP = intake_slip(slip_facts())


@pytest.mark.parametrize("width", [384, 512, 576, 640])
def test_what_prints_is_dot_for_dot_what_was_drawn(width: int) -> None:
    with FakePrinter() as printer:
        result = open_target(printer.address, width).print(SLIP)

    assert printer.decoder.paper() == PaperDrawing().raster(SLIP, width)
    assert printer.decoder.cuts == 1
    assert result.confirmed


@given(
    width=st.integers(1, 80).map(lambda bytes_a_row: bytes_a_row * 8),
    height=st.integers(1, 400),
    cut=st.sampled_from(CutKind),
    data=st.data(),
)
def test_any_raster_decodes_back_to_itself(
    width: int, height: int, cut: CutKind, data: st.DataObject
) -> None:
    seed = data.draw(st.binary(min_size=1, max_size=64))
    size = width // 8 * height
    raster = Raster(width, height, (seed * (size // len(seed) + 1))[:size])
    decoder = Decoder()

    decoder.feed(encode(raster, cut))

    assert decoder.paper() == raster


def test_a_strip_is_never_longer_than_a_small_printers_buffer() -> None:
    job = encode(Raster(576, 1_000, bytes(72_000)))
    strips = job.split(b"\x1dv0\x00")[1:]

    assert len(strips) == 8
    assert all(int.from_bytes(strip[2:4], "little") <= 128 for strip in strips)


@pytest.mark.parametrize(
    ("plight", "code"),
    [
        ("paper_out", "printer_paper_out"),
        ("cover_open", "printer_cover_open"),
        ("offline", "printer_offline"),
    ],
)
def test_an_unready_printer_is_sent_nothing(plight: str, code: str) -> None:
    with FakePrinter(plight) as printer, pytest.raises(DeviceError) as error:
        open_target(printer.address, 576).print(SLIP)

    assert error.value.code == code
    assert printer.decoder.rows == []


@pytest.mark.parametrize("plight", ["ready", "paper_low", "paper_out", "cover_open", "offline"])
def test_each_plight_is_told_by_its_name(plight: str) -> None:
    with FakePrinter(plight) as printer:
        assert open_target(printer.address, 576).state() is PrinterState(plight)


def test_a_silent_printer_prints_but_is_not_believed() -> None:
    with FakePrinter("silent") as printer:
        target = open_target(printer.address, 576)
        state, result = target.state(), target.print(SLIP)

    assert state is PrinterState.SILENT
    assert not result.confirmed
    assert printer.decoder.rows
    assert b"\x1dr\x01" not in printer.decoder.asked, "would keep the next citizen waiting"


def test_a_printer_that_hangs_up_half_way_is_reported() -> None:
    with FakePrinter(breaks_after=20_000) as printer, pytest.raises(DeviceError) as error:
        open_target(printer.address, 576).print(SLIP)

    assert error.value.code == "printer_broke_off"


def test_the_printer_is_free_again_after_a_refusal() -> None:
    with FakePrinter("paper_out") as printer:
        target = open_target(printer.address, 576)
        with pytest.raises(DeviceError):
            target.print(SLIP)
        printer.plight = "ready"

        assert target.print(SLIP).confirmed
        assert printer.jobs == 2


@given(st.binary(max_size=32))
def test_garbage_for_an_answer_is_a_state_and_never_a_crash(garbage: bytes) -> None:
    assert isinstance(read_state(lambda _question: garbage), PrinterState)


@pytest.mark.parametrize(
    ("answer", "printed"), [(b"\x00", True), (b"", False), (b"\x0c", False), (b"\x12", False)]
)
def test_only_the_right_answer_confirms(answer: bytes, printed: bool) -> None:
    assert is_printed(answer) is printed


def test_a_file_holds_the_last_job_alone(tmp_path: Path) -> None:
    path = tmp_path / "job.bin"
    target = open_target(f"file:{path}", 384)

    target.print(SLIP)
    target.print(SLIP)

    decoder = Decoder()
    decoder.feed(path.read_bytes())
    assert decoder.paper() == PaperDrawing().raster(SLIP, 384)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tcp:",
        "tcp://",
        "tcp://host",
        "tcp://host:0",
        "tcp://host:99999",
        "tcp:host:9100",
        "serial:",
        "serial://",
        "pdf:",
        "ftp://host:1",
        "file:\x00",
        "tcp://host:٩١٠٠",
        "\udcff:x",
    ],
)
def test_an_address_of_nothing_is_refused_by_name(address: str) -> None:
    with pytest.raises(InputError) as error:
        open_target(address, 576)

    assert error.value.code == "print_target_unknown"


@pytest.mark.parametrize("dots", [-1, 0, 199, 1_701])
def test_a_width_no_roll_has_is_refused(dots: int) -> None:
    with pytest.raises(InputError) as error:
        open_target("tcp://127.0.0.1:9100", dots)

    assert error.value.code == "printer_dots_out_of_range"


def test_the_printing_library_leaves_no_folder_and_no_logging_behind(tmp_path: Path) -> None:
    script = (
        "import logging\n"
        "from devices.escpos.transport import load_escpos\n"
        "load_escpos()\n"
        "logging.warning('heard by nobody')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=True,
    )

    assert list(tmp_path.iterdir()) == []
    assert done.stderr == b""


def test_nothing_of_a_person_is_logged_while_printing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), FakePrinter() as printer:
        open_target(printer.address, 576).print(SLIP)

    assert "QUỲNH" not in caplog.text
    assert "001190000001" not in caplog.text
