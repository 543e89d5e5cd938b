"""A few kills in the middle of a form; the two hundred are `dev.py torture drafts`."""

from __future__ import annotations

from pathlib import Path

from tests import template
from tests.torture.drafts import CONTROL_AFTER_MS, is_clean, torture


def test_kills_at_random_keys_cost_one_key_each_and_a_late_save_is_caught(
    tmp_path: Path, set_up_folder: Path
) -> None:
    for name in ("right", "late"):
        template.copy(set_up_folder, tmp_path / name)

    right = torture(tmp_path / "right", 3, seed=3)
    late = torture(tmp_path / "late", 2, seed=3, after_ms=CONTROL_AFTER_MS)

    assert is_clean(right), right
    assert not is_clean(late), late
