"""Payment QR text: NAPAS's VietQR profile of EMV's TLV, written strictly and read strictly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.text import has_broken_letters, has_hidden_letters

GUID_NAPAS = "A000000727"
GUID_VNPAY = "A000000775"
TO_ACCOUNT, TO_CARD, TO_MERCHANT = "QRIBFTTA", "QRIBFTTC", "QRPUSH"
STATIC, DYNAMIC = "11", "12"
VND, VIETNAM_CODE = "704", "VN"

# A NAPAS 247 transfer stays below 500 million đồng (its format text, § 8.1.1).
AMOUNT_MAX = 499_999_999
PURPOSE_LENGTH_MAX = 25
MERCHANT_LENGTHS_MAX = (25, 15, 25)
PAYLOAD_LENGTH_MAX = 1_000

_CRC_POLYNOMIAL, _CRC_START = 0x1021, 0xFFFF
_ACCOUNT = re.compile(r"[0-9A-Za-z]{1,19}")
_BIN = re.compile(r"[0-9]{6}")
_CATEGORY = re.compile(r"[0-9]{4}")
_SERVICE = re.compile(r"[0-9A-Za-z]{1,10}")
_AMOUNT = re.compile(r"[0-9]{1,13}(\.[0-9]*)?")
_PERCENT = re.compile(r"[0-9]{1,2}(\.[0-9]{0,2})?")
_CRC = re.compile(r"6304([0-9A-Fa-f]{4})")
_SCHEMES_NESTED = range(26, 52)
_SCHEMES = range(2, 52)

_Tags = dict[str, str]


@dataclass(frozen=True, slots=True)
class VietQr:
    """What a payment QR says. Without tag 38 `bin`, `account` and `service` are None.

    `scheme` is "NAPAS", "VNPAY", or the tag of another scheme; `initiation` is "11" (many
    payments), "12" (one) or None; labels are as their maker wrote them.
    """

    bin: str | None
    account: str | None
    service: str | None
    amount: Money | None
    purpose: str | None
    initiation: str | None
    crc: str
    scheme: str = "NAPAS"
    merchant_category: str | None = None
    merchant_name: str | None = None
    merchant_city: str | None = None
    post_code: str | None = None
    bill_number: str | None = None
    store_label: str | None = None
    reference_label: str | None = None
    customer_label: str | None = None
    terminal_label: str | None = None


@dataclass(frozen=True, slots=True)
class Merchant:
    """What a payment to a merchant (QRPUSH) has to name; its id stands where an account would.

    `category` is ISO 18245's, `store` the acquirer's label of the counter, if it gave one.
    """

    category: str
    name: str
    city: str
    store: str = ""

    @classmethod
    def parse(cls, category: str, name: str, city: str, store: str = "") -> Merchant:
        """In the letters that codes carry; raises InputError("qr_merchant_wrong")."""
        bare = [
            " ".join(re.sub(r"[^A-Z0-9]", " ", _capitals(text)).split())
            for text in (name, city, store)
        ]
        lengths = zip(bare, MERCHANT_LENGTHS_MAX, strict=True)
        is_right = _CATEGORY.fullmatch(category) and bare[0] and bare[1]
        if not is_right or any(len(text) > most for text, most in lengths):
            raise InputError("qr_merchant_wrong", field="merchant")
        return cls(category, *bare)


def crc16(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 1021, start FFFF, so that b"123456789" gives 29B1."""
    crc = _CRC_START
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ _CRC_POLYNOMIAL if crc & 0x8000 else crc << 1
        crc &= 0xFFFF
    return crc


def parse_amount(text: str) -> Money:
    """An amount that a payment QR can carry, from its digits: 1 to 499,999,999 whole đồng.

    Raises InputError("qr_amount_not_whole", field="amount") for a sign, a fraction or anything
    but digits, InputError("qr_amount_out_of_range", field="amount") for a number outside.
    """
    if not (text.isascii() and text.isdigit()):
        raise InputError("qr_amount_not_whole", field="amount")
    return _in_range(Money(int(text)) if len(text) <= len(str(AMOUNT_MAX)) else _TOO_MUCH)


def normalise_purpose(text: str) -> str:
    """The text in the only letters that every bank carries: capitals A–Z, digits and blanks.

    Marks are dropped, Đ becomes D, any other sign a blank. Raises InputError with
    field="purpose": "qr_purpose_broken", "qr_purpose_empty", "qr_purpose_too_long".
    """
    if len(text) > PAYLOAD_LENGTH_MAX:
        raise InputError("qr_purpose_too_long", field="purpose", most=PURPOSE_LENGTH_MAX)
    if has_broken_letters(text) or has_hidden_letters(text):
        raise InputError("qr_purpose_broken", field="purpose")
    bare = " ".join(re.sub(r"[^A-Z0-9]", " ", _capitals(text)).split())
    if not bare:
        raise InputError("qr_purpose_empty", field="purpose")
    if len(bare) > PURPOSE_LENGTH_MAX:
        raise InputError("qr_purpose_too_long", field="purpose", most=PURPOSE_LENGTH_MAX)
    return bare


def encode(
    bank_bin: str,
    account: str,
    *,
    known_bins: Collection[str],
    amount: Money | None = None,
    purpose: str | None = None,
    service: str = TO_ACCOUNT,
    merchant: Merchant | None = None,
    bill: str | None = None,
) -> str:
    """The payload for a transfer to an account or card, or a payment to a merchant (QRPUSH).

    With an amount it is for one payment. A merchant's switch asks for the `bill` by its number,
    so that it stands in 62-01 there; transfers are found by the `purpose` in 62-08.

    `known_bins` are the banks that can receive; a number outside is refused, whatever it looks
    like. An empty `purpose` is none. Raises InputError: "qr_bin_wrong", "qr_bin_unknown",
    "qr_account_wrong", "qr_service_unknown", "qr_merchant_wrong", "qr_amount_out_of_range" and
    what `normalise_purpose` raises.
    """
    if not _BIN.fullmatch(bank_bin):
        raise InputError("qr_bin_wrong", field="bin")
    if bank_bin not in known_bins:
        raise InputError("qr_bin_unknown", field="bin", bin=bank_bin)
    if not _ACCOUNT.fullmatch(account):
        raise InputError("qr_account_wrong", field="account")
    if service not in (TO_ACCOUNT, TO_CARD, TO_MERCHANT):
        raise InputError("qr_service_unknown", field="service")
    if (merchant is None) is (service == TO_MERCHANT):
        raise InputError("qr_merchant_wrong", field="merchant")
    beneficiary = _object("00", bank_bin) + _object("01", account)
    body = _object("00", "01") + _object("01", STATIC if amount is None else DYNAMIC)
    body += _object(
        "38", _object("00", GUID_NAPAS) + _object("01", beneficiary) + _object("02", service)
    )
    if merchant is not None:
        body += _object("52", merchant.category)
    body += _object("53", VND)
    if amount is not None:
        body += _object("54", str(_in_range(amount).dong))
    body += _object("58", VIETNAM_CODE)
    if merchant is not None:
        body += _object("59", merchant.name) + _object("60", merchant.city)
    additional = {
        "01": normalise_purpose(bill) if bill is not None else "",
        "03": merchant.store if merchant is not None else "",
        "08": normalise_purpose(purpose) if purpose is not None and purpose.strip() else "",
    }
    told = "".join(_object(tag, value) for tag, value in additional.items() if value)
    if told:
        body += _object("62", told)
    return f"{body}6304{crc16(f'{body}6304'.encode('ascii')):04X}"


def decode(payload: str) -> VietQr:
    """Read a payment QR of VietQR or of another scheme in Vietnam, or say why it is none.

    A right CRC is not enough: published examples carry one over a broken structure. Raises
    InputError with field="payload" and a code of its own for each reason; `tag` names where.
    """
    text = payload.strip("\r\n\t ")
    if not text:
        raise _refusal("qr_empty")
    if len(text) > PAYLOAD_LENGTH_MAX:
        raise _refusal("qr_too_long")
    if has_broken_letters(text):
        raise _refusal("qr_broken_letters")
    if not text.startswith("000201"):
        raise _refusal("qr_not_a_payment_code")
    sealed = _CRC.fullmatch(text[-8:])
    if sealed and int(sealed[1], 16) != crc16(text[:-4].encode("utf-8")):
        raise _refusal("qr_crc_wrong")
    tags = _objects(text, "")
    if sealed is None or list(tags)[-1] != "63" or len(tags["63"]) != 4:
        raise _refusal("qr_crc_missing")
    _check_root(tags)
    return _read(tags, sealed[1])


def _read(tags: _Tags, crc: str) -> VietQr:
    scheme, account, additional = _scheme(tags), _beneficiary(tags), _nested(tags, "62")
    if "64" in tags:
        _nested(tags, "64")
    return VietQr(
        bin=account.get("00"),
        account=account.get("01"),
        service=account.get("02"),
        amount=_amount(tags["54"]) if "54" in tags else None,
        purpose=additional.get("08"),
        initiation=tags.get("01"),
        crc=crc,
        scheme=scheme,
        merchant_category=tags.get("52"),
        merchant_name=tags.get("59"),
        merchant_city=tags.get("60"),
        post_code=tags.get("61"),
        bill_number=additional.get("01"),
        store_label=additional.get("03"),
        reference_label=additional.get("05"),
        customer_label=additional.get("06"),
        terminal_label=additional.get("07"),
    )


def _check_root(tags: _Tags) -> None:
    if tags.get("01", STATIC) not in (STATIC, DYNAMIC):
        raise _refusal("qr_initiation_wrong", "01")
    for tag, wanted, code in (
        ("53", VND, "qr_currency_wrong"),
        ("58", VIETNAM_CODE, "qr_country_wrong"),
    ):
        if tag not in tags:
            raise _refusal("qr_tag_missing", tag)
        if tags[tag] != wanted:
            raise _refusal(code, tag)
    _check_tip(tags)


def _check_tip(tags: _Tags) -> None:
    """Tag 55: 01 the payer enters · 02 a fixed tip in 56 · 03 a percentage in 57.

    A published code writes 03 with a fixed tip, and banks read it; 02 is not so forgiving.
    """
    indicator = tags.get("55")
    present = tuple(tag for tag in ("56", "57") if tag in tags)
    allowed: dict[str | None, tuple[tuple[str, ...], ...]] = {
        None: ((),),
        "01": ((),),
        "02": (("56",),),
        "03": (("57",), ("56",)),
    }
    if present not in allowed.get(indicator, ()):
        raise _refusal("qr_tip_wrong", "55")
    if "56" in tags:
        _amount(tags["56"], "56")
    if "57" in tags and not (_PERCENT.fullmatch(tags["57"]) and tags["57"].strip("0.")):
        raise _refusal("qr_tip_wrong", "57")


def _scheme(tags: _Tags) -> str:
    """Whose code this is. Templates of other schemes are checked for their form and named."""
    schemes = [tag for tag in tags if int(tag) in _SCHEMES]
    if not schemes:
        raise _refusal("qr_tag_missing", "38")
    for tag in schemes:
        if int(tag) in _SCHEMES_NESTED:
            parts = _nested(tags, tag)
            if tag == "38" and parts.get("00") != GUID_NAPAS:
                raise _refusal("qr_scheme_wrong", "38-00")
            if "38" not in tags and parts.get("00") == GUID_VNPAY:
                return "VNPAY"
    return "NAPAS" if "38" in tags else schemes[0]


def _beneficiary(tags: _Tags) -> _Tags:
    """Bank number `00`, account `01` and service `02` of the NAPAS template; empty without one."""
    if "38" not in tags:
        return {}
    parts = _nested(tags, "38")
    if "01" not in parts:
        raise _refusal("qr_tag_missing", "38-01")
    inner = _objects(parts["01"], "38-01")
    if "02" in inner:
        raise _refusal("qr_service_misplaced", "38-01")
    for tag, shape, code in (
        ("00", _BIN, "qr_bin_wrong"),
        ("01", _ACCOUNT, "qr_account_wrong"),
    ):
        if tag not in inner:
            raise _refusal("qr_tag_missing", f"38-01-{tag}")
        if not shape.fullmatch(inner[tag]):
            raise _refusal(code, f"38-01-{tag}")
    beneficiary = {"00": inner["00"], "01": inner["01"]}
    if "02" in parts:
        if not _SERVICE.fullmatch(parts["02"]):
            raise _refusal("qr_service_wrong", "38-02")
        beneficiary["02"] = parts["02"]
    return beneficiary


def _nested(tags: _Tags, tag: str) -> _Tags:
    return _objects(tags[tag], tag) if tag in tags else {}


def _objects(text: str, inside: str) -> _Tags:
    """The objects of a TLV text, in order: two digits of tag, two of length in letters, value."""
    found: _Tags = {}
    at = 0
    while at < len(text):
        head = text[at : at + 4]
        tag, length = head[:2], head[2:]
        where = f"{inside}-{tag}" if inside else tag
        if not (len(head) == 4 and head.isascii() and head.isdigit()):
            raise _refusal("qr_structure_wrong", inside or "root")
        value = text[at + 4 : at + 4 + int(length)]
        if length == "00" or len(value) < int(length):
            raise _refusal("qr_length_wrong", where)
        if tag in found:
            raise _refusal("qr_tag_twice", where)
        found[tag] = value
        at += 4 + int(length)
    return found


def _amount(text: str, tag: str = "54") -> Money:
    """Digits with at most one point; đồng have no parts, so only zeros may follow it."""
    if len(text) > 13 or not _AMOUNT.fullmatch(text):
        raise _refusal("qr_amount_wrong", tag)
    whole, _, parts = text.partition(".")
    if parts.strip("0") or not int(whole):
        raise _refusal("qr_amount_wrong", tag)
    return Money(int(whole))


_TOO_MUCH = Money(AMOUNT_MAX + 1)


def _capitals(text: str) -> str:
    """Without marks, in capitals; Đ has no decomposition in Unicode and becomes D."""
    spread = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D").upper()
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _in_range(amount: Money) -> Money:
    if not 1 <= amount.dong <= AMOUNT_MAX:
        raise InputError("qr_amount_out_of_range", field="amount", most=AMOUNT_MAX)
    return amount


def _object(tag: str, value: str) -> str:
    assert 1 <= len(value) <= 99
    return f"{tag}{len(value):02d}{value}"


def _refusal(code: str, tag: str | None = None) -> InputError:
    return InputError(code, field="payload", tag=tag)
