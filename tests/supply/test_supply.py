"""The scanners see what they are there for, and the pages say what the lock holds."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.supply.__main__ import REASONS
from tests.supply.locked import ROOT, SHIPS, locked
from tests.supply.secrets import history, scan, scan_bytes, tracked

PLANTED = (
    ("-----BEGIN " + "PRIVATE KEY-----", "private key"),
    ("key = AKIA" + "IOSFODNN7EXAMPLE", "cloud key"),
    ("gh" + "p_0123456789abcdefghij", "service token"),
    ("postgresql://quay:" + "matkhau@db.office/quay", "password in an address"),
    ('client_secret = "' + 'q7Zp2vLx9RtB4mKd"', "random text under a secret's name"),
)


@pytest.mark.parametrize(("line", "kind"), PLANTED)
def test_a_planted_secret_is_found(tmp_path: Path, line: str, kind: str) -> None:
    file = tmp_path / "settings.py"
    file.write_text(f"first\n{line}\n", encoding="utf-8")

    (found,) = scan(file, tmp_path)

    assert (found.place, found.kind) == ("settings.py:2", kind)


def test_no_tracked_file_holds_a_secret() -> None:
    found = [one for path in tracked(ROOT) for one in scan(path, ROOT)]

    assert found == []


def test_a_secret_that_was_taken_away_again_is_found_in_the_history(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=An", "-c", "user.email=an@example.invalid")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    file = tmp_path / "cài đặt.py"
    for text in (PLANTED[2][0], "nothing"):
        file.write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", "x")

    found = [one for name, content in history(tmp_path) for one in scan_bytes(content, name)]

    assert [one.kind for one in found] == ["service token"]


def test_every_package_that_ships_states_a_licence_and_stands_on_the_page() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    packages = locked()

    assert len(packages) > 50
    assert [one.name for one in packages if not one.licence] == []
    missing = [one.name for one in packages if f"| {one.version} |" not in page]
    assert missing == [], "run dev.py supply"
    pins = re.findall(r"^[\w.-]+==", SHIPS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(pins) == len(packages)


def test_every_reason_names_a_file_that_is_there() -> None:
    for reason in tomllib.loads(REASONS.read_text(encoding="utf-8"))["bandit"]:
        assert reason["why"]
        assert reason["file"] == "*" or (ROOT / reason["file"]).exists()


def test_no_private_key_of_an_update_lies_here() -> None:
    path = ROOT / "counter_app" / "starter" / "update_keys.json"

    assert not path.exists() or "threshold" in json.loads(path.read_text(encoding="utf-8"))
