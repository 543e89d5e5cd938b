"""What every printer keeps to, whatever carries its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from counter_app.domain.errors import DeviceError
from counter_app.paper.fee_receipt import fee_receipt
from counter_app.ports import Printer, PrinterState
from devices.cabinet import open_target
from devices.drawing import PaperDrawing
from devices.simulated import SimulatedPrinter
from tests.fakes.papers import receipt_facts
from tests.fakes.printer import FakePrinter

PAPER = fee_receipt(receipt_facts())
Maker = Callable[[], Printer]


@pytest.fixture(params=["network", "file", "pdf", "png", "simulated"])
def printer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Printer]:
    """A printer of each kind that is ready."""
    with ExitStack() as stack:
        match request.param:
            case "network":
                yield open_target(stack.enter_context(FakePrinter()).address, 576)
            case "simulated":
                yield SimulatedPrinter(PaperDrawing())
            case kind:
                yield open_target(f"{kind}:{tmp_path / 'out'}", 576)


@pytest.fixture(params=["network", "file", "pdf", "png", "simulated"])
def missing_printer(request: pytest.FixtureRequest, tmp_path: Path) -> Printer:
    """A printer of each kind that is not there."""
    match request.param:
        case "network":
            with FakePrinter() as gone:
                address = gone.address
            return open_target(address, 576)
        case "simulated":
            simulated = SimulatedPrinter(PaperDrawing())
            simulated.now = PrinterState.ABSENT
            return simulated
        case kind:
            return open_target(f"{kind}:{tmp_path / 'no such folder' / 'out'}", 576)


def test_a_ready_printer_takes_one_paper_after_another(printer: Printer) -> None:
    first, second = printer.print(PAPER), printer.print(PAPER)

    assert first.sent_bytes > 1_000
    assert second.sent_bytes > 1_000


def test_a_ready_printer_never_calls_itself_absent(printer: Printer) -> None:
    assert printer.state() is not PrinterState.ABSENT


def test_a_missing_printer_says_so_and_never_crashes(missing_printer: Printer) -> None:
    with pytest.raises(DeviceError) as error:
        missing_printer.print(PAPER)

    assert error.value.code in ("printer_absent", "print_file_unwritable")
    assert missing_printer.state() in (PrinterState.ABSENT, PrinterState.SILENT)
