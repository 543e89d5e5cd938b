"""The note of how far the book was written."""

from __future__ import annotations

import threading
from pathlib import Path

from counter_app.store.door import MARK_NAME
from counter_app.store.mark import HighWater

NOTES = 3_000


def test_two_who_note_at_once_leave_one_note(tmp_path: Path) -> None:
    """The lane, the thread for drafts and the city's each commit by themselves."""
    mark = HighWater(tmp_path)
    mark.note(1, "a" * 64)

    def note(link: str) -> None:
        for entries in range(NOTES):
            mark.note(entries, link * 64)

    threads = [threading.Thread(target=note, args=(link,)) for link in "bcd"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    mark.close()

    (line,) = (tmp_path / MARK_NAME).read_text(encoding="ascii").splitlines()
    entries, link = line.split()
    assert (int(entries), link[1:]) == (NOTES - 1, link[0] * 63)
