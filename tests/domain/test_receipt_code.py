"""A receipt's code says what was signed, and nothing else can be read from it."""

from __future__ import annotations

import base64
import hashlib
import string
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.money import Money
from counter_app.domain.receipt_code import (
    ReceiptFacts,
    Standing,
    facts_of,
    key_id,
    key_text,
    read,
    with_signature,
)

AT = datetime(2026, 11, 26, 14, 32, tzinfo=VIETNAM)
LINES = (
    ("Trích lục", "phi", Money(8_000)),
    ("Kết hôn", "le_phi", Money(1_000_000)),
    ("Bản sao", "phi", Money(16_000)),
)
KEY_ID = "ABCDEFGH"
SIGNATURE = bytes(range(64))


def some_facts(payer: str = "Nguyễn Thị Mẫu Đơn") -> ReceiptFacts:
    return facts_of(
        standing=Standing.RECEIPT,
        collector="0100000000",
        number="26TAA-01260042",
        at=AT,
        lines=LINES,
        payer_name=payer,
        dossier_code="000.00.01.H26-261126-0007",
        audit_head="9f31c2ab",
    )


def test_the_line_bears_sums_by_kind_and_initials_alone() -> None:
    assert some_facts().unsigned(KEY_ID) == (
        "HCCR1/ABCDEFGH/R/0100000000/26TAA-01260042/20261126T1432/1024000/P24000.L1000000/"
        f"{some_facts().lines_digest}/NTMD/000.00.01.H26-261126-0007/9F31C2AB"
    )


@pytest.mark.parametrize(("line", "parts"), [(LINES[0], "P8000"), (LINES[1], "L1000000")])
def test_a_receipt_of_one_kind_tells_no_other(line: tuple[str, str, Money], parts: str) -> None:
    facts = facts_of(
        standing=Standing.RECEIPT,
        collector="Đơn vị 7",
        number="26TAA-01260042",
        at=AT,
        lines=(line,),
        payer_name="A",
        dossier_code="",
        audit_head="9f31c2ab",
    )

    assert facts.parts == ((line[1], line[2]),)
    told = facts.unsigned(KEY_ID).split("/")
    assert (told[3], told[7], told[10]) == ("--N-V--7", parts, "-")


def test_a_code_that_a_reader_broke_into_lines_is_still_one() -> None:
    code = with_signature(some_facts().unsigned(KEY_ID), SIGNATURE)

    broken = read(f"{code[:40]}\n {code[40:]}")
    assert broken is not None
    assert broken == read(code)


def test_a_code_comes_back_as_it_was_signed() -> None:
    code = with_signature(some_facts().unsigned(KEY_ID), SIGNATURE)

    for text in (code, f"https://vi-du.example/kiem-tra#{code}", f" {code}\n"):
        found = read(text)
        assert found is not None
        assert (found.key_id, found.signature) == (KEY_ID, SIGNATURE)
        assert found.facts == replace(some_facts(), audit_head="9F31C2AB")


def test_lines_that_differ_in_name_kind_or_amount_have_another_digest() -> None:
    digests = {
        facts_of(
            standing=Standing.RECEIPT, collector="0", number="26TAA-00000001", at=AT,
            lines=lines, payer_name="A", dossier_code="X", audit_head="0",
        ).lines_digest
        for lines in (
            LINES, LINES[:2], LINES[::-1],
            (("Trích lụC", *LINES[0][1:]), *LINES[1:]),
            (("Trích lục", "le_phi", Money(8_000)), *LINES[1:]),
            (("Trích lục", "phi", Money(8_001)), *LINES[1:]),
        )
    }  # fmt: skip

    assert len(digests) == 6


def test_a_receipt_of_an_older_program_has_the_digest_it_always_had() -> None:
    text = "phi\t8000\tTrích lục\nle_phi\t1000000\tKết hôn\nphi\t16000\tBản sao"
    whole = base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()

    assert some_facts().lines_digest == whole[:13]


@given(st.text(max_size=60))
def test_whoever_pays_the_code_stays_in_its_letters_and_names_nobody(name: str) -> None:
    code = with_signature(some_facts(payer=name).unsigned(KEY_ID), SIGNATURE)

    found = read(code)

    assert found is not None and found.facts is not None
    assert len(found.facts.payer) <= 8
    assert set(code) <= set(string.ascii_uppercase + string.digits + "/.:-")


@given(st.text(max_size=300) | st.text("ABC234/R-.#", max_size=300).map("HCCR1/".__add__))
def test_any_text_is_read_or_is_no_code(text: str) -> None:
    found = read(text)

    assert found is None or len(found.signature) in (0, 64)


def test_a_signature_can_be_written_in_one_way_only() -> None:
    code = with_signature(some_facts().unsigned(KEY_ID), SIGNATURE)
    letters = string.ascii_uppercase + "234567"
    other = code[:-1] + letters[letters.index(code[-1]) + 1]

    found = read(other)

    assert found is not None
    assert found.signature == b""


def test_a_key_has_its_own_name() -> None:
    assert key_text(bytes(32)) == f"HCCK1/{key_id(bytes(32))}/{'A' * 52}"
    assert key_id(bytes(32)) != key_id(bytes([1]) + bytes(31))
    assert len(key_id(bytes(32))) == 8


def test_a_long_name_keeps_eight_letters_of_it() -> None:
    assert some_facts("A Bê Cê Dê E Ép Giê Hát I Ca").payer == "ABCDEEGH"
    assert some_facts(" ").payer == "-"
