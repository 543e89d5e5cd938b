"""Which of two words decides: the city's of the work, the counter's of what happened there."""

from __future__ import annotations

import pytest

from counter_app.domain.city_word import clashes, status_of
from counter_app.domain.dossier import PORTAL_STATUS, Status

OPEN = (Status.RECEIVED, Status.PROCESSING, Status.SUPPLEMENT_WANTED, Status.PAYMENT_WANTED)
WORK = (
    Status.PROCESSING,
    Status.SUPPLEMENT_WANTED,
    Status.PAYMENT_WANTED,
    Status.STOPPED,
    Status.RESULT_READY,
)


@pytest.mark.parametrize("status", PORTAL_STATUS)
def test_every_number_of_the_portal_is_read_back(status: Status) -> None:
    assert status_of(PORTAL_STATUS[status].code) is status


@pytest.mark.parametrize("code", [0, 11, -1, 99])
def test_a_number_that_the_portal_does_not_have_is_nothing(code: int) -> None:
    assert status_of(code) is None


@pytest.mark.parametrize("ours", OPEN)
@pytest.mark.parametrize("theirs", WORK)
def test_how_an_open_dossier_is_worked_on_is_the_citys(ours: Status, theirs: Status) -> None:
    assert not clashes(ours, theirs)


@pytest.mark.parametrize("ours", OPEN)
@pytest.mark.parametrize("theirs", [Status.REFUSED, Status.WITHDRAWN, Status.RETURNED])
def test_what_happens_at_the_counter_is_not_the_citys(ours: Status, theirs: Status) -> None:
    assert clashes(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "is_question"),
    [
        (Status.RETURNED, Status.PROCESSING, True),
        (Status.RETURNED, Status.RESULT_READY, False),
        (Status.RETURNED, Status.RETURNED, False),
        (Status.STOPPED, Status.PROCESSING, True),
        (Status.WITHDRAWN, Status.RECEIVED, True),
        (Status.PROCESSING, Status.RECEIVED, False),
        (Status.RESULT_READY, Status.PROCESSING, False),
    ],
)
def test_where_both_words_meet(ours: Status, theirs: Status, is_question: bool) -> None:
    assert clashes(ours, theirs) is is_question
