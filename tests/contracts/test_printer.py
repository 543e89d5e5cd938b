"""What every printer keeps to, whatever carries its bytes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from counter_app.domain.errors import DeviceError
from counter_app.paper.fee_receipt import fee_receipt
from counter_app.ports import Printer, PrinterState
from devices.cabinet import open_target
from devices.drawing import PaperDrawing
from devices.escpos.transport import NetworkTransport, SerialTransport, Transport
from devices.fail_over import FailOverPrinter
from devices.folder_printer import FolderPrinter
from devices.printer_table import PrinterModel
from devices.receipt_printer import ReceiptPrinter
from devices.simulated import SimulatedPrinter
from tests.fakes.papers import receipt_facts
from tests.fakes.printer import FakePrinter, FakeSerialPrinter, Machine

PAPER = fee_receipt(receipt_facts())
Maker = Callable[[], Printer]
ON_UNIX = [] if sys.platform == "win32" else ["serial"]
KINDS = ["network", *ON_UNIX, "file", "pdf", "png", "folder", "simulated", "pair"]


@pytest.fixture(params=KINDS)
def printer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Printer]:
    """A printer of each kind that is ready."""
    with ExitStack() as stack:
        match request.param:
            case "network":
                yield open_target(stack.enter_context(FakePrinter()).address, 576)
            case "serial":
                yield open_target(stack.enter_context(FakeSerialPrinter()).address, 576)
            case "simulated":
                yield SimulatedPrinter(PaperDrawing())
            case "folder":
                yield FolderPrinter(tmp_path, PaperDrawing())
            case "pair":
                one, other = (SimulatedPrinter(PaperDrawing()) for _ in range(2))
                one.now = PrinterState.PAPER_OUT
                yield FailOverPrinter(one, other)
            case kind:
                yield open_target(f"{kind}:{tmp_path / 'out'}", 576)


@pytest.fixture(params=[*(kind for kind in KINDS if kind != "folder"), "usb", "spooler"])
def missing_printer(request: pytest.FixtureRequest, tmp_path: Path) -> Printer:
    """A printer of each kind that is not there."""
    match request.param:
        case "network":
            with FakePrinter() as gone:
                address = gone.address
            return open_target(address, 576)
        case "serial":
            return open_target(f"serial://{tmp_path / 'ttyNone'}", 576)
        case "usb":
            return open_target("usb://ffff:ffff", 576)
        case "spooler":
            return open_target("win:no such queue", 576)
        case "simulated":
            return absent()
        case "pair":
            return FailOverPrinter(absent(), absent())
        case kind:
            return open_target(f"{kind}:{tmp_path / 'no such folder' / 'out'}", 576)


def absent() -> Printer:
    """A simulated one that was carried away."""
    simulated = SimulatedPrinter(PaperDrawing())
    simulated.now = PrinterState.ABSENT
    return simulated


def test_a_ready_printer_takes_one_paper_after_another(printer: Printer) -> None:
    first, second = printer.print(PAPER), printer.print(PAPER)

    assert first.sent_bytes > 1_000
    assert second.sent_bytes > 1_000
    assert second.printer


def test_a_ready_printer_never_calls_itself_absent(printer: Printer) -> None:
    assert printer.state() is not PrinterState.ABSENT


def test_a_drawer_opens_or_is_not_there(printer: Printer) -> None:
    assert printer.open_drawer() in (True, False)


def test_a_missing_printer_says_so_and_never_crashes(missing_printer: Printer) -> None:
    with pytest.raises(DeviceError) as error:
        missing_printer.print(PAPER)

    assert error.value.code in ("printer_absent", "print_file_unwritable")
    assert missing_printer.state() in (PrinterState.ABSENT, PrinterState.SILENT)


Wire = Callable[..., Machine]


@pytest.fixture(params=[FakePrinter, *([FakeSerialPrinter] if ON_UNIX else [])])
def wire(request: pytest.FixtureRequest) -> Iterator[Wire]:
    """Makes a machine with a story, at the end of each kind of wire."""
    with ExitStack() as stack:

        def make(*story: str, **named: int) -> Machine:
            made = request.param(*story, **named)
            assert isinstance(made, (FakePrinter, FakeSerialPrinter))
            return stack.enter_context(made)

        yield make


def at(machine: Machine) -> Printer:
    """The printer as the counter reaches it; it waits for no answer longer than it has to."""
    return of_model(machine, PrinterModel("hall"))


def of_model(machine: Machine, model: PrinterModel) -> Printer:
    """The printer with a model of its own."""
    assert isinstance(machine, (FakePrinter, FakeSerialPrinter))
    kind, _, place = machine.address.partition("://")
    transport: Transport = SerialTransport(place)
    if kind == "tcp":
        host, _, port = place.partition(":")
        transport = NetworkTransport(host, int(port))
    return ReceiptPrinter("hall", transport, PaperDrawing(), model=model, patience=0.3)


@pytest.mark.parametrize("plight", ["paper_out", "cover_open", "offline"])
def test_what_cannot_print_is_told_before_and_sent_nothing(wire: Wire, plight: str) -> None:
    machine = wire(plight)

    with pytest.raises(DeviceError) as error:
        at(machine).print(PAPER)

    assert error.value.code == f"printer_{plight}"
    assert (machine.decoder.rows, machine.decoder.kicks) == ([], [])


def test_paper_that_ends_in_the_middle_is_sent_not_printed_and_comes_with_the_new_roll(
    wire: Wire,
) -> None:
    machine = wire(paper_rows=300)
    printer = at(machine)

    result = printer.print(PAPER)

    assert not result.confirmed
    assert result.state is PrinterState.PAPER_OUT
    with pytest.raises(DeviceError) as error:
        printer.print(PAPER)
    assert error.value.code == "printer_paper_out"
    machine.refill(None)
    assert machine.decoder.papers == [PaperDrawing().raster(PAPER, 576)]


def test_paper_that_ends_with_the_last_row_is_confirmed_and_the_next_one_refused(
    wire: Wire,
) -> None:
    height = PaperDrawing().raster(PAPER, 576).height
    machine = wire(paper_rows=height)
    printer = at(machine)

    assert printer.print(PAPER).confirmed
    machine.plight = "paper_out"
    with pytest.raises(DeviceError) as error:
        printer.print(PAPER)
    assert error.value.code == "printer_paper_out"


def test_a_cable_that_is_pulled_in_the_middle_leaves_a_doubt(wire: Wire) -> None:
    with pytest.raises(DeviceError) as error:
        at(wire(breaks_after=20_000)).print(PAPER)

    assert error.value.code == "printer_broke_off"


def test_a_printer_switched_off_in_the_middle_is_not_believed() -> None:
    with FakePrinter(freezes_after=20_000) as machine:
        result = at(machine).print(PAPER)

    assert (result.confirmed, result.state) == (False, PrinterState.SILENT)


@pytest.mark.parametrize("plight", ["silent", "half_silent", "nonsense"])
def test_no_answer_and_nonsense_are_no_confirmation(wire: Wire, plight: str) -> None:
    machine = wire(plight)
    printer = at(machine)

    state, result = printer.state(), printer.print(PAPER)

    assert state is PrinterState.SILENT
    assert not result.confirmed
    machine.until(lambda decoder: decoder.papers == [PaperDrawing().raster(PAPER, 576)])


@pytest.mark.parametrize(
    ("plight", "order"),
    [("ready", b"\x1bp\x00\x32\x64"), ("paper_out", b"\x10\x14\x01\x00\x01")],
)
def test_the_drawer_opens_even_where_no_paper_is_left(
    wire: Wire, plight: str, order: bytes
) -> None:
    machine = wire(plight)

    assert at(machine).open_drawer()

    machine.until(lambda decoder: decoder.kicks == [order])


def test_a_second_printer_takes_what_the_first_refuses_and_not_what_it_dropped() -> None:
    spare = SimulatedPrinter(PaperDrawing())
    with FakePrinter("paper_out") as machine:
        assert FailOverPrinter(at(machine), spare).print(PAPER).printer == "simulated"
    with FakePrinter(breaks_after=20_000) as machine, pytest.raises(DeviceError):
        FailOverPrinter(at(machine), spare).print(PAPER)

    assert len(spare.papers) == 1


def test_a_printer_without_a_drawer_is_sent_no_pulse() -> None:
    with FakePrinter() as machine:
        assert of_model(machine, PrinterModel("hall", drawer_pin=0)).open_drawer() is False
        assert machine.decoder.kicks == []
