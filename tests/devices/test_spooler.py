"""What Windows says of a printer queue: complaints count, silence is no word of health."""

from __future__ import annotations

import pytest

from counter_app.ports import PrinterState
from devices.escpos.spooler import ask_queue, queue_state


@pytest.mark.parametrize(
    ("status", "attributes", "state"),
    [
        (0, 0, PrinterState.SILENT),
        (0x10, 0, PrinterState.PAPER_OUT),
        (0x8, 0, PrinterState.PAPER_OUT),
        (0x400000, 0, PrinterState.COVER_OPEN),
        (0x400000 | 0x10, 0, PrinterState.COVER_OPEN),
        (0x80, 0, PrinterState.OFFLINE),
        (0x1, 0, PrinterState.OFFLINE),
        (0, 0x400, PrinterState.OFFLINE),
        (0x400, 0x40, PrinterState.SILENT),  # printing, and a shared queue
    ],
)
def test_the_bits_of_a_queue_are_read_as_windows_means_them(
    status: int, attributes: int, state: PrinterState
) -> None:
    assert queue_state(status, attributes) is state


def test_a_queue_that_nobody_can_ask_says_nothing() -> None:
    assert ask_queue("Máy in không có thật") is PrinterState.SILENT
