"""One office's server in little: its book moved and killed on the way, its counters at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture import office, office_move
from tests.torture.office_server import OfficeServer, office_server

pytestmark = [pytest.mark.journey, pytest.mark.postgres]


def test_a_book_that_is_moved_and_killed_on_its_way_is_whole_at_every_place(
    tmp_path: Path, postgresql_url: str
) -> None:
    found = office_move.torture(tmp_path, postgresql_url, dossiers=9, kills=3)

    assert found.is_clean, found.line()
    assert found.kills == 3
    assert len(found.steps) == 4


@pytest.fixture(scope="module")
def server() -> Iterator[OfficeServer]:
    """A server that may be killed: the other tests' one is theirs."""
    with office_server() as made:
        yield made


def test_counters_at_once_lose_and_double_nothing_while_server_and_lines_are_cut(
    server: OfficeServer, tmp_path: Path
) -> None:
    found = office.torture(server, tmp_path, counters=4, dossiers=24, kills=1, share=0.1)

    assert found.is_clean, found.line()
    assert (found.kills, len(found.confirmed)) == (1, 24)
    assert sum(found.cuts.values()) > 3


@pytest.mark.parametrize("variant", office.CONTROLS)
def test_a_broken_design_of_the_office_is_caught(
    server: OfficeServer, tmp_path: Path, variant: str
) -> None:
    # Which counter a cut line falls on is chance, and a run may pass without harm.
    for seed in range(5):
        found = office.torture(
            server,
            tmp_path / str(seed),
            counters=4,
            dossiers=24,
            kills=0,
            seed=seed,
            variant=variant,
            share=0.2,
        )
        if office.is_caught(found, variant):
            return
    raise AssertionError(found.line())
