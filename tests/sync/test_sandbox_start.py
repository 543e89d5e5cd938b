"""A sandbox that cannot work says so in one line, at its start and not in the middle of a test."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from sync.sandbox.__main__ import main
from tests.sync.sandbox_process import SandboxProcess


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize(
    "script",
    ["", "{}", "[1]", '[{"path":"/v1"}]', pytest.param("[" * 200_000, id="deep")],
)
def test_a_script_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], script: str
) -> None:
    path = tmp_path / "faults.json"
    path.write_text(script, encoding="utf-8")

    assert "faults.json" in refused(capsys, "--port", "0", "--faults", str(path))


def test_a_script_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "none.json" in refused(capsys, "--port", "0", "--faults", str(tmp_path / "none.json"))


def test_a_book_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "city.db"
    book.write_text("not a book", encoding="utf-8")

    assert "city.db" in refused(capsys, "--port", "0", "--state", str(book))
    assert "city.db" in refused(capsys, "--port", "0", "--state", str(book / "city.db"))


@pytest.mark.parametrize("url", ["nonsense", "nosuch://u:hidden@h/x"])
def test_a_database_that_is_none_is_refused_and_its_password_not_shown(
    capsys: pytest.CaptureFixture[str], url: str
) -> None:
    said = refused(capsys, "--port", "0", "--database-url", url)

    assert "hidden" not in said


def test_a_port_that_is_taken_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        for port in (taken.getsockname()[1], 99_999):
            state = str(tmp_path / "city.db")
            assert str(port) in refused(capsys, "--port", str(port), "--state", state)


@pytest.mark.parametrize(
    "script",
    [
        {},
        [1],
        [{"path": "/v1"}],
        [{"path": "/v1", "kind": "nonsense"}],
        [{"path": "/v1", "kind": "status", "status": "x"}],
        [{"path": "/v1", "kind": "status", "times": -1}],
        [{"path": "/v1", "kind": "delay", "delay_s": 10**9}],
        [{"path": "/v1", "kind": "status", "retry_after": "1\r\nX: y"}],
        [{"path": "/v1", "kind": "status", "more": 1}],
    ],
)
def test_a_script_sent_later_is_refused_too_and_nothing_goes_wrong(
    city: SandboxProcess, script: Any
) -> None:
    assert city.ask("POST", "/v1/sandbox/faults", json=script).status_code == 400
    assert city.ask("GET", "/v1/time").status_code == 200
