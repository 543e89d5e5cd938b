"""A handful of dossiers by keys alone, counted; the hundred are `dev.py torture clerk`."""

from __future__ import annotations

from pathlib import Path

from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.id_number import IdNumber
from counter_app.domain.person import PhoneNumber
from counter_app.verbs.day_plan import Story, Visit
from tests import template
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, a_dossier, an_applicant
from tests.journeys.clerk import PRESSES_MAX, Bank, Clerk, at_the_window

CARD = "001098012345||NGUYỄN VĂN MẪU AN|15081998|Nam|Số 1 Đại Cồ Việt, Hà Nội|25052021||||"


def visit(story: Story, code: str) -> Visit:
    return Visit(story, CARD, "0900000002", code, Channel.COUNTER, BillAsked())


def test_a_returning_citizen_with_a_full_set_who_pays_by_qr_takes_twelve_presses_at_most(
    tmp_path: Path, set_up_folder: Path
) -> None:
    template.copy(set_up_folder, tmp_path)

    with at_the_window(tmp_path) as (window, desk, clerk):
        person = an_applicant(id_number=IdNumber("001098012345"), phone=PhoneNumber("0900000002"))
        desk.submit(a_dossier("early-1", applicant=person), by=clerk)
        hand = Clerk(window, Bank(desk, window.shell.counter.city_passed.emit))
        hand.begin()
        for code in (HOUSEHOLD_BUSINESS, "2.000635", MARITAL_STATUS):
            taken = hand.take(visit(Story.QR_AT_ONCE, code), is_returning=True)
            assert taken.is_the_short_way
            assert taken.presses <= PRESSES_MAX, taken

        new = hand.take(visit(Story.CASH, MARITAL_STATUS), is_returning=False)
        assert dict(new.steps)["person"] == len("0900000002") + 1
