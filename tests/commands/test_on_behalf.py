"""Form 01 says on whose behalf a dossier was handed in, and how its result goes home."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from counter_app.commands.dossier import CorrectApplicant
from counter_app.desk import Desk
from counter_app.domain.errors import InputError
from counter_app.domain.id_number import IdNumber
from counter_app.domain.person import Authorisation, PhoneNumber
from counter_app.domain.return_way import AT_THE_COUNTER, ReturnWay, ReturnWish
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.outbox import DueForCity
from counter_app.queries.slip import PaperFor
from tests.builders import a_dossier, an_applicant, open_a_shift
from tests.paper.text import text_of
from ui.forms.intake import IntakeForm

OWNER = Authorisation(
    full_name="Phạm Thị Mẫu Hoa",
    paper="Văn bản ủy quyền số 12, ngày 20/11/2026",
    id_number=IdNumber("001160054321"),
    residence="Số 2, phường Diễn Tập, Hà Nội",
    phone=PhoneNumber("0900000002"),
)
BY_POST = ReturnWish(ReturnWay.POST, "Số 3, phường Diễn Tập, Hà Nội")


def received(desk: Desk, clerk: Actor, **changes: Any) -> str:
    open_a_shift(desk, clerk)
    return desk.submit(a_dossier("d1", **changes), by=clerk).value.code


def test_the_slip_names_the_owner_the_paper_and_the_way_home(desk: Desk, clerk: Actor) -> None:
    code = received(desk, clerk, authorisation=OWNER, wish=BY_POST)

    slip = text_of(desk.ask(PaperFor("intake-slip", code), by=clerk).paper)

    for words in (OWNER.full_name, OWNER.paper, "001160054321", OWNER.residence, BY_POST.address):
        assert words is not None
        assert words in slip


def test_a_corrected_slip_keeps_owner_and_way(desk: Desk, clerk: Actor) -> None:
    code = received(desk, clerk, authorisation=OWNER, wish=BY_POST)
    right = an_applicant(full_name="Nguyễn Thị Mẫu Đào")

    desk.submit(CorrectApplicant("d1", right, "Nhập sai tên"), by=clerk)

    slip = text_of(desk.ask(PaperFor("intake-slip", code), by=clerk).paper)
    assert "Mẫu Đào" in slip
    assert OWNER.full_name in slip
    assert BY_POST.address in slip


def test_the_city_is_told_of_the_owner(desk: Desk, clerk: Actor) -> None:
    received(desk, clerk, authorisation=OWNER, wish=BY_POST)

    entry, receipt = desk.ask(DueForCity(10, 1_000_000), by=SYSTEM)
    assert (entry.kind, receipt.kind) == ("dossier.received", "receipt.made")

    body = json.loads(entry.payload)
    assert body["on_behalf_of"]["full_name"] == OWNER.full_name
    assert body["return_way"] == "post"


def test_without_an_owner_nobody_is_named(desk: Desk, clerk: Actor) -> None:
    received(desk, clerk)

    entry, receipt = desk.ask(DueForCity(10, 1_000_000), by=SYSTEM)
    assert (entry.kind, receipt.kind) == ("dossier.received", "receipt.made")

    body = json.loads(entry.payload)
    assert (body["on_behalf_of"], body["return_way"]) == (None, "counter")


def test_an_electronic_result_needs_an_address_to_go_to(desk: Desk, clerk: Actor) -> None:
    open_a_shift(desk, clerk)
    command = a_dossier("d1", wish=ReturnWish(ReturnWay.ELECTRONIC))

    with pytest.raises(InputError, match="return_email_missing"):
        desk.submit(command, by=clerk)


@pytest.mark.parametrize(
    ("way", "address", "code"),
    [("post", "  ", "return_address_missing"), ("dove", "x", "return_way_wrong")],
)
def test_a_wish_that_leads_nowhere_is_refused(way: str, address: str, code: str) -> None:
    with pytest.raises(InputError, match=code):
        ReturnWish.parse(way, address)


def test_an_address_counts_for_the_post_alone() -> None:
    assert ReturnWish.parse("counter", "Số 3") == AT_THE_COUNTER


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("owner_name", "", "owner_name_missing"),
        ("owner_name", "Mẫu 3", "name_wrong"),
        ("owner_id", "123", "id_number_not_12_digits"),
        ("owner_phone", "12", "phone_wrong"),
        ("owner_paper", " ", "authorisation_paper_missing"),
    ],
)
def test_what_is_wrong_with_the_owner_is_named_by_its_field(
    field: str, text: str, code: str
) -> None:
    good = IntakeForm("d", "p", is_for_other=True, owner_name="Phạm Mẫu", owner_paper="Con đẻ")
    wrong: dict[str, Any] = {field: text}
    form = replace(good, **wrong)

    with pytest.raises(InputError) as raised:
        form.authorisation()

    assert raised.value.field == field
    assert raised.value.code == code


def test_a_form_for_oneself_asks_for_no_owner() -> None:
    assert IntakeForm("d", "p", full_name="Nguyễn Mẫu").authorisation() is None
