"""The city's newest version of the program: fetched in pieces, gone on with, and held whole."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from counter_app.domain.errors import StoreError
from counter_app.domain.outbox import Unreachable
from counter_app.ports import CityUpdate
from sync.update import fetch
from tests.sync.conftest import MakeClient
from tests.sync.sandbox_process import SandboxProcess

PLATFORM, OLD, NEW = "windows-x86_64", "0.1.0", "0.2.0"
CONTENT = bytes(range(256)) * 9_000  # three pieces of a line's usual size
UPDATES = "/v1/sandbox/updates"


class Offer:
    """A city that gives so many bytes at once, and falls silent after so many pieces."""

    def __init__(self, content: bytes, *, at_once: int = 1_000, silent_after: int = 10**6) -> None:
        self.content, self.at_once, self.left = content, at_once, silent_after
        self.version, self.sha256 = NEW, hashlib.sha256(content).hexdigest()
        self.asked: list[int] = []

    def newest_update(self, platform: str) -> CityUpdate | Unreachable | None:
        return CityUpdate(self.version, len(self.content), self.sha256)

    def update_piece(self, offered: CityUpdate, first: int) -> bytes | Unreachable:
        if not self.left:
            return Unreachable("timeout")
        self.left -= 1
        self.asked.append(first)
        return self.content[first : first + self.at_once]


def publish(city: SandboxProcess, content: bytes, version: str = NEW) -> None:
    made = {
        "platform": PLATFORM,
        "version": version,
        "file": base64.b64encode(content).decode(),
    }
    assert city.ask("POST", UPDATES, json=made).status_code == 200


def test_a_version_of_several_pieces_comes_whole(
    mortal_city: SandboxProcess, make_client: MakeClient, tmp_path: Path
) -> None:
    publish(mortal_city, b"older", "0.1.5")
    publish(mortal_city, CONTENT)

    folder = tmp_path / "updates"

    path = fetch(make_client(mortal_city.url), PLATFORM, OLD, folder)

    assert isinstance(path, Path)
    assert path.read_bytes() == CONTENT
    assert list(folder.iterdir()) == [path]


def test_a_city_that_has_nothing_newer_brings_nothing(
    mortal_city: SandboxProcess, make_client: MakeClient, tmp_path: Path
) -> None:
    folder = tmp_path / "updates"
    client = make_client(mortal_city.url)
    assert fetch(client, PLATFORM, OLD, folder) is None
    publish(mortal_city, CONTENT, OLD)

    assert fetch(client, PLATFORM, OLD, folder) is None
    assert fetch(client, "linux-x86_64", OLD, folder) is None
    assert not folder.exists()


def test_bytes_behind_the_end_and_a_strangers_digest_are_not_there(
    mortal_city: SandboxProcess,
) -> None:
    publish(mortal_city, b"twelve bytes")
    sha256 = hashlib.sha256(b"twelve bytes").hexdigest()
    files = "/v1/updates/files"

    last = mortal_city.ask("GET", f"{files}/{sha256}?first=8&limit=100", "0126").json()
    behind = mortal_city.ask("GET", f"{files}/{sha256}?first=12", "0126")
    stranger = mortal_city.ask("GET", f"{files}/{'0' * 64}", "0126")

    assert base64.b64decode(last["data"]) == b"ytes"
    assert (behind.status_code, stranger.status_code) == (400, 404)


def test_a_line_that_breaks_costs_only_what_is_missing(tmp_path: Path) -> None:
    city = Offer(CONTENT, at_once=1_000_000, silent_after=2)
    assert fetch(city, PLATFORM, OLD, tmp_path) == Unreachable("timeout")
    city.left = 10**6

    path = fetch(city, PLATFORM, OLD, tmp_path)

    assert isinstance(path, Path)
    assert path.read_bytes() == CONTENT
    assert city.asked == [0, 1_000_000, 2_000_000]
    assert fetch(city, PLATFORM, OLD, tmp_path) == path
    assert len(city.asked) == 3


def test_a_file_that_is_not_what_was_offered_is_not_kept(tmp_path: Path) -> None:
    city = Offer(b"something else")
    city.sha256 = "0" * 64

    assert fetch(city, PLATFORM, OLD, tmp_path) == Unreachable("wrong_digest")
    assert list(tmp_path.iterdir()) == []


def test_a_newer_offer_takes_the_place_of_what_came_in_part(tmp_path: Path) -> None:
    fetch(Offer(CONTENT, silent_after=1), PLATFORM, OLD, tmp_path)
    newer = Offer(b"newer still")
    newer.version = "0.3.0"

    path = fetch(newer, PLATFORM, OLD, tmp_path)

    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_takes_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "updates").write_text("a file")

    with pytest.raises(StoreError, match="update_not_written") as refusal:
        fetch(Offer(b"new"), PLATFORM, OLD, tmp_path / "updates")

    assert refusal.value.facts["reason"] == "why_in_the_way"
