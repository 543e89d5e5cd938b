"""A form comes back at the very field after the program was killed in the middle of a word."""

from __future__ import annotations

import os
import subprocess
import sys


def test_a_kill_in_mid_word_costs_one_key_at_most_and_the_cursor_is_back() -> None:
    """In a process of its own: one that shows windows already must not be forked."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture", "drafts", "--kills", "3"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
