"""A form comes back at the very field after the program was killed in the middle of a word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests import template
from ui.screens import intake

Place = tuple[str, str, int, str]


def typed(folder: Path, *keys: str, is_killed: bool) -> list[Place]:
    """Where each key left the cursor; killed, the process ends right after the last."""
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typist", str(folder), *keys],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    try:
        lines = [running.stdout.readline() for _ in range(len(keys) + 1)]
        if not is_killed:
            assert running.wait(60) == 0
    finally:
        running.kill()
        running.wait()
        running.stdout.close()
    return [tuple(json.loads(line)) for line in lines]


def test_a_kill_in_mid_word_costs_one_key_at_most_and_the_cursor_is_back(
    tmp_path: Path, set_up_folder: Path
) -> None:
    template.copy(set_up_folder, tmp_path)

    first = typed(tmp_path, *"Mẫu", "Tab", *"0010", is_killed=True)
    second = typed(tmp_path, "Home", *"98", is_killed=True)
    third = typed(tmp_path, is_killed=False)

    assert first[0] == ("full_name", "", 0, "")
    assert second[0] in first[-2:]
    assert third[0] in second[-2:]
    field, text, cursor, name = third[0]
    assert (field, name) == ("id_number", "Mẫu")
    assert 0 < cursor < len(text)


def test_what_is_typed_is_on_its_way_to_the_disk_at_once() -> None:
    assert intake.DRAFT_AFTER_MS <= 150
