"""A dossier's way: the table of moves, and the portal's names for where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from counter_app.domain.dossier import PORTAL_STATUS, TRANSITIONS, Move, Status, next_status
from counter_app.domain.errors import RuleError
from counter_app.starter.load import office_document


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", Move)
def test_a_move_leads_where_the_table_says_or_is_refused(status: Status, move: Move) -> None:
    expected = TRANSITIONS.get((status, move))
    if expected is not None:
        assert next_status(status, move) is expected
        return
    with pytest.raises(RuleError) as refusal:
        next_status(status, move)
    assert refusal.value.code == "move_not_allowed"


def test_every_status_can_be_reached_and_the_ends_are_final() -> None:
    reached = {Status.DRAFT} | set(TRANSITIONS.values())
    final = set(Status) - {status for status, _ in TRANSITIONS}

    assert reached == set(Status)
    assert final == {Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED}


def test_nothing_that_was_received_becomes_a_draft_or_is_refused_at_intake() -> None:
    after_receipt = {Status.RECEIVED, Status.PROCESSING, Status.RESULT_READY}
    targets = {to for (status, _), to in TRANSITIONS.items() if status in after_receipt}

    assert not targets & {Status.DRAFT, Status.REGISTERED, Status.REFUSED}


def test_codes_and_names_are_the_portals() -> None:
    published: list[dict[str, Any]] = office_document()["portal_status"]

    ours = [(portal.code, portal.name) for portal in PORTAL_STATUS.values()]

    assert ours == [(row["code"], row["name"]) for row in published]
    assert Status.DRAFT.portal is None
