"""One office's server in little: its book moved and killed on the way, its counters at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture import office_move

pytestmark = [pytest.mark.journey, pytest.mark.postgres]


def test_a_book_that_is_moved_and_killed_on_its_way_is_whole_at_every_place(
    tmp_path: Path, postgresql_url: str
) -> None:
    found = office_move.torture(tmp_path, postgresql_url, dossiers=9, kills=3)

    assert found.is_clean, found.line()
    assert found.kills == 3
    assert len(found.steps) == 4
