"""A paper counts as digitised by a file, never by a word."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from counter_app.commands.digitisation import (
    AttachScan,
    DiscardScan,
    RequireSignedResults,
    RestoreScan,
    ReuseScan,
)
from counter_app.commands.handover import TakeHandover
from counter_app.commands.outbox import SettleDeliveries
from counter_app.commands.result import FinishDossier, ReturnResult
from counter_app.desk import Desk
from counter_app.domain.digitisation import DigitalState, PaperSeen, ScannedFile
from counter_app.domain.errors import CounterError, InputError, NotAllowed, RuleError
from counter_app.domain.outbox import Delivered
from counter_app.domain.return_way import ReturnWay
from counter_app.domain.signature import Signature, SignatureState
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.digitisation import (
    LatelyDigitised,
    Reusable,
    ScanContent,
    ScansOf,
    ToDigitise,
)
from counter_app.queries.outbox import DueForCity
from counter_app.queries.verify import Verify
from counter_app.starter import load
from counter_app.store.unit_of_work import Store
from tests.builders import (
    MARITAL_STATUS,
    a_dossier,
    a_scan,
    an_applicant,
    forwarded,
    live_through,
    open_a_shift,
)
from tests.conftest import Clock


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


SIGNED_AT = datetime(2026, 11, 26, 2, 30, tzinfo=UTC)


def signed(state: SignatureState) -> tuple[Signature, ...]:
    return (Signature(state, "Trần Thị Ký Mẫu", SIGNED_AT),)


@pytest.mark.parametrize("state", [SignatureState.VALID, SignatureState.UNTRUSTED])
def test_a_signed_file_stands_as_it_came_and_its_signers_are_remembered(
    desk: Desk, clerk: Actor, received: str, state: SignatureState
) -> None:
    content = b"%PDF-1.7 signed by somebody"
    attach(desk, clerk, received, content=content, signatures=signed(state))

    (line,) = desk.ask(ScansOf(received), by=clerk)
    (lately,) = desk.ask(LatelyDigitised(), by=clerk)

    assert line.signatures == lately.signatures == signed(state)
    assert desk.ask(ScanContent(received, 0), by=clerk) == content
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_the_city_is_told_that_a_file_is_signed(desk: Desk, clerk: Actor, received: str) -> None:
    attach(desk, clerk, received, signatures=signed(SignatureState.VALID))

    entries = desk.ask(DueForCity(100, 1_000_000), by=SYSTEM)

    (told,) = [json.loads(one.payload) for one in entries if one.kind == "paper.digitised"]
    assert told["description"]["InforSign"] == "Đã ký số, hợp lệ"


def test_a_file_that_was_changed_after_it_was_signed_stands_for_nothing(
    desk: Desk, clerk: Actor, received: str
) -> None:
    broken = a_scan(desk, clerk, received, signatures=signed(SignatureState.ALTERED))

    assert refusal(desk, clerk, broken).code == "signature_altered"
    assert desk.ask(ScansOf(received), by=clerk) == ()


def test_a_file_used_again_keeps_its_signatures(desk: Desk, clerk: Actor, received: str) -> None:
    attach(desk, clerk, received, signatures=signed(SignatureState.VALID))
    desk.submit(a_dossier("d2"), by=clerk)

    desk.submit(ReuseScan("d2", 0, received, 0), by=clerk)

    (line,) = desk.ask(ScansOf("d2"), by=clerk)
    assert line.signatures == signed(SignatureState.VALID)


def test_a_file_that_was_discarded_by_mistake_stands_again_and_the_city_hears_of_both(
    desk: Desk, clerk: Actor, received: str
) -> None:
    attach(desk, clerk, received, signatures=signed(SignatureState.VALID))
    (before,) = desk.ask(ScansOf(received), by=clerk)
    assert refusal(desk, clerk, RestoreScan(received, 0)).code == "already_digitised"
    desk.submit(DiscardScan(received, 0, "Quét nhầm giấy"), by=clerk)

    desk.submit(RestoreScan(received, 0), by=clerk)

    (after,) = desk.ask(ScansOf(received), by=clerk)
    assert (after.sha256, after.file_name, after.signatures) == (
        before.sha256,
        before.file_name,
        before.signatures,
    )
    told = []
    while entries := desk.ask(DueForCity(100, 1_000_000), by=SYSTEM):
        told += [json.loads(one.payload) for one in entries if one.kind == "paper.digitised"]
        desk.submit(
            SettleDeliveries(tuple(Delivered(one.entry_id, "C") for one in entries)), by=SYSTEM
        )
    assert [one["state"] for one in told] == [1, 0, 1]
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_nothing_was_discarded_so_nothing_comes_back(
    desk: Desk, clerk: Actor, received: str
) -> None:
    assert refusal(desk, clerk, RestoreScan(received, 0)).code == "scan_file_missing"


def test_what_another_clerk_digitised_is_not_on_my_list(
    desk: Desk, clerk: Actor, supervisor: Actor, received: str
) -> None:
    attach(desk, clerk, received)

    assert desk.ask(LatelyDigitised(), by=supervisor) == ()
    (line,) = desk.ask(LatelyDigitised(), by=clerk)
    assert line.masked_name != an_applicant().full_name


@pytest.fixture
def ready(desk: Desk, clerk: Actor, clock: Clock) -> str:
    """A dossier whose result is at the counter."""
    open_a_shift(desk, clerk)
    number = forwarded(desk, clerk, "r1")
    desk.submit(TakeHandover(number, "Lê Thị Mẫu"), by=clerk)
    result = FinishDossier("r1", "Giấy xác nhận", "12/XN", clock().date(), "Lê Văn Ký")
    desk.submit(result, by=clerk)
    return "r1"


def test_a_result_goes_home_electronically_only_as_a_file(
    desk: Desk, clerk: Actor, ready: str
) -> None:
    home = ReturnResult(ready, ReturnWay.ELECTRONIC, "Nguyễn Thị Mẫu Đơn")
    assert refusal(desk, clerk, home).code == "result_not_digitised"

    attach(desk, clerk, ready, position=None)
    desk.submit(home, by=clerk)


def test_an_office_that_signs_its_results_takes_no_other_file_for_one(
    desk: Desk, clerk: Actor, supervisor: Actor, ready: str
) -> None:
    with pytest.raises(NotAllowed):
        desk.submit(RequireSignedResults(is_required=True), by=clerk)
    desk.submit(RequireSignedResults(is_required=True), by=supervisor)
    for signatures in ((), signed(SignatureState.UNTRUSTED)):
        unsigned = a_scan(desk, clerk, ready, position=None, signatures=signatures)
        assert refusal(desk, clerk, unsigned).code == "result_unsigned"

    attach(desk, clerk, ready, position=None, signatures=signed(SignatureState.VALID))
    attach(desk, clerk, ready)

    assert [line.position for line in desk.ask(ScansOf(ready), by=clerk)] == [0, None]
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_file_lost_or_damaged_is_named_by_verify(
    desk: Desk, clerk: Actor, store: Store, received: str
) -> None:
    attach(desk, clerk, received)
    (line,) = desk.ask(ScansOf(received), by=clerk)
    assert desk.ask(Verify(), by=SYSTEM).ok

    store.blobs.forget(line.sha256)

    assert desk.ask(Verify(), by=SYSTEM).first_fault == f"scan/{line.file_name}: file_missing"
