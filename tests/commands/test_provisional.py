"""Numbers run out while the city is away: work goes on, and nothing printed turns false."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.commands.provisional import GiveCodes
from counter_app.commands.station import NoteFurtherLease
from counter_app.desk import Desk
from counter_app.domain.errors import RuleError
from counter_app.domain.matching import Candidate, Sign, suggestions
from counter_app.domain.money import Money
from counter_app.domain.numbering import (
    KIT_SERIALS,
    Block,
    Series,
    is_provisional,
    period,
    provisional_code,
    provisional_day,
    serial_told,
)
from counter_app.domain.search import scanned_code
from counter_app.domain.user import SYSTEM, Actor
from counter_app.paper.blocks import Line, Qr
from counter_app.paper.codec import from_json
from counter_app.queries.dossier import Dossiers, OneDossier
from counter_app.queries.number import NumbersLeft
from counter_app.queries.print_journal import OpenPrints
from counter_app.queries.provisional import CodesWaiting
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests import template
from tests.builders import PENSION, a_dossier, a_supplement, an_applicant, open_a_shift
from tests.conftest import Clock
from tests.template import MORNING
from tests.torture.provisional import STEPS, History

FIRST = "TAM-0126-261126-0001"
SECOND_BLOCK = Block(99_000_001, 99_009_999)


def use_up(store: Store, rest: int = 0) -> None:
    """All dossier numbers of the day but so many have gone."""
    own = 9_999 - KIT_SERIALS - rest
    span = {"kind": Series.DOSSIER, "period": period(Series.DOSSIER, MORNING.date())}
    with store.writing() as uow:
        row = uow.one(schema.number_series, **span)
        if row is None:
            uow.insert(schema.number_series, {**span, "used": own})
        else:
            uow.change(schema.number_series, row, used=own)
        uow.write_trail(at=1, actor="test", act="use_up", subject="")


def borrow(desk: Desk, block: Block = SECOND_BLOCK) -> None:
    last = next(one.last for one in desk.ask(NumbersLeft(), by=SYSTEM))
    assert desk.submit(NoteFurtherLease(Series.DOSSIER, last, block), by=SYSTEM).value


@pytest.fixture
def shift(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)


def test_work_goes_on_under_a_marked_number_when_all_numbers_are_gone(
    desk: Desk, store: Store, clerk: Actor, shift: None
) -> None:
    use_up(store, rest=1)

    codes = [desk.submit(a_dossier(f"d-{n}"), by=clerk).value.code for n in range(3)]

    assert not is_provisional(codes[0])
    assert codes[1:] == [FIRST, "TAM-0126-261126-0002"]
    assert desk.ask(CodesWaiting(), by=SYSTEM) == 2
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_provisional_slip_says_what_it_is_and_a_receipt_is_never_provisional(
    desk: Desk, store: Store, clerk: Actor, shift: None
) -> None:
    use_up(store)
    received = desk.submit(a_dossier("d-1"), by=clerk).value

    slip = desk.ask(PaperFor("intake-slip", FIRST), by=clerk).paper

    words = [block.text for block in slip if isinstance(block, Line)]
    assert any("Mã tạm" in one and "miễn phí" in one for one in words)
    assert any(isinstance(block, Qr) and block.payload.endswith(FIRST) for block in slip)
    assert received.receipt_number is not None
    assert "TAM" not in received.receipt_number


def test_the_real_code_comes_with_the_numbers_and_the_old_one_still_finds_everything(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor, shift: None
) -> None:
    use_up(store)
    desk.submit(a_dossier("d-1"), by=clerk)
    borrow(desk)

    assert desk.submit(GiveCodes(), by=SYSTEM).value == 1

    page = desk.ask(OneDossier(FIRST), by=clerk)
    code = page.line.code
    assert (code.rpartition("-")[2], page.provisional_code) == ("99000001", FIRST)
    assert desk.ask(OneDossier(code), by=clerk).line == page.line
    for typed in (FIRST, f"http://127.0.0.1:1/theo-doi/{FIRST}", code, "261126 0001", "99000001"):
        found = desk.ask(Dossiers(words=typed), by=clerk)
        assert [one.code for one in found] == [code], typed
    assert desk.submit(GiveCodes(), by=SYSTEM).value == 0
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_the_slip_with_the_real_code_is_there_for_whoever_asks_and_the_first_one_stays(
    desk: Desk, store: Store, clerk: Actor, shift: None
) -> None:
    use_up(store)
    desk.submit(a_dossier("d-1"), by=clerk)
    waiting = desk.ask(OpenPrints(), by=clerk).waiting_count
    before = desk.ask(PaperFor("intake-slip", FIRST), by=clerk).paper
    borrow(desk)
    desk.submit(GiveCodes(), by=SYSTEM)
    code = desk.ask(OneDossier(FIRST), by=clerk).line.code

    for asked in (code, FIRST):
        newest = desk.ask(PaperFor("intake-slip", asked), by=clerk)
        assert (newest.number, newest.copy) == (f"{code}.v2", 0)
    first = desk.ask(PaperFor("intake-slip", f"{code}.v1"), by=clerk)

    # Nobody is asked to print what no citizen asked for.
    assert desk.ask(OpenPrints(), by=clerk).waiting_count == waiting
    assert first.number == FIRST
    assert first.paper[-len(before) :] == before
    with store.reading() as reading:
        kept = reading.one(schema.slip, kind="intake-slip", number=f"{code}.v2")
    assert kept is not None
    assert kept["user_name"] == clerk.name
    assert str(from_json(kept["facts"])).count(FIRST) == 1


def test_the_city_is_told_in_order_and_hears_both_codes(
    desk: Desk, store: Store, clerk: Actor, shift: None
) -> None:
    use_up(store)
    desk.submit(a_dossier("d-1", PENSION), by=clerk)
    borrow(desk)
    desk.submit(GiveCodes(), by=SYSTEM)

    with store.reading() as reading:
        rows = reading.rows(
            schema.outbox.select()
            .where(schema.outbox.c.lane == "d-1")
            .order_by(schema.outbox.c.sequence)
        )

    told = [(row["kind"], json.loads(row["payload"])) for row in rows]
    assert [kind for kind, _ in told] == ["dossier.received", "dossier.moved"]
    assert told[0][1]["code"] == FIRST
    assert "provisional_code" not in told[0][1]
    assert told[1][1]["move"] == "code_given"
    assert (told[1][1]["provisional_code"], is_provisional(told[1][1]["code"])) == (FIRST, False)


def test_a_code_bears_the_day_of_receipt_also_when_numbers_come_days_later(
    desk: Desk, store: Store, clerk: Actor, clock: Clock, shift: None
) -> None:
    use_up(store)
    desk.submit(a_dossier("d-1"), by=clerk)
    clock.move(days=3)

    # The next day has numbers of its own, and none for the day before.
    assert desk.submit(GiveCodes(), by=SYSTEM).value == 0
    assert next(one for one in desk.ask(NumbersLeft(), by=SYSTEM)).is_low
    borrow(desk)
    desk.submit(GiveCodes(), by=SYSTEM)

    assert "-261126-99000001" in desk.ask(OneDossier(FIRST), by=clerk).line.code


def test_a_dossier_that_only_waits_for_papers_gets_its_code_too(
    desk: Desk, store: Store, clerk: Actor, shift: None
) -> None:
    use_up(store)
    assert desk.submit(a_supplement("d-1"), by=clerk).value.code == FIRST
    borrow(desk)
    desk.submit(GiveCodes(), by=SYSTEM)

    received = desk.submit(a_dossier("d-1", "1.001612"), by=clerk).value

    assert received.code.endswith("-99000001")
    assert desk.ask(PaperFor("supplement", received.code), by=clerk).number == FIRST
    assert desk.ask(PaperFor("intake-slip", FIRST), by=clerk).number == received.slip_number
    assert desk.ask(Verify(), by=SYSTEM).ok


def test_a_refused_act_takes_no_provisional_number(
    desk: Desk, store: Store, clerk: Actor, shift: None
) -> None:
    use_up(store)
    for name in ("d-1", "d-2"):
        with pytest.raises(RuleError, match="papers_missing"):
            desk.submit(a_dossier(name, ticks=()), by=clerk)

    assert desk.submit(a_dossier("d-3"), by=clerk).value.code == FIRST


def test_nobody_called_tam_is_found_by_the_mark(
    desk: Desk, store: Store, clerk: Actor, shift: None
) -> None:
    use_up(store)
    desk.submit(a_dossier("d-1"), by=clerk)
    tam = an_applicant(full_name="Lê Minh Tâm")
    desk.submit(a_dossier("d-2", applicant=tam), by=clerk)

    assert len(desk.ask(Dossiers(words="tâm"), by=clerk)) == 1


def test_a_transfer_that_names_the_provisional_code_is_suggested() -> None:
    at = MORNING + timedelta(days=2)
    one = Candidate("p", "HCC01260000197", "H26-261126-0777", 7, Money(5), MORNING, FIRST)

    found = suggestions("NOP LE PHI TAM0126 261126 0001", Money(5), at, 1, [one])

    assert [each.sign for each in found] == [Sign.DOSSIER_CODE]


def test_the_mark_survives_scanner_and_form() -> None:
    code = provisional_code(7, MORNING.date(), 12)

    assert code == "TAM-0007-261126-0012"
    assert (provisional_day(code), serial_told(code)) == (MORNING.date(), "TAM0012")
    assert scanned_code(f"https://hanoi.example/theo-doi/{code.lower()}?x=1") == code
    assert scanned_code("TAM-0007") is None


@pytest.fixture
def places(tmp_path: Path, set_up_folder: Path) -> Iterator[Path]:
    """Folders of stations that were just set up."""
    numbers = itertools.count()

    def next_one() -> Iterator[Path]:
        while True:
            place = tmp_path / f"station-{next(numbers)}"
            template.copy(set_up_folder, place)
            yield place

    return next_one()


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(st.sampled_from((*STEPS, *["receive"] * 5)), max_size=14), rest=st.integers(1, 2)
)
def test_in_any_order_a_dossier_has_one_code_and_a_code_one_dossier(
    places: Iterator[Path], steps: list[str], rest: int
) -> None:
    history = History(next(places))

    history.play(rest, steps)

    found = history.faults()
    history.close()
    assert found == []
