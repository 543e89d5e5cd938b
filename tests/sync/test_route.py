"""B16: the way to the city changes under us: names, addresses, proxies, the version of IP."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from counter_app.domain.outbox import Unreachable
from sync.client import CityClient
from sync.trust import Trust
from tests.sync.test_trust import Authority, Signed, sealed_city

CITY = "thanhpho.example"
TOLD = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)


class Names:
    """What a name means now: an address of this machine, or nothing."""

    def __init__(self) -> None:
        self.address = ""

    def look_up(self, host: str, port: int, *_rest: Any, **_more: Any) -> list[Any]:
        """As `socket.getaddrinfo`; no name ever leaves this machine."""
        if host != CITY or not self.address:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        if ":" in self.address:
            where: tuple[Any, ...] = (self.address, port, 0, 0)
            return [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", where)]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (self.address, port))]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    made = Names()
    monkeypatch.setattr(socket, "getaddrinfo", made.look_up)
    return made


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("route"))


@pytest.fixture(scope="module")
def good(authority: Authority) -> Signed:
    return authority.leaf("city", host=CITY)


Dial = Callable[[str], CityClient]


@pytest.fixture
def dial(authority: Authority) -> Dial:
    """A client that knows the city by its name, on the port of this URL."""

    def make(url: str) -> CityClient:
        named = f"https://{CITY}:{urlsplit(url).port}"
        trust = Trust(Path(authority.root.path))
        return CityClient(named, "0126", "drill", "machine", trust=trust, deadline_s=10.0)

    return make


def test_b16_a_name_that_leads_elsewhere_ends_before_a_byte_is_sent(
    authority: Authority, names: Names, dial: Dial
) -> None:
    heard: list[bytes] = []
    with sealed_city(authority.leaf("other", host="khac.example"), heard) as url:
        names.address = "127.0.0.1"

        told = dial(url).time()

    assert told == Unreachable("tls_wrong_host")
    assert not any(heard)


def test_b16_a_name_that_is_gone_is_silence_and_one_that_is_back_is_the_city(
    good: Signed, names: Names, dial: Dial
) -> None:
    heard: list[bytes] = []
    with sealed_city(good, heard) as url:
        client = dial(url)
        gone = client.time()
        names.address = "127.0.0.1"
        back = client.time()
        client.close()

    assert isinstance(gone, Unreachable)
    assert back == TOLD


def test_b16_a_city_that_moved_to_another_address_is_found_there(
    good: Signed, names: Names, dial: Dial
) -> None:
    heard: list[bytes] = []
    with sealed_city(good, heard, at="127.0.0.2") as url:
        names.address = "127.0.0.1"
        client = dial(url)
        old = client.time()
        names.address = "127.0.0.2"
        new = client.time()
        client.close()

    assert isinstance(old, Unreachable)
    assert new == TOLD


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not _has_ipv6(), reason="this machine has no IPv6 on loopback")
def test_b16_a_city_on_ipv6_alone_is_reached(good: Signed, names: Names, dial: Dial) -> None:
    heard: list[bytes] = []
    with sealed_city(good, heard, at="::1") as url:
        names.address = "::1"
        client = dial(url.replace("127.0.0.1", "[::1]"))
        told = client.time()
        client.close()

    assert told == TOLD


def test_b16_a_proxy_that_appears_in_the_environment_is_not_taken(
    good: Signed, names: Names, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    heard: list[bytes] = []
    with sealed_city(good, heard) as url:
        names.address = "127.0.0.1"
        client = dial(url)
        told = client.time()
        client.close()

    assert told == TOLD
