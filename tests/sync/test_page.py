"""The sandbox is what its page says: a checker asks all that the page allows, and much else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.sandbox.contract import CONTRACT
from tests.sync.sandbox_process import SandboxProcess
from tests.torture.page import BATCH_ALONE, checked, control


@pytest.fixture
def own_city(tmp_path: Path) -> Iterator[SandboxProcess]:
    """A city that nobody else asks: the checker restores it from backups."""
    process = SandboxProcess(tmp_path / "city.db")
    process.start()
    yield process
    process.close()


def test_the_checker_of_the_page_finds_nothing(own_city: SandboxProcess) -> None:
    """The bigger run is `dev.py torture page`."""
    is_true, report = checked(CONTRACT, own_city, 2, 7)

    assert is_true, report


def test_a_page_that_promises_something_else_is_found_out(
    own_city: SandboxProcess, tmp_path: Path
) -> None:
    is_true, report = checked(control(tmp_path), own_city, 2, 7, *BATCH_ALONE)

    assert not is_true
    assert "POST /v1/messages:batch" in report
