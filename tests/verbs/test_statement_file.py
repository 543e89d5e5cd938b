"""Statement files: what banks write is read to the đồng; what is doubtful is named, row by row."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError
from counter_app.domain.reference import find
from counter_app.domain.statement import LineFault, Statement, booked_of, dong_of
from counter_app.verbs.statement_file import read_statement
from tests.verbs.statements import ACCOUNT, BIDV, CODE, MT940, VIETCOMBANK, VIETINBANK, book, camt

AT = datetime(2026, 11, 26, 8, 10, 11, tzinfo=VIETNAM)
HEADING = "Ngày giao dịch,Số CT,Ghi nợ,Ghi có,Nội dung\n"


def read(folder: Path, content: bytes | str, name: str = "sao-ke.csv") -> Statement:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_statement(path)


def read_rows(folder: Path, *rows: str) -> Statement:
    return read(folder, f"Số tài khoản,{ACCOUNT}\n{HEADING}" + "\n".join(rows) + "\n")


def refusal(folder: Path, content: bytes | str, name: str = "sao-ke.csv") -> str:
    with pytest.raises(InputError) as refused:
        read(folder, content, name)
    assert refused.value.field == "file"
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (VIETCOMBANK.encode(), "csv"),
        (VIETCOMBANK.encode("utf-8-sig"), "csv"),
        (VIETCOMBANK.encode("utf-16"), "csv"),
        (book(BIDV), "xlsx"),
        (book(VIETINBANK), "xlsx"),
        (camt("02").encode(), "camt053"),
        (camt("08").encode(), "camt053"),
        (camt("12").encode(), "camt053"),
        (MT940.encode(), "mt940"),
    ],
)
def test_every_layout_gives_the_same_first_credit(
    tmp_path: Path, content: bytes, kind: str
) -> None:
    statement = read(tmp_path, content)

    first = statement.lines[0]
    assert (statement.kind, statement.account, first.account) == (kind, ACCOUNT, ACCOUNT)
    assert (first.amount.dong, find(first.text)) == (100_000, (CODE,))
    assert first.booked_at in (AT, AT.replace(hour=0, minute=0, second=0))
    assert first.bank_reference and first.raw


def test_debits_and_totals_are_no_credits(tmp_path: Path) -> None:
    statement = read(tmp_path, VIETCOMBANK)

    assert [(line.row, line.amount.dong) for line in statement.lines] == [
        (4, 100_000),
        (6, 2_000_000),
    ]
    assert [(one.row, one.reason) for one in statement.refused] == [(5, LineFault.DEBIT)]
    assert statement.read == 3


def test_columns_are_found_by_heading_and_a_strange_one_is_reported(tmp_path: Path) -> None:
    statement = read(tmp_path, book(VIETINBANK), "sao-ke.xlsx")

    assert [line.amount.dong for line in statement.lines] == [100_000, 50_000]
    assert statement.notes == ("statement_column_unknown: Ghi chú",)


def test_windows_1258_is_converted_and_said(tmp_path: Path) -> None:
    text = f"Số tài khoản,{ACCOUNT}\n{HEADING}26/11/2026,A1,,50000,le phi\n"

    statement = read(tmp_path, _cp1258(text))

    assert [line.amount.dong for line in statement.lines] == [50_000]
    assert statement.notes == ("statement_letters_1258",)


def _cp1258(text: str) -> bytes:
    """Base letters with their tone as a mark of its own, as that page has them."""
    kept = b""
    for letter in text:
        try:
            kept += letter.encode("cp1258")
        except UnicodeEncodeError:
            spread = unicodedata.normalize("NFD", letter)
            tones = [one for one in spread[1:] if one in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(o for o in spread if o not in tones))
            kept += base.encode("cp1258") + "".join(tones).encode("cp1258")
    return kept


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Ngµy giao dÞch,Sè tiÒn,Néi dung\n".encode("latin-1"), "statement_letters_tcvn"),
        (HEADING.encode().decode("cp1252", "ignore").encode(), "statement_letters_mixed"),
        (b"\x81\x8d\xff,1,2\n", "statement_letters_unknown"),
        (b"a,b\n1,2\n", "statement_columns_missing"),
        (b"", "statement_columns_missing"),
        (HEADING + "26/11/2026,A1,,5,x\n", "statement_account_missing"),
        (f"Tài khoản {ACCOUNT}\n{HEADING}26/11/2026,A1,,50", "file_cut_off"),
        (f'Tài khoản {ACCOUNT}\n{HEADING}26/11/2026,A1,,50,"x', "file_cut_off"),
        (book(BIDV)[:-300], "file_not_book"),
        (camt()[:-40], "statement_xml_broken"),
        (camt(closing=1_050_001), "statement_sum_wrong"),
        (camt().replace("camt.053", "camt.052"), "statement_xml_unknown"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><Document>&a;</Document>', "statement_xml_unsafe"),
        (MT940[: MT940.index(":62F")], "file_cut_off"),
        (MT940.replace("VND1050000", "VND1050001"), "statement_sum_wrong"),
        (MT940.replace("C100000,", "C100x00,"), "statement_swift_broken"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_by_name(
    tmp_path: Path, content: bytes | str, code: str
) -> None:
    assert refusal(tmp_path, content) == code


def test_a_book_that_is_none_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"no book", "sao-ke.xlsx") == "file_not_book"
    with pytest.raises(InputError, match="file_unreadable"):
        read_statement(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("26/11/2026,A1,,=1+1,x", LineFault.FORMULA),
        ("26/11/2026,A1,,5,=HYPERLINK(1)", LineFault.FORMULA),
        ("26/11/2026,A1,,12a,x", LineFault.AMOUNT),
        ("26/11/2026,A1,,1.5,x", LineFault.AMOUNT),
        ("26/11/2026,A1,,1e6,x", LineFault.AMOUNT),
        ("26/11/2026,A1,,9999999999999,x", LineFault.AMOUNT),
        ("31/02/2026,A1,,5,x", LineFault.DATE),
        (",A1,,5,x", LineFault.DATE),
        ("26/11/2026,A1,5,5,x", LineFault.SIDES),
        ("26/11/2026,A1,,5,x\N{REPLACEMENT CHARACTER}", LineFault.LETTERS),
        ("26/11/2026,A1,5,,x", LineFault.DEBIT),
        ("26/11/2026,A1,,-5,x", LineFault.NEGATIVE),
        ("26/11/2026,A1,,0,x", LineFault.ZERO),
    ],
)
def test_a_doubtful_row_is_named(tmp_path: Path, row: str, reason: LineFault) -> None:
    statement = read_rows(tmp_path, "26/11/2026,A0,,7,x", row)

    assert [(one.row, one.reason) for one in statement.refused] == [(4, reason)]
    assert [line.amount.dong for line in statement.lines] == [7]


def test_a_batch_is_its_single_payments_to_the_dong(tmp_path: Path) -> None:
    single = "<TxDtls><Refs><AcctSvcrRef>FT{0}</AcctSvcrRef></Refs><Amt>{1}</Amt></TxDtls>"
    start, end = "<NtryDtls>", "</NtryDtls>"
    whole = camt()
    batch = single.format(1, 60_000) + single.format(2, "40000.00")
    head, tail = whole[: whole.index(start) + len(start)], whole[whole.index(end) :]

    lines = read(tmp_path, head + batch + tail).lines

    assert [(one.bank_reference, one.amount.dong) for one in lines] == [
        ("FT1", 60_000),
        ("FT2", 40_000),
    ]
    assert refusal(tmp_path, head + batch.replace("60000", "60001") + tail) == "statement_sum_wrong"
    assert refusal(tmp_path, head + batch.replace("60000", "x") + tail) == "statement_xml_broken"


def test_a_formula_in_a_book_is_named_whatever_it_computes(tmp_path: Path) -> None:
    rows: list[list[object]] = [*BIDV, [3, "26/11/2026", None, "=100000*2", None, "FT3", "x", ""]]

    statement = read(tmp_path, book(rows), "sao-ke.xlsx")

    assert statement.refused[-1].reason is LineFault.FORMULA


def test_what_the_bank_has_not_booked_or_takes_back_is_no_credit(tmp_path: Path) -> None:
    pending = read(tmp_path, camt(status="PDNG"))
    taken_back = read(tmp_path, camt().replace("<Sts>BOOK", "<RvslInd>true</RvslInd><Sts>BOOK"))
    foreign = read(tmp_path, camt().replace('Ccy="VND">100000.00', 'Ccy="USD">100000.00'))

    reasons = [one.refused[0].reason for one in (pending, taken_back, foreign)]
    assert reasons == [LineFault.PENDING, LineFault.REVERSAL, LineFault.OTHER_CURRENCY]


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("1250000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000 đ", 1_250_000),
        ("1,250,000.00", 1_250_000),
        ("1.250.000,00 VND", 1_250_000),
        ("+50.000", 50_000),
        ("-50.000", -50_000),
        ("(50,000)", -50_000),
        ("50.000", 50_000),
        ("0", 0),
    ],
)
def test_an_amount_is_read_as_banks_write_it(text: str, dong: int) -> None:
    assert dong_of(text) == dong


@pytest.mark.parametrize(
    "text", ["", "1.25", "1,5", "1.250,000.000", "1.250.00", "12.50.000", "abc", "٤", "1e3", "--"]
)
def test_an_amount_that_may_mean_two_things_is_not_read(text: str) -> None:
    with pytest.raises(InputError, match="line_amount_unreadable"):
        dong_of(text)


@given(st.integers(0, 10**12 - 1), st.sampled_from([".", ",", " "]))
def test_thousands_are_never_taken_for_a_fraction(dong: int, mark: str) -> None:
    assert dong_of(f"{dong:,}".replace(",", mark)) == dong


@pytest.mark.parametrize(
    "text", ["26/11/2026 08:10:11", "26-11-2026 08:10:11", "2026-11-26T08:10:11+07:00"]
)
def test_a_moment_is_hanois(text: str) -> None:
    assert booked_of(text) == AT


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_name(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        for head in (b"", b":20:A\n:25:1\n:62F:", b"<", HEADING.encode()):
            path.write_bytes(head + content)
            try:
                read_statement(path)
            except InputError as error:
                assert error.code
