"""A network scanner in every mood."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from zeroconf import ServiceInfo

from counter_app.domain.errors import CounterError, InputError
from counter_app.ports import FoundScanner, ScanWish
from devices.digitising.discovery import scanners_of
from devices.digitising.escl import EsclScanner, Patience
from devices.digitising.reading import PageMaker
from tests.fakes import scans
from tests.fakes.escl_server import CAPABILITIES, escl_server

HASTY = Patience(silent_s=2.0, job_s=20.0, tries=3, rest_s=0.0)
AS_EVER = ScanWish()
PAGES = (b"\xff\xd8\xff one" * 500, b"\xff\xd8\xff two" * 500)


def scan(address: str, wish: ScanWish = AS_EVER, got: list[bytes] | None = None) -> list[bytes]:
    pages = [] if got is None else got
    EsclScanner(address, HASTY, lambda _s: None).scan(wish, pages.append, lambda: False)
    return pages


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(CounterError) as raised:
        act()
    return raised.value.code


@pytest.mark.parametrize(
    ("wish", "asked"),
    [
        (ScanWish(), ("Feeder", "RGB24", "300", "false")),
        (ScanWish(is_duplex=True, is_colour=False), ("Feeder", "Grayscale8", "300", "true")),
        (ScanWish(from_feeder=False, is_duplex=True), ("Platen", "RGB24", "300", "false")),
        (ScanWish(dpi=250), ("Feeder", "RGB24", "300", "false")),
        (ScanWish(dpi=1200), ("Feeder", "RGB24", "600", "false")),
    ],
)
def test_the_wish_is_asked_for_as_far_as_the_scanner_can(
    wish: ScanWish, asked: tuple[str, ...]
) -> None:
    with escl_server(*PAGES) as server:
        assert scan(server.address, wish) == list(PAGES)

    (told,) = server.settings
    names = ("InputSource", "ColorMode", "XResolution", "Duplex")
    assert tuple(told[name] for name in names) == asked
    assert server.cancelled == []


@pytest.mark.parametrize("faults", [("busy", "busy"), ("cut", "ok", "cut"), ("drop", "drop", "ok")])
def test_a_line_that_drops_is_taken_up_again_and_nothing_comes_twice(
    faults: tuple[str, ...],
) -> None:
    with escl_server(*PAGES, faults=faults) as server:
        assert scan(server.address) == list(PAGES)


def test_a_page_that_is_gone_for_good_is_told_and_the_others_stay() -> None:
    got: list[bytes] = []
    with escl_server(*PAGES, faults=("lose",)) as server:
        assert refusal(lambda: scan(server.address, got=got)) == "scan_pages_lost"

    assert got == [PAGES[1]]


def test_a_line_that_stays_down_ends_the_job_and_keeps_what_came() -> None:
    got: list[bytes] = []
    with escl_server(*PAGES, faults=("ok", *("drop",) * 9)) as server:
        assert refusal(lambda: scan(server.address, got=got)) == "scan_broke_off"

    assert got == [PAGES[0]]
    assert server.cancelled == ["/eSCL/ScanJobs/7"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [("html", "scan_is_web_page"), ("empty", "scan_size_wrong")],
)
def test_an_answer_that_is_no_page_is_refused_by_name(fault: str, code: str) -> None:
    with escl_server(*PAGES, faults=(fault,)) as server:
        scanner = EsclScanner(server.address, HASTY, lambda _s: None)
        read = PageMaker().read
        assert (
            refusal(lambda: scanner.scan(ScanWish(), lambda one: void(read(one)), lambda: False))
            == code
        )

    assert server.cancelled == ["/eSCL/ScanJobs/7"]


def void(_pages: object) -> None:
    """Only the refusal matters."""


def test_half_a_page_with_a_right_length_is_refused() -> None:
    half = scans.jpeg()[:60_000]
    with escl_server(half) as server:
        (got,) = scan(server.address)

    assert refusal(lambda: PageMaker().read(got)) == "scan_broken"


def test_a_cancelled_job_is_cancelled_at_the_scanner_too() -> None:
    got: list[bytes] = []
    with escl_server(*PAGES) as server:
        scanner = EsclScanner(server.address, HASTY, lambda _s: None)
        scanner.scan(ScanWish(), got.append, lambda: bool(got))

    assert got == [PAGES[0]]
    assert server.cancelled == ["/eSCL/ScanJobs/7"]


def test_a_busy_and_an_absent_scanner_are_told_apart() -> None:
    with escl_server(*PAGES) as server:
        server.is_busy = True
        assert refusal(lambda: scan(server.address)) == "scan_busy"

    assert refusal(lambda: scan(server.address)) == "document_scanner_absent"


def test_a_job_elsewhere_is_not_followed() -> None:
    with escl_server(*PAGES) as server:
        server.place = "http://192.0.2.1:80/eSCL/ScanJobs/7"
        assert scan(server.address) == list(PAGES)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Login",
        b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b'<?xml version="1.0" encoding="nothing"?><x/>',
    ],
)
def test_strange_capabilities_are_told(body: bytes) -> None:
    with escl_server(*PAGES) as server:
        server.capabilities = body
        assert refusal(lambda: scan(server.address)) == "scan_answer_strange"


def test_an_answer_without_end_is_not_read_to_it() -> None:
    with escl_server(*PAGES) as server:
        server.capabilities = CAPABILITIES.encode() + b" " * 600_000
        assert refusal(lambda: scan(server.address)) == "scan_size_wrong"


@pytest.mark.parametrize("address", ["", "scanner", "ftp://x/", "http://", "http://x:99999/"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(InputError):
        EsclScanner(address)


def announced(address: str, **words: str) -> ServiceInfo:
    return ServiceInfo(
        "_uscan._tcp.local.",
        "May._uscan._tcp.local.",
        addresses=[socket.inet_aton(address)],
        port=80,
        properties=words,
    )


def test_an_announcement_is_believed_within_the_office_alone() -> None:
    inside = announced("192.168.1.9", rs="eSCL", ty="Máy \u202emẫu")

    assert scanners_of(inside) == (FoundScanner("Máy mẫu", "http://192.168.1.9:80/eSCL"),)
    assert scanners_of(announced("8.8.8.8", rs="eSCL", ty="x")) == ()
    assert scanners_of(announced("192.168.1.9", rs="../a?b", ty="x")) == ()
