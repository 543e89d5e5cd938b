"""The papers of a dossier: a closed list, settled only by what was really handed in or shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from counter_app.domain.channel import Channel
from counter_app.domain.checklist import (
    ALTERNATIVE,
    NOT_NEEDED_REASONS,
    Checklist,
    Finding,
    PaperState,
    UnreadDatabase,
    checklist,
)
from counter_app.domain.errors import CounterError, InputError, RuleError
from counter_app.starter.load import procedures, raw_procedures

BIRTH = procedures()["1.001193"]
DECLARATION, E_FORM, CERTIFICATE, ABANDONED, PROXY, IDENTITY = 0, 1, 2, 3, 5, 6


def papers(channel: Channel = Channel.COUNTER) -> Checklist:
    return checklist(BIRTH, channel)


def positions(found: Checklist) -> list[int]:
    return [item.position for item in found.items]


def missing(found: Checklist, *stated: int) -> list[int]:
    return [item.position for item in found.missing(frozenset(stated))]


def test_an_electronic_form_is_not_asked_at_the_counter_nor_a_paper_one_online() -> None:
    assert E_FORM not in positions(papers())
    assert DECLARATION in positions(papers())
    assert E_FORM in positions(papers(Channel.ONLINE))
    assert DECLARATION not in positions(papers(Channel.ONLINE))
    assert DECLARATION in positions(papers(Channel.POST))


def test_a_post_receipt_is_asked_of_those_who_file_by_post() -> None:
    household = procedures()["1.001612"]

    assert 4 in positions(checklist(household, Channel.POST))
    assert 4 not in positions(checklist(household, Channel.COUNTER))


def test_required_papers_are_missing_until_they_are_settled() -> None:
    fresh = papers()
    one = fresh.mark(DECLARATION, PaperState.HANDED_IN, originals=1)
    both = one.mark(CERTIFICATE, PaperState.HANDED_IN, originals=1)

    assert missing(fresh) == [DECLARATION, CERTIFICATE]
    assert missing(one) == [CERTIFICATE]
    assert both.is_complete()


def test_a_conditional_paper_is_needed_once_its_condition_is_stated() -> None:
    done = (
        papers()
        .mark(DECLARATION, PaperState.HANDED_IN, originals=1)
        .mark(CERTIFICATE, PaperState.HANDED_IN, originals=1)
    )

    assert missing(done, PROXY) == [PROXY]
    assert done.mark(PROXY, PaperState.HANDED_IN, originals=1).is_complete(frozenset({PROXY}))
    question = next(item.question for item in done.items if item.position == ABANDONED)
    assert question == "Trẻ có bị bỏ rơi không?"


def test_a_paper_marked_missing_keeps_the_dossier_open() -> None:
    assert PROXY in missing(papers().mark(PROXY, PaperState.MISSING))


def test_a_mark_can_be_taken_back() -> None:
    marked = papers().mark(DECLARATION, PaperState.HANDED_IN, originals=1)

    assert marked.mark(DECLARATION, PaperState.UNSEEN) == papers()


def test_a_named_alternative_settles_the_paper() -> None:
    settled = papers().mark(CERTIFICATE, PaperState.HANDED_IN, originals=1, reason=ALTERNATIVE)

    assert CERTIFICATE not in missing(settled)


def test_an_earlier_dossier_stands_for_a_paper_and_is_named() -> None:
    reused = Finding(PaperState.NOT_NEEDED, reason="result_reused", source="H26-1")
    settled = papers().find(CERTIFICATE, reused)

    assert CERTIFICATE not in missing(settled)
    assert settled.items[1].source == "H26-1"
    for finding in (
        Finding(PaperState.NOT_NEEDED, reason="result_reused"),
        Finding(PaperState.NOT_NEEDED, reason="result_reused", source="  "),
    ):
        with pytest.raises(RuleError, match="paper_source_missing"):
            papers().find(CERTIFICATE, finding)


@pytest.mark.parametrize("position", [DECLARATION, PROXY, IDENTITY])
def test_a_paper_made_for_one_request_or_only_shown_is_never_used_again(position: int) -> None:
    reused = Finding(PaperState.NOT_NEEDED, reason="result_reused", source="H26-1")

    with pytest.raises(RuleError, match="paper_reason_not_listed"):
        papers().find(position, reused)


def test_a_database_stands_for_the_paper_that_the_list_names_and_for_no_other() -> None:
    settled = papers().mark(IDENTITY, PaperState.NOT_NEEDED, reason="data_in_database")
    (identity,) = (item for item in settled.items if item.position == IDENTITY)

    assert identity.source == "CSDL quốc gia về dân cư"
    assert identity.basis == "NQ 66.7/2025/NQ-CP Phụ lục (01/01/2026–28/02/2027)"
    for position in (DECLARATION, CERTIFICATE, PROXY):
        with pytest.raises(RuleError, match="paper_reason_not_listed"):
            papers().mark(position, PaperState.NOT_NEEDED, reason="data_in_database")


def test_data_replace_papers_on_the_days_of_the_resolution_alone() -> None:
    days = {
        date(2025, 12, 31): False,
        date(2026, 1, 1): True,
        date(2027, 2, 28): True,
        date(2027, 3, 1): False,
    }
    for on, replaces in days.items():
        board = checklist(BIRTH, Channel.COUNTER, on)
        assert any(item.replaced_by is not None for item in board.items) is replaces


def test_every_replaced_paper_of_the_catalogue_is_one_listed_paper() -> None:
    for record in raw_procedures():
        named: Any = record["data_replaces_paper"]
        listed = procedures()[str(record["code"])].documents
        assert len(named) == sum(paper.replaced_by is not None for paper in listed)


def test_asking_for_what_a_database_holds_takes_the_hour_and_the_error() -> None:
    unread = UnreadDatabase(datetime(2026, 11, 26, 9, 5), "timeout after 30 s")

    for finding in (
        Finding(PaperState.SHOWN),
        Finding(PaperState.MISSING),
        Finding(PaperState.SHOWN, reason="database_unread"),
        Finding(PaperState.SHOWN, unread=UnreadDatabase(unread.at, " ")),
    ):
        with pytest.raises(RuleError, match="paper_data_in_database"):
            papers().find(IDENTITY, finding)
    asked = papers().find(IDENTITY, Finding(PaperState.MISSING, unread=unread))
    shown = asked.find(IDENTITY, Finding(PaperState.SHOWN))
    assert missing(asked)[-1:] == [IDENTITY]
    assert [item.unread for item in shown.items if item.position == IDENTITY] == [unread]


def test_a_paper_that_the_citizen_offers_was_not_asked_for() -> None:
    offered = papers().mark(IDENTITY, PaperState.SHOWN, reason="offered")

    assert next(item.unread for item in offered.items if item.position == IDENTITY) is None


def test_a_failed_paper_is_missing_with_its_reason() -> None:
    finding = Finding(PaperState.FAILED, originals=1, reason="wrong_person", words="tên bé  khác")
    failed = papers().find(CERTIFICATE, finding)

    assert CERTIFICATE in missing(failed)
    (item,) = (item for item in failed.items if item.position == CERTIFICATE)
    assert item.fault == "Không đúng người: tên bé khác"
    with pytest.raises(RuleError, match="paper_reason_not_listed"):
        papers().mark(CERTIFICATE, PaperState.FAILED, originals=1, reason="dislike")


def test_the_alternative_that_was_taken_is_kept() -> None:
    taken = Finding(PaperState.HANDED_IN, originals=1, reason=ALTERNATIVE, alternative=1)
    (item,) = (i for i in papers().find(CERTIFICATE, taken).items if i.position == CERTIFICATE)

    assert item.alternative == "nếu không có thì giấy cam đoan về việc sinh"
    for wrong in (-1, 2):
        with pytest.raises(RuleError, match="paper_alternative_unknown"):
            papers().find(CERTIFICATE, replace(taken, alternative=wrong))


def test_an_answer_to_a_condition_is_kept_and_settles_what_is_asked() -> None:
    yes = papers().find(PROXY, Finding(PaperState.UNSEEN, answered=True))
    no = papers().find(PROXY, Finding(PaperState.NOT_NEEDED, reason="condition_not_met"))

    assert PROXY in missing(yes)
    assert PROXY not in missing(no)
    assert [item.answered for item in no.items if item.position == PROXY] == [False]
    with pytest.raises(RuleError, match="paper_has_no_question"):
        papers().find(CERTIFICATE, Finding(PaperState.UNSEEN, answered=True))


@pytest.mark.parametrize(
    ("position", "state", "originals", "reason", "code"),
    [
        (99, PaperState.HANDED_IN, 1, "", "paper_not_in_list"),
        (-1, PaperState.HANDED_IN, 1, "", "paper_not_in_list"),
        (E_FORM, PaperState.HANDED_IN, 1, "", "paper_not_in_list"),
        (IDENTITY, PaperState.HANDED_IN, 1, "", "paper_is_shown_only"),
        (DECLARATION, PaperState.SHOWN, 1, "", "paper_must_be_handed_in"),
        (DECLARATION, PaperState.HANDED_IN, 0, "", "paper_count_short"),
        (DECLARATION, PaperState.HANDED_IN, -1, "", "paper_count_wrong"),
        (DECLARATION, PaperState.HANDED_IN, 9_999, "", "paper_count_wrong"),
        (DECLARATION, PaperState.MISSING, 1, "", "paper_count_wrong"),
        (DECLARATION, PaperState.HANDED_IN, 1, ALTERNATIVE, "paper_reason_not_listed"),
        (CERTIFICATE, PaperState.HANDED_IN, 0, ALTERNATIVE, "paper_count_short"),
        (DECLARATION, PaperState.NOT_NEEDED, 0, "", "paper_reason_not_listed"),
        (DECLARATION, PaperState.NOT_NEEDED, 0, "friend", "paper_reason_not_listed"),
        (DECLARATION, PaperState.NOT_NEEDED, 0, "condition_not_met", "paper_reason_not_listed"),
    ],
)
def test_a_mark_that_the_list_does_not_allow_is_refused(
    position: int, state: PaperState, originals: int, reason: str, code: str
) -> None:
    with pytest.raises(CounterError) as refusal:
        papers().mark(position, state, originals=originals, reason=reason)

    assert refusal.value.code == code


def test_a_copy_does_not_stand_for_an_original_but_an_original_stands_for_a_copy() -> None:
    funeral = procedures()["1.001731"]
    copy_wanted = 1
    assert funeral.documents[copy_wanted].copies == 1

    settled = checklist(funeral, Channel.COUNTER).mark(
        copy_wanted, PaperState.HANDED_IN, originals=1
    )

    assert copy_wanted not in missing(settled)
    with pytest.raises(RuleError) as refusal:
        papers().mark(DECLARATION, PaperState.HANDED_IN, copies=1)
    assert refusal.value.code == "paper_count_short"


def test_a_condition_cannot_be_stated_for_a_paper_outside_the_list() -> None:
    with pytest.raises(RuleError):
        papers().missing(frozenset({99}))


def test_a_shown_paper_is_settled_by_showing_it() -> None:
    certified = procedures()["2.000815"]

    settled = checklist(certified, Channel.COUNTER).mark(0, PaperState.SHOWN, originals=1)

    assert settled.is_complete()


def test_every_procedure_that_is_ready_can_be_completed() -> None:
    for procedure in procedures().values():
        for channel in Channel:
            found = checklist(procedure, channel)
            for item in found.missing():
                paper = item.document
                if paper.is_present_only:
                    found = found.mark(item.position, PaperState.SHOWN)
                else:
                    found = found.mark(
                        item.position,
                        PaperState.HANDED_IN,
                        originals=paper.originals,
                        copies=paper.copies,
                    )
            assert found.is_complete()


def test_reasons_have_words() -> None:
    assert all(NOT_NEEDED_REASONS.values())
    with pytest.raises(InputError):
        papers().mark(DECLARATION, PaperState.UNSEEN, originals=1)
