"""The core's words that screens show are the translator's too: a new one may not be forgotten."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from counter_app.domain import checklist, curation, digitisation, disclosure, dossier, fee, kpi
from counter_app.domain.person import Sex
from counter_app.paper import deadline_words, key_card, wording
from counter_app.queries import review
from ui.core_words import CORE_WORDS

SHOWN: dict[str, Iterable[str]] = {
    "why not needed": checklist.NOT_NEEDED_REASONS.values(),
    "why taken": checklist.TAKEN_REASONS.values(),
    "why not right": checklist.FAILED_REASONS.values(),
    "exemptions": fee.EXEMPTION_GROUPS.values(),
    "proofs": [words for group in fee.EXEMPTION_PROOFS.values() for words in group.values()],
    "units": fee.UNIT_WORDS.values(),
    "questions": [value for name, value in vars(fee).items() if name.startswith("ASK_")],
    "why money goes back": wording.REASON_WORDS.values(),
    "how money came": wording.METHOD_WORDS.values(),
    "sheets": wording.CLOSE_WORDS.values(),
    "how results go": wording.RETURN_WORDS.values(),
    "states": [one.name for one in dossier.PORTAL_STATUS.values()],
    "sexes": [str(Sex.MALE), str(Sex.FEMALE)],
    "indicators": [words for one in kpi.MEASURES.values() for words in (one.name, one.counted)],
    "why not here": [
        kpi.NOT_HERE,
        *(one.why_not for one in kpi.MEASURES.values() if one.why_not),
    ],
    "causes": disclosure.CAUSES.values(),
    "scans": digitisation.PAGES_DIFFER_REASONS.values(),
    "what is signed": curation.GROUPS.values(),
    "exceptions": [review.HELD_ALREADY, review.ASKED_MORE],
    "key card": [key_card.TITLE, key_card.ALWAYS],
    "promises": deadline_words.TEMPLATES,
    "single": [checklist.NOTHING_ELSE, fee.NO_BASIS],
}


@pytest.mark.parametrize("table", SHOWN)
def test_every_word_of_the_core_on_a_screen_is_marked(table: str) -> None:
    assert set(SHOWN[table]) <= set(CORE_WORDS)


def test_no_word_is_marked_that_the_core_does_not_say() -> None:
    assert set(CORE_WORDS) == {words for table in SHOWN.values() for words in table}
