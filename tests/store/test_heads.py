"""Heads that others keep tell what the book alone cannot: a rollback, and a book written anew."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from counter_app.desk import Desk
from counter_app.domain.errors import InputError
from counter_app.domain.heads import CityHead, HeadState, span_of
from counter_app.domain.instant import instant
from counter_app.domain.user import SYSTEM
from counter_app.queries.heads import CityCompared, CompareHeads, FindHead
from counter_app.queries.view import View
from counter_app.store import schema
from counter_app.store.rows import Reading
from counter_app.store.unit_of_work import Store
from tests.conftest import Clock
from tests.store.test_tamper import Book, rechained, tampering


def links(book: Book) -> list[str]:
    return [row["link"] for row in book.rows(schema.audit)]


def told(book: Book) -> tuple[CityHead, ...]:
    """What a city noted that got a batch after each act."""
    return tuple(
        CityHead(row["link"], instant(row["at"]) + timedelta(seconds=1))
        for row in book.rows(schema.audit)
    )


def compare(book: Book, heads: tuple[CityHead, ...]) -> CityCompared:
    return CompareHeads(heads).answer(view(book))


def view(book: Book) -> View:
    return View(Reading(book.connection, book.sealer), SYSTEM, book.clock(), book.store.blobs)


def find(book: Book, link: str, at: datetime | None = None) -> HeadState:
    first, last = span_of(at) if at else (None, None)
    return FindHead(link.rpartition(":")[2][:8], first, last).answer(view(book)).state


def change_and_chain_anew(book: Book, sequence: int) -> None:
    """What somebody with key and program can do: another act at one place, all else fitted."""
    row = book.rows(schema.audit)[sequence - 1]
    book.put(schema.audit, row, {"subject": "another"})
    rechained(book, book.sealer.key)
    assert book.verdict().ok


def cut(book: Book, sequence: int) -> None:
    """The trail as it was; what the file held then is whole in itself."""
    for row in book.rows(schema.audit)[sequence:]:
        book.remove(schema.audit, row)


def test_every_head_that_was_printed_or_sent_fits_an_honest_book(
    worked: Store, clock: Clock
) -> None:
    with tampering(worked, clock) as book:
        assert compare(book, told(book)).ok
        rows = book.rows(schema.audit)
        states = {find(book, row["link"], instant(row["at"])) for row in rows}
        assert states == {HeadState.FITS}


def test_a_book_chained_anew_with_the_key_is_found_by_paper_and_city(
    worked: Store, clock: Clock
) -> None:
    with tampering(worked, clock) as book:
        before, noted = links(book), told(book)
        place = len(before) // 2
        change_and_chain_anew(book, place)

        assert [find(book, one, clock()) for one in before] == [
            *[HeadState.FITS] * (place - 1),
            *[HeadState.REWRITTEN] * (len(before) - place + 1),
        ]
        (lost,) = compare(book, noted).lost
        assert (lost.state, lost.after) == (HeadState.REWRITTEN, place - 1)
        assert lost.count == len(before) - place + 1
        assert not lost.restored


def test_a_book_rolled_back_is_found_by_paper_and_city(worked: Store, clock: Clock) -> None:
    with tampering(worked, clock) as book:
        noted, last = told(book), links(book)[-1]
        cut(book, len(noted) - 5)

        (lost,) = compare(book, noted).lost
        assert (lost.state, lost.after, lost.count) == (HeadState.BEHIND, len(noted) - 5, 5)
        tomorrow = clock() + timedelta(days=1)
        assert find(book, last, tomorrow) is HeadState.BEHIND
        assert find(book, last) is HeadState.REWRITTEN


def test_a_book_rolled_back_and_worked_on_is_found_where_the_ways_part(
    worked: Store, desk: Desk, clock: Clock
) -> None:
    with tampering(worked, clock) as book:
        noted = told(book)
        rows = book.rows(schema.audit)
        cut(book, len(rows) - 5)
        for row in rows[-5:]:
            book.add(schema.audit, {**row, "subject": "again"})
        rechained(book, book.sealer.key)

        (lost,) = compare(book, noted).lost

    assert (lost.state, lost.after, lost.count) == (HeadState.REWRITTEN, len(noted) - 5, 5)


def test_a_head_of_another_day_is_not_taken_for_this_paper(worked: Store, desk: Desk) -> None:
    with worked.reading() as reading:
        link = reading.scalar(select(schema.audit.c.link).where(schema.audit.c.sequence == 5))
        at = instant(reading.scalar(select(schema.audit.c.at).where(schema.audit.c.sequence == 6)))
    digits = link.rpartition(":")[2]
    later = span_of(at + timedelta(days=-31))

    assert desk.ask(FindHead(digits, *later), by=SYSTEM).state is HeadState.OTHER_TIME
    assert desk.ask(FindHead(digits.upper(), *span_of(at)), by=SYSTEM).sequence == 5


def test_a_head_of_zeros_is_on_no_paper_and_fits_no_book(desk: Desk) -> None:
    """It is what the first entry follows; nothing is printed before that."""
    for text in ("0" * 8, "0" * 64):
        assert desk.ask(FindHead(text), by=SYSTEM).state is HeadState.REWRITTEN


@pytest.mark.parametrize("text", ["", "1234567", "không phải", "g" * 8, "a" * 65, "%" * 8])
def test_what_is_no_head_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(InputError, match="head_unreadable"):
        desk.ask(FindHead(text), by=SYSTEM)
