"""Seals and links: no two contents seal alike, and no entry can be changed or left out."""

from __future__ import annotations

import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.audit import FIRST_LINK, SealedValue, link, same, seal

KEY = b"k" * 32
values = st.lists(
    st.none() | st.integers() | st.text(st.characters(), max_size=12) | st.binary(max_size=12),
    max_size=5,
)
rows = st.tuples(st.text(max_size=8), values)


@given(rows, rows)
def test_two_rows_seal_alike_only_if_they_are_equal(
    one: tuple[str, list[SealedValue]], other: tuple[str, list[SealedValue]]
) -> None:
    assert (seal(KEY, *one) == seal(KEY, *other)) == (one == other)


def test_values_that_look_alike_seal_differently() -> None:
    alike: list[list[SealedValue]] = [
        ["ab", "c"],
        ["a", "bc"],
        ["abc"],
        [b"abc"],
        ["abc", None],
        ["abc", ""],
        [None, "abc"],
        [1],
        ["1"],
        [11],
        [1, 1],
        ["s1:a"],
        ["é"],
        ["e\u0301"],
    ]

    assert len({seal(KEY, "t", row) for row in alike}) == len(alike)


def test_table_key_and_purpose_are_part_of_the_seal() -> None:
    seals = {
        seal(KEY, "payment", [1]),
        seal(KEY, "receipt", [1]),
        seal(b"j" * 32, "payment", [1]),
        link(KEY, "payment", [1]),
    }

    assert len({text.partition(":")[2] for text in seals}) == 4


def test_the_seal_is_plain_hmac_sha256_that_another_program_can_check() -> None:
    message = b"seal1;3;s1:ti1:7n0:"

    expected = hmac.new(KEY, message, hashlib.sha256).hexdigest()

    assert seal(KEY, "t", [7, None]) == f"seal1:{expected}"


@given(st.lists(values, min_size=2, max_size=6), st.data())
def test_leaving_out_or_changing_an_entry_breaks_every_link_after_it(
    entries: list[list[SealedValue]], data: st.DataObject
) -> None:
    def heads(of: list[list[SealedValue]]) -> list[str]:
        found = [FIRST_LINK]
        for entry in of:
            found.append(link(KEY, found[-1], entry))
        return found

    at = data.draw(st.integers(0, len(entries) - 1))
    changed = [*entries[:at], [*entries[at], "x"], *entries[at + 1 :]]
    shorter = entries[:at] + entries[at + 1 :]

    whole = heads(entries)

    assert whole[: at + 1] == heads(changed)[: at + 1]
    assert not set(whole[at + 1 :]) & set(heads(changed)[at + 1 :])
    assert whole[-1] != heads(shorter)[-1]


def test_seals_are_compared_whole() -> None:
    assert same(seal(KEY, "t", []), seal(KEY, "t", []))
    assert not same(seal(KEY, "t", []), seal(KEY, "t", [None]))
