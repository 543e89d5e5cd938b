"""Payment QR texts: what is written is read again, and nothing broken is read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.vietqr import (
    AMOUNT_MAX,
    TO_ACCOUNT,
    TO_CARD,
    TO_MERCHANT,
    Merchant,
    crc16,
    decode,
    encode,
    normalise_purpose,
    parse_amount,
)
from counter_app.starter.load import receiving_bins
from tests.domain.vectors import load

VECTORS: list[dict[str, Any]] = load("vietqr_vectors.json")["vectors"]
BY_ID = {vector["id"]: vector for vector in VECTORS}
BINS = receiving_bins()
FIELDS = {
    "bank_bin": "bin",
    "account_or_merchant_id": "account",
    "service_code": "service",
    "purpose": "purpose",
    "point_of_initiation": "initiation",
    "crc": "crc",
    "bill_number": "bill_number",
    "store_label": "store_label",
    "reference_label": "reference_label",
    "customer_label": "customer_label",
    "terminal_label": "terminal_label",
    "merchant_name": "merchant_name",
    "merchant_city": "merchant_city",
    "mcc": "merchant_category",
    "postal_code": "post_code",
}


def sealed(body: str) -> str:
    """The body with the right CRC, so that only its structure can be at fault."""
    return f"{body}6304{crc16(f'{body}6304'.encode()):04X}"


def test_the_crc_is_ccitt_false() -> None:
    assert crc16(b"123456789") == 0x29B1


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_a_published_code_is_read_only_if_crc_and_structure_are_right(
    vector: dict[str, Any],
) -> None:
    if not (vector["crc_ok"] and vector["structure_ok"]):
        with pytest.raises(InputError) as refusal:
            decode(vector["payload"])
        assert refusal.value.field == "payload"
        return

    read = decode(vector["payload"])

    for key, name in FIELDS.items():
        assert getattr(read, name) == vector["fields"].get(key)
    amount = vector["fields"].get("amount")
    assert read.amount == (None if amount is None else Money(int(amount)))


def test_the_published_static_card_code_is_written_again_byte_for_byte() -> None:
    fields = BY_ID["V002"]["fields"]

    payload = encode(
        fields["bank_bin"],
        fields["account_or_merchant_id"],
        known_bins=BINS,
        service=fields["service_code"],
    )

    assert payload == BY_ID["V002"]["payload"]


def test_our_own_shape_is_the_one_worked_out_by_hand() -> None:
    payload = encode(
        "970436",
        "0123456789012",
        known_bins=BINS,
        amount=parse_amount("50000"),
        purpose="hcc 01260012347".replace(" ", ""),
    )

    assert payload == (
        "00020101021238570010A00000072701270006970436011301234567890120208QRIBFTTA"
        "53037045405500005802VN62180814HCC012600123476304A88A"
    )


def test_the_published_merchant_code_is_written_again_byte_for_byte() -> None:
    merchant = Merchant.parse("5812", "Phương Các", "Hanoi", "NPS6869")

    payload = encode(
        "970403", "2112995044604025", known_bins=BINS, service=TO_MERCHANT, merchant=merchant
    )

    assert payload == BY_ID["V095"]["payload"]


def test_a_merchants_code_bears_the_bill_and_the_text() -> None:
    merchant = Merchant.parse("9399", "Trung tâm Phục vụ HCC", "Hà Nội")

    read = decode(
        encode(
            "970436",
            "MID00012345",
            known_bins=BINS,
            amount=Money(100_000),
            purpose="HCC01260012347",
            service=TO_MERCHANT,
            merchant=merchant,
            bill="HCC01260012347",
        )
    )

    assert (read.service, read.account, read.amount) == ("QRPUSH", "MID00012345", Money(100_000))
    assert (read.merchant_category, read.merchant_name, read.merchant_city) == (
        "9399",
        "TRUNG TAM PHUC VU HCC",
        "HA NOI",
    )
    assert read.bill_number == read.purpose == "HCC01260012347"


@pytest.mark.parametrize(
    ("category", "name", "city", "store"),
    [
        ("581", "A", "B", ""),
        ("58I2", "A", "B", ""),
        ("5812", "", "B", ""),
        ("5812", "A", "***", ""),
        ("5812", "A" * 26, "B", ""),
        ("5812", "A", "B" * 16, ""),
        ("5812", "A", "B", "C" * 26),
    ],
)
def test_a_merchant_that_no_code_can_name_is_refused(
    category: str, name: str, city: str, store: str
) -> None:
    with pytest.raises(InputError, match="qr_merchant_wrong"):
        Merchant.parse(category, name, city, store)


def test_a_merchant_is_named_for_a_merchant_and_for_nobody_else() -> None:
    merchant = Merchant("5812", "A", "B")

    for service, named in ((TO_MERCHANT, None), (TO_ACCOUNT, merchant), (TO_CARD, merchant)):
        with pytest.raises(InputError, match="qr_merchant_wrong"):
            encode("970436", "1", known_bins=BINS, service=service, merchant=named)


@pytest.mark.parametrize("bank", sorted(BINS))
def test_every_bank_that_can_receive_can_be_written(bank: str) -> None:
    assert decode(encode(bank, "A1", known_bins=BINS)).bin == bank


accounts = st.text("0123456789ABCXYZabcxyz", min_size=1, max_size=19)
purposes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ", min_size=1, max_size=25)


@given(
    bank=st.sampled_from(sorted(BINS)),
    account=accounts,
    amount=st.none() | st.integers(1, AMOUNT_MAX),
    purpose=st.none() | purposes,
    service=st.sampled_from([TO_ACCOUNT, TO_CARD]),
)
def test_what_is_written_is_read_again(
    bank: str, account: str, amount: int | None, purpose: str | None, service: str
) -> None:
    money = None if amount is None else Money(amount)

    payload = encode(bank, account, known_bins=BINS, amount=money, purpose=purpose, service=service)
    read = decode(payload)

    text = " ".join((purpose or "").split()) or None
    assert (read.bin, read.account, read.service) == (bank, account, service)
    assert (read.amount, read.purpose) == (money, text)
    assert read.initiation == ("11" if amount is None else "12")
    assert decode(payload[:-4] + payload[-4:].lower()) == replace(read, crc=read.crc.lower())


@given(st.integers(0, 90), st.sampled_from("0123456789AZ "))
def test_no_single_changed_letter_is_read(at: int, letter: str) -> None:
    payload = BY_ID["V002"]["payload"]
    changed = payload[:at] + letter + payload[at + 1 :]

    if changed != payload:
        with pytest.raises(InputError):
            decode(changed)


@given(st.text(st.characters(), max_size=300))
@example("\ud800")
@example("000201\udcff6304ABCD")
@example("9" * 10_000)
@example("000201" * 1_000)
@example("0002016304" + "٤" * 4)
@example("00020163٠٤ABCD")
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    codes: set[str] = set()
    for candidate in (text, sealed(f"000201{text}") if text.isascii() else text):
        try:
            decode(candidate)
        except InputError as refusal:
            codes.add(refusal.code.partition("_")[0])
    assert codes <= {"qr"}


def tlv(*objects: str) -> str:
    """Objects written as "54=1500": tag, then the value whose length is counted here."""
    pairs = (each.split("=", 1) for each in objects)
    return "".join(f"{tag}{len(value):02d}{value}" for tag, value in pairs)


def napas(bank: str = "970403", account: str = "0011012345678", guid: str = "A000000727") -> str:
    return f"38={tlv(f'00={guid}', '01=' + tlv(f'00={bank}', f'01={account}'), '02=QRIBFTTA')}"


ROOT = ("00=01", "01=11")
REST = ("53=704", "58=VN")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (tlv("01=11", napas(), *REST), "qr_not_a_payment_code"),
        (tlv(*ROOT, *REST), "qr_tag_missing"),
        (tlv(*ROOT, napas(), "58=VN"), "qr_tag_missing"),
        (tlv(*ROOT, napas(), "53=704"), "qr_tag_missing"),
        (tlv(*ROOT, napas(), "53=840", "58=VN"), "qr_currency_wrong"),
        (tlv(*ROOT, napas(), "53=704", "58=TH"), "qr_country_wrong"),
        (tlv("00=01", "01=13", napas(), *REST), "qr_initiation_wrong"),
        (tlv(*ROOT, napas(), *REST, "54=50 000"), "qr_amount_wrong"),
        (tlv(*ROOT, napas(), *REST, "54=0"), "qr_amount_wrong"),
        (tlv(*ROOT, napas(), *REST, "54=0.00"), "qr_amount_wrong"),
        (tlv(*ROOT, napas(), *REST, "54=1.5.0"), "qr_amount_wrong"),
        (tlv(*ROOT, napas(), *REST, "54=1.5"), "qr_amount_wrong"),
        (tlv(*ROOT, napas(), *REST, "54=1500", "54=1500"), "qr_tag_twice"),
        (tlv(*ROOT, napas(), *REST, "55=02", "57=10"), "qr_tip_wrong"),
        (tlv(*ROOT, napas(), *REST, "55=02"), "qr_tip_wrong"),
        (tlv(*ROOT, napas(), *REST, "56=10000"), "qr_tip_wrong"),
        (tlv(*ROOT, napas(), *REST, "55=01", "56=10000"), "qr_tip_wrong"),
        (tlv(*ROOT, napas(), *REST, "55=03", "57=00.00"), "qr_tip_wrong"),
        (tlv(*ROOT, napas(), *REST, "62=0806ABC"), "qr_length_wrong"),
        (tlv(*ROOT, napas(), *REST, "62=0803ABCD"), "qr_structure_wrong"),
        (tlv(*ROOT, napas(), *REST, "62="), "qr_length_wrong"),
        (tlv(*ROOT, napas(), *REST, "64=0003vi"), "qr_length_wrong"),
        (tlv(*ROOT, napas(guid="A000000728"), *REST), "qr_scheme_wrong"),
        (tlv(*ROOT, f"38={tlv('00=A000000727', '02=QRIBFTTA')}", *REST), "qr_tag_missing"),
        (tlv(*ROOT, napas(bank="97O403"), *REST), "qr_bin_wrong"),
        (tlv(*ROOT, napas(account="12-34"), *REST), "qr_account_wrong"),
        (tlv(*ROOT, napas(account="1" * 20), *REST), "qr_account_wrong"),
        (tlv(*ROOT, "26=0005ABC", *REST), "qr_length_wrong"),
    ],
)
def test_a_right_crc_does_not_carry_a_wrong_structure(body: str, code: str) -> None:
    with pytest.raises(InputError) as refusal:
        decode(sealed(body))

    assert refusal.value.code == code


@pytest.mark.parametrize("amount", ["50000", "50000.", "50000.00"])
def test_an_amount_may_end_in_a_point_or_zeros(amount: str) -> None:
    body = tlv(*ROOT, napas(), f"54={amount}", *REST)

    assert decode(sealed(body)).amount == Money(50_000)


@pytest.mark.parametrize("tip", [("55=01",), ("55=02", "56=1000"), ("55=03", "57=10.5")])
def test_a_tip_that_agrees_with_itself_is_read(tip: tuple[str, ...]) -> None:
    assert decode(sealed(tlv(*ROOT, napas(), *tip, *REST))).account == "0011012345678"


def test_order_does_not_matter_and_unknown_templates_are_skipped() -> None:
    body = tlv("00=01", "58=VN", "80=ANYTHING", napas(), "53=704", "01=11")

    assert decode(sealed(body)).account == "0011012345678"


def test_length_counts_letters_not_bytes() -> None:
    assert decode(sealed(tlv(*ROOT, napas(), *REST, "62=0804Đỗ A"))).purpose == "Đỗ A"


def test_codes_of_other_schemes_are_named() -> None:
    assert decode(BY_ID["V015"]["payload"]).scheme == "26"
    vnpay = tlv(*ROOT, "26=" + tlv("00=A000000775", "01=0108799042"), *REST)
    assert decode(sealed(vnpay)).scheme == "VNPAY"


@pytest.mark.parametrize(
    "text", ["0", "-1", "1.5", "500000001", "abc", "500000000", "", "٣", "1" * 9_999]
)
def test_amounts_that_a_transfer_cannot_carry_are_refused(text: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_amount(text)

    assert refusal.value.field == "amount"


def test_the_largest_amount_is_one_below_five_hundred_million() -> None:
    assert parse_amount("499999999") == Money(499_999_999)
    with pytest.raises(InputError):
        encode("970436", "1", known_bins=BINS, amount=Money(500_000_000))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Lệ phí hộ tịch", "LE PHI HO TICH"),
        ("Đặng đình", "DANG DINH"),
        ("  hd-12/2026 ", "HD 12 2026"),
        ("a" * 25, "A" * 25),
    ],
)
def test_a_purpose_is_written_in_the_letters_every_bank_carries(text: str, written: str) -> None:
    assert normalise_purpose(text) == written


@pytest.mark.parametrize("text", ["a" * 26, "中文", "\ud800", "a\x00b", "x" * 10_000])
def test_a_purpose_that_cannot_be_carried_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refusal:
        normalise_purpose(text)

    assert refusal.value.field == "purpose"


@pytest.mark.parametrize(
    ("bank", "account", "code"),
    [
        ("970499", "1", "qr_bin_unknown"),
        ("97043", "1", "qr_bin_wrong"),
        ("970436", "1" * 20, "qr_account_wrong"),
        ("970436", "12 34", "qr_account_wrong"),
        ("970436", "", "qr_account_wrong"),
    ],
)
def test_a_receiver_that_is_none_is_refused(bank: str, account: str, code: str) -> None:
    with pytest.raises(InputError) as refusal:
        encode(bank, account, known_bins=BINS)

    assert refusal.value.code == code
