"""Finding a dossier: what a clerk types finds what a plain reading of the rows finds, no more."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from sqlalchemy import text

from counter_app.commands.dossier import CorrectApplicant
from counter_app.commands.handover import ForwardDossiers
from counter_app.desk import Desk
from counter_app.domain.dossier import Status
from counter_app.domain.id_number import IdNumber
from counter_app.domain.person import PhoneNumber
from counter_app.domain.user import Actor
from counter_app.queries.dossier import Dossiers
from counter_app.store import search
from counter_app.store.unit_of_work import Store
from tests.builders import PENSION, a_dossier, an_applicant, open_a_shift

PEOPLE = (
    ("Đào Thị Mẫu", "001190000017", "0900000017"),
    ("Nguyễn Văn Đức", "001190000025", "0912345678"),
    ("Trần Đỗ Đăng", "001190000033", None),
    ("Nguyễn Thị Ánh Đào", None, "0987654321"),
)


@pytest.fixture
def found(desk: Desk, clerk: Actor) -> Desk:
    """Four dossiers, the last of another procedure."""
    open_a_shift(desk, clerk)
    for number, (name, id_number, phone) in enumerate(PEOPLE):
        person = an_applicant(
            full_name=name,
            id_number=IdNumber(id_number) if id_number else None,
            phone=PhoneNumber(phone) if phone else None,
        )
        code = {"code": PENSION} if number == 3 else {}
        desk.submit(a_dossier(f"d{number}", **code, applicant=person), by=clerk)
    return desk


def ids(desk: Desk, clerk: Actor, words: str, **asked: Any) -> list[str]:
    return [line.dossier_id for line in desk.ask(Dossiers(words, **asked), by=clerk)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dao", ["d3", "d0"]),
        ("ĐÀO", ["d3", "d0"]),
        (unicodedata.normalize("NFD", "Đào"), ["d3", "d0"]),
        ("nguyen", ["d3", "d1"]),
        ("nguyen d", ["d3", "d1"]),
        ("nguyen van duc", ["d1"]),
        ("van nguyen", ["d1"]),
        ("do dang", ["d2"]),
        ("duc nguyen van x", []),
        ("001190000025", ["d1"]),
        ("00119", ["d2", "d1", "d0"]),
        ("0025", ["d1"]),
        ("5678", ["d1"]),
        ("0987", ["d3"]),
        ("1260002", ["d1"]),
        ("261126", ["d3", "d2", "d1", "d0"]),
        ("000.00.01.H26-261126-1260003", ["d2"]),
        ("000.00.01.h26-261126-1260003", ["d2"]),
        ("000.00.01.H26-261126-126", ["d3", "d2", "d1", "d0"]),
        ("http://127.0.0.1:8766/theo-doi/000.00.01.H26-261126-1260001", ["d0"]),
        ("", ["d3", "d2", "d1", "d0"]),
        ("  ", ["d3", "d2", "d1", "d0"]),
        ("---", ["d3", "d2", "d1", "d0"]),
    ],
)
def test_what_is_typed_finds_what_it_means(
    found: Desk, clerk: Actor, words: str, expected: list[str]
) -> None:
    assert ids(found, clerk, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        '" OR *', "NEAR(dao)", "-dao*", 'a"b', "t:dao", "dao AND", "^dao", "{dao}", "'; DROP",
        "dao) OR (", "%", "_", "\\", "\x00dao", "🙂", "dao'", ":*", "!dao", "a|b", "<->",
        "x" * 9_999,
    ],
)  # fmt: skip
def test_every_character_is_harmless(found: Desk, clerk: Actor, words: str) -> None:
    assert set(ids(found, clerk, words)) <= {"d0", "d1", "d2", "d3"}
    assert ids(found, clerk, "dao") == ["d3", "d0"]


def test_a_page_goes_on_where_the_last_one_ended(found: Desk, clerk: Actor) -> None:
    first = found.ask(Dossiers(limit=3), by=clerk)
    rest = found.ask(Dossiers(limit=3, before=first[-1].place), by=clerk)

    assert [line.dossier_id for line in (*first, *rest)] == ["d3", "d2", "d1", "d0"]


def test_procedure_and_state_narrow_the_list(found: Desk, clerk: Actor) -> None:
    received = frozenset({Status.RECEIVED})

    assert ids(found, clerk, "", procedure=PENSION) == ["d3"]
    assert ids(found, clerk, "dao", procedure="1.004873") == ["d0"]
    assert ids(found, clerk, "dao", statuses=received) == ["d3", "d0"]
    assert ids(found, clerk, "dao", statuses=frozenset({Status.RETURNED})) == []
    assert ids(found, clerk, "", statuses=received, limit=2) == ["d3", "d2"]


def test_a_dossier_that_moved_on_is_found_where_it_stands_now(found: Desk, clerk: Actor) -> None:
    found.submit(ForwardDossiers(("d1", "d2")), by=clerk)

    assert ids(found, clerk, "", statuses=frozenset({Status.PROCESSING})) == ["d2", "d1"]
    assert ids(found, clerk, "", statuses=frozenset({Status.RECEIVED})) == ["d3", "d0"]
    both = frozenset({Status.PROCESSING, Status.RECEIVED})
    assert ids(found, clerk, "nguyen", statuses=both) == ["d3", "d1"]
    assert ids(found, clerk, "", statuses=both, procedure=PENSION) == ["d3"]


def test_a_corrected_name_is_found_and_the_wrong_one_no_longer(found: Desk, clerk: Actor) -> None:
    person = an_applicant(full_name="Lý Thử Mẫu", id_number=IdNumber("001190000017"))
    found.submit(CorrectApplicant("d0", person, "Nhập sai"), by=clerk)

    assert ids(found, clerk, "ly thu") == ["d0"]
    assert ids(found, clerk, "dao") == ["d3"]
    assert ids(found, clerk, "0017") == ["d0"]


def test_an_index_made_anew_finds_the_same(found: Desk, store: Store, clerk: Actor) -> None:
    """What an upgrade does on an old book."""
    with store.writing() as uow:
        dialect = uow.connection.dialect.name
        if dialect == "sqlite":
            uow.connection.execute(text("DROP TABLE search_index"))
        uow.connection.execute(text("DROP TABLE search_place"))
        for statement in search.statements(dialect):
            uow.connection.exec_driver_sql(statement)
        search.fill(uow.connection)

    assert ids(found, clerk, "dao") == ["d3", "d0"]
    assert ids(found, clerk, "") == ["d3", "d2", "d1", "d0"]
