"""A sample of the hostile values through every export, and two careless writers that are caught."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counter_app.domain.export import Sheet
from tests.torture.exports import careless_csv, careless_xlsx, faults_in, faults_on_paper, hostile

VALUES = list(hostile(1_200, 3))


def test_no_hostile_value_becomes_a_formula_or_breaks_a_file() -> None:
    assert list(faults_in(VALUES)) == []


def test_no_hostile_value_breaks_a_page() -> None:
    assert list(faults_on_paper(VALUES[::8])) == []


@pytest.mark.parametrize(
    "writers", [{"as_csv": careless_csv}, {"as_xlsx": careless_xlsx}], ids=["csv", "xlsx"]
)
def test_a_careless_writer_is_caught(writers: dict[str, Callable[[Sheet], bytes]]) -> None:
    found = {fault.what.partition(" ")[0] for fault in faults_in(VALUES[:300], **writers)}

    assert "formula" in found
