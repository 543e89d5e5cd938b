"""The page of faults has every row, and the tests that it names are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
ROWS = [*(f"A{n}" for n in range(1, 13)), *(f"B{n}" for n in range(1, 17))]


def test_every_fault_has_its_row() -> None:
    assert re.findall(r"^\| ([AB]\d+) \|", PAGE, re.MULTILINE) == ROWS


def test_every_test_that_the_page_names_is_there() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    there = set(re.findall(r"^def (test_\w+)", sources, re.MULTILINE))

    named = set(re.findall(r"`(test_\w+)`", PAGE))

    assert len(named) > 30
    assert named - there == set()


def test_a_row_names_a_test_or_says_why_there_is_none() -> None:
    for line in PAGE.splitlines():
        if re.match(r"\| [AB]\d+ \|", line):
            assert "`test_" in line or "not tested:" in line, line
