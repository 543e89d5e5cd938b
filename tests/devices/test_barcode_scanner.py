"""A serial scanner, on a pair of pseudo terminals."""

from __future__ import annotations

import os
import queue
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.domain.errors import DeviceError, InputError
from devices.barcode_scanner import SerialScanner
from devices.cabinet import open_scanner
from devices.simulated import SimulatedScanner

if sys.platform == "win32":
    pytest.skip("pseudo terminals are of Unix", allow_module_level=True)

WAIT_S = 10
CARD = "001190000001||NGUYỄN THỊ DIỄM QUỲNH|01011990|Nữ|Số 12 phố Huỳnh Thúc Kháng|01012022"


@pytest.fixture
def cable() -> Iterator[tuple[int, str]]:
    """The scanner's end as a descriptor, and the counter's as a device."""
    import pty
    import tty

    near, far = pty.openpty()
    tty.setraw(far)
    yield near, os.ttyname(far)
    os.close(near)
    os.close(far)


@pytest.fixture
def scans() -> queue.Queue[str]:
    """What was scanned."""
    return queue.Queue()


def test_a_card_arrives_whole_with_every_letter(
    cable: tuple[int, str], scans: queue.Queue[str]
) -> None:
    scanner = SerialScanner(cable[1])
    scanner.start(scans.put)
    try:
        assert scanner.connected.wait(WAIT_S)
        os.write(cable[0], CARD.encode() + b"\r\n")
        assert scans.get(timeout=WAIT_S) == CARD
    finally:
        scanner.stop()
    assert scans.empty()


def test_a_scanner_that_sends_no_line_end_is_heard_too(
    cable: tuple[int, str], scans: queue.Queue[str]
) -> None:
    scanner = SerialScanner(cable[1])
    scanner.start(scans.put)
    try:
        assert scanner.connected.wait(WAIT_S)
        os.write(cable[0], CARD.encode())
        assert scans.get(timeout=WAIT_S) == CARD
    finally:
        scanner.stop()


def test_decomposed_letters_arrive_composed_and_noise_does_no_harm(
    cable: tuple[int, str], scans: queue.Queue[str]
) -> None:
    scanner = SerialScanner(cable[1])
    scanner.start(scans.put)
    try:
        assert scanner.connected.wait(WAIT_S)
        os.write(cable[0], "Nguye\u0302\u0303n\r".encode() + b"\xff\xfe\r" + b"tot\r")
        got = [scans.get(timeout=WAIT_S) for _ in range(3)]
    finally:
        scanner.stop()
    assert got == ["Nguyễn", "\ufffd\ufffd", "tot"]


def test_a_scanner_plugged_in_later_is_found(
    cable: tuple[int, str], scans: queue.Queue[str], tmp_path: Path
) -> None:
    plug = tmp_path / "ttyScanner"
    scanner = SerialScanner(str(plug), retry_s=0.01)
    scanner.start(scans.put)
    try:
        plug.symlink_to(cable[1])
        assert scanner.connected.wait(WAIT_S)
        os.write(cable[0], b"001190000001\r")
        assert scans.get(timeout=WAIT_S) == "001190000001"
    finally:
        scanner.stop()


def test_a_simulated_scanner_reads_what_it_is_told(scans: queue.Queue[str]) -> None:
    scanner = SimulatedScanner()
    scanner.start(scans.put)
    scanner.scan(CARD)
    scanner.stop()

    assert scans.get_nowait() == CARD
    with pytest.raises(DeviceError):
        scanner.scan(CARD)


@pytest.mark.parametrize("address", ["", "serial://", "tcp://h:1", "serial://x?baud=fast"])
def test_a_scanner_address_of_nothing_is_refused(address: str) -> None:
    with pytest.raises(InputError) as error:
        open_scanner(address)

    assert error.value.code == "scanner_address_unknown"
