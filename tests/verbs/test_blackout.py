"""The black-out kit by verbs: reserved in a supervisor's name, printed by its number, listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verbs.test_contract import run


def test_a_kit_is_prepared_printed_and_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.setenv("COUNTER_PIN", "2222")
    folder, page = tmp_path / "desk", tmp_path / "kit.pdf"
    run(folder, capsys, "setup", "--drill")

    kit = run(folder, capsys, "blackout", "prepare", "--sheets", "2", "--by", "giamsat")
    printed = run(
        folder, capsys, "print", "blackout-kit", kit.facts["number"], "--to", f"pdf:{page}"
    )
    again = run(folder, capsys, "print", "blackout-kit", kit.facts["number"], "--to", f"pdf:{page}")
    listed = run(folder, capsys, "blackout", "list")

    assert (kit.code, printed.code, listed.code) == (0, 0, 0), kit.err + printed.err
    assert set(kit.facts) == {"number", "sheets"}
    assert page.read_bytes().startswith(b"%PDF")
    assert (printed.facts["copy"], again.facts["copy"]) == (0, 1)
    assert listed.facts["out"] == len(listed.facts["forms"]) == 4
    assert run(folder, capsys, "verify").facts["ok"]


def test_a_clerk_or_a_wrong_pin_prepares_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    folder = tmp_path / "desk"
    run(folder, capsys, "setup", "--drill")
    for login, pin in (("tiepnhan", "1111"), ("giamsat", "0000")):
        monkeypatch.setenv("COUNTER_PIN", pin)
        assert run(
            folder, capsys, "blackout", "prepare", "--sheets", "2", "--by", login
        ).was_refused()

    assert run(folder, capsys, "blackout", "list").facts["out"] == 0
