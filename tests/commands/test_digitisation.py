"""A paper counts as digitised by a file, never by a word."""

from __future__ import annotations

import json
from typing import Any

import pytest

from counter_app.commands.digitisation import AttachScan, DiscardScan, ReuseScan
from counter_app.commands.outbox import SettleDeliveries
from counter_app.desk import Desk
from counter_app.domain.digitisation import DigitalState, PaperSeen, ScannedFile
from counter_app.domain.errors import CounterError, InputError, RuleError
from counter_app.domain.outbox import Delivered
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.digitisation import Reusable, ScanContent, ScansOf, ToDigitise
from counter_app.queries.outbox import DueForCity
from counter_app.queries.verify import Verify
from counter_app.starter import load
from counter_app.store.unit_of_work import Store
from tests.builders import (
    MARITAL_STATUS,
    a_dossier,
    a_scan,
    an_applicant,
    live_through,
    open_a_shift,
)


def attach(desk: Desk, clerk: Actor, dossier_id: str, **changes: Any) -> str:
    return desk.submit(a_scan(desk, clerk, dossier_id, **changes), by=clerk).value


@pytest.fixture
def received(desk: Desk, clerk: Actor) -> str:
    open_a_shift(desk, clerk)
    desk.submit(a_dossier("d1"), by=clerk)
    return "d1"


def refusal(desk: Desk, clerk: Actor, command: Any) -> CounterError:
    with pytest.raises(CounterError) as raised:
        desk.submit(command, by=clerk)
    return raised.value


def test_what_was_handed_in_waits_until_a_file_stands_for_it(
    desk: Desk, clerk: Actor, received: str
) -> None:
    before = desk.ask(ToDigitise(is_mine=True), by=clerk)
    assert [line.position for line in before] == [0]

    attach(desk, clerk, received)

    assert desk.ask(ToDigitise(), by=clerk) == ()
    (line,) = desk.ask(ScansOf(received), by=clerk)
    assert (line.position, line.state, line.pages) == (0, DigitalState.DIGITISED, 2)
    assert desk.ask(ScanContent(received, 0), by=clerk) == b"%PDF-1.7 a scan"


def test_the_city_is_told_of_the_file_it_must_hold_first(
    desk: Desk, clerk: Actor, received: str
) -> None:
    attach(desk, clerk, received)

    entries = desk.ask(DueForCity(100, 1_000_000), by=SYSTEM)

    digitised = [entry for entry in entries if entry.kind == "paper.digitised"]
    (line,) = desk.ask(ScansOf(received), by=clerk)
    assert [line.sha256 in entry.payload for entry in digitised] == [True]


def test_the_city_is_told_how_many_papers_are_digital(
    desk: Desk, clerk: Actor, received: str
) -> None:
    attach(desk, clerk, received)
    desk.submit(DiscardScan(received, 0, "Quét nhầm giấy"), by=clerk)

    told = []
    while entries := desk.ask(DueForCity(100, 1_000_000), by=SYSTEM):
        told += [json.loads(one.payload) for one in entries if one.kind == "paper.digitised"]
        desk.submit(
            SettleDeliveries(tuple(Delivered(one.entry_id, "C") for one in entries)), by=SYSTEM
        )

    assert [(one["state"], one["digitised"]) for one in told] == [(1, 1), (0, 0)]


def test_the_same_file_again_changes_nothing(desk: Desk, clerk: Actor, received: str) -> None:
    assert attach(desk, clerk, received) == attach(desk, clerk, received)
    assert len(desk.ask(ScansOf(received), by=clerk)) == 1


def test_another_file_needs_the_first_discarded_with_a_reason(
    desk: Desk, clerk: Actor, received: str
) -> None:
    attach(desk, clerk, received)
    other = a_scan(desk, clerk, received, content=b"%PDF-1.7 another")
    assert refusal(desk, clerk, other).code == "already_digitised"

    desk.submit(DiscardScan(received, 0, "Quét nhầm giấy"), by=clerk)
    desk.submit(other, by=clerk)

    (line,) = desk.ask(ScansOf(received), by=clerk)
    assert "-V2_" in line.file_name


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"counted": 3}, InputError("pages_differ", field="pages", counted=3, scanned=2)),
        ({"dpi": 150}, RuleError("scan_too_coarse", dpi=150, least=200)),
        ({"needs_colour": True, "is_colour": False}, RuleError("scan_grey")),
        ({"pages": 501, "counted": 501}, InputError("scan_pages_wrong", field="scan", most=500)),
        ({"differs": "vì thế"}, InputError("reason_unknown", field="differs_because")),
        ({"position": 99}, InputError("paper_not_in_list", field="paper")),
        ({"position": None}, RuleError("no_result_waits", dossier="?")),
    ],
)
def test_a_scan_that_cannot_stand_for_its_paper_is_refused_by_name(
    desk: Desk, clerk: Actor, received: str, changes: dict[str, Any], error: CounterError
) -> None:
    found = refusal(desk, clerk, a_scan(desk, clerk, received, **changes))

    assert (type(found), found.code) == (type(error), error.code)
    if error.code != "no_result_waits":
        assert found == error
    assert desk.ask(ScansOf(received), by=clerk) == ()


def test_a_listed_reason_explains_another_number_of_pages(
    desk: Desk, clerk: Actor, received: str
) -> None:
    attach(desk, clerk, received, counted=3, differs="blank_left_out")

    assert len(desk.ask(ScansOf(received), by=clerk)) == 1


def test_a_paper_that_is_only_shown_is_never_kept(desk: Desk, clerk: Actor, received: str) -> None:
    shown = next(
        position
        for position, paper in enumerate(load.procedures()[MARITAL_STATUS].documents)
        if paper.is_present_only
    )

    refused = refusal(desk, clerk, a_scan(desk, clerk, received, position=shown))

    assert refused.code == "paper_only_shown"


def test_no_file_is_no_digitisation(desk: Desk, clerk: Actor, received: str) -> None:
    ghost = AttachScan(received, 0, ScannedFile("0" * 64, 10, 1, 300, True), PaperSeen(1, False))

    assert refusal(desk, clerk, ghost).code == "scan_file_missing"


def test_a_file_of_the_same_person_is_used_again_and_of_another_never(
    desk: Desk, clerk: Actor, received: str
) -> None:
    attach(desk, clerk, received)
    desk.submit(a_dossier("d2"), by=clerk)
    stranger = an_applicant(full_name="Trần Văn Mẫu", id_number=None)
    desk.submit(a_dossier("d3", applicant=stranger), by=clerk)
    (held,) = desk.ask(Reusable("d2"), by=clerk)

    desk.submit(ReuseScan("d2", 0, held.source_id, held.position), by=clerk)

    (line,) = desk.ask(ScansOf("d2"), by=clerk)
    assert line.state is DigitalState.REUSED_COMPONENT
    assert line.source is not None
    assert line.source.endswith("/paper-0/1")
    assert desk.ask(ScanContent("d2", 0), by=clerk) == b"%PDF-1.7 a scan"
    assert desk.ask(Reusable("d3"), by=clerk) == ()
    other = ReuseScan("d3", 0, held.source_id, held.position)
    assert refusal(desk, clerk, other).code == "scan_of_another"


def test_a_result_waits_for_its_file_too(
    desk: Desk, clerk: Actor, supervisor: Actor, head: Actor
) -> None:
    open_a_shift(desk, clerk)
    live_through(desk, clerk, supervisor, head)

    waiting = [line for line in desk.ask(ToDigitise(), by=clerk) if line.position is None]
    assert [line.paper for line in waiting] == ["Giấy xác nhận"]
    attach(desk, clerk, "life-1", position=None)

    assert not [line for line in desk.ask(ToDigitise(), by=clerk) if line.position is None]


def test_a_file_lost_or_damaged_is_named_by_verify(
    desk: Desk, clerk: Actor, store: Store, received: str
) -> None:
    attach(desk, clerk, received)
    (line,) = desk.ask(ScansOf(received), by=clerk)
    assert desk.ask(Verify(), by=SYSTEM).ok

    store.blobs.forget(line.sha256)

    assert desk.ask(Verify(), by=SYSTEM).first_fault == f"scan/{line.file_name}: file_missing"
