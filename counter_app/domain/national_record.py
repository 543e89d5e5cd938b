"""A record of the national database of procedures, read into the shape of our own catalogue.

Both generations of its interface are read: the one with `executionMethods`, and `LayThuTuc` with
names in capitals. What such a record says is never signed: fee, time and required papers stay
unverified until two people of the office have put their names to a curated version.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from counter_app.domain.errors import InputError

QUANTITY_MAX = 3_660
DONG_MAX = 10**12
TEXT_MAX = 8_000
DOUBTS_MAX = 50
_TAG = re.compile(r"<[a-zA-Z/][^>]{0,500}>")
_CHANNELS = {
    "ONLINE": "online", "POSTAL": "post", "DIRECT": "counter",
    "1": "counter", "2": "online", "3": "post",
}  # fmt: skip
_UNITS = {
    "WORKING_DAY": "WORKING_DAY", "DAY": "DAY", "HOUR": "HOUR", "MONTH": "MONTH", "YEAR": "YEAR",
    "OTHER": "OTHER", "NGAY LAM VIEC": "WORKING_DAY", "NGAY": "DAY", "GIO": "HOUR",
    "GIO LAM VIEC": "HOUR", "THANG": "MONTH", "NAM": "YEAR", "KHAC": "OTHER", "": "OTHER",
}  # fmt: skip
# A fee pays for a service (phí), a charge is owed to the budget (lệ phí); prices are told as fees.
_KINDS = {"FEE": "phi", "SERVICE_FEE": "le_phi", "PRICE_LEVEL": "phi"}
_ALIVE = frozenset({"ACTIVE", "UPDATED", ""})


@dataclass(frozen=True, slots=True)
class Term:
    """How long one way of filing takes."""

    channel: str
    quantity: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A record in our own shape, and the codes of what is doubtful about it."""

    record: Mapping[str, object]
    doubts: tuple[str, ...]


@dataclass(slots=True)
class _Doubts:
    found: dict[str, None] = field(default_factory=dict)

    def note(self, code: str) -> None:
        if len(self.found) < DOUBTS_MAX:
            self.found[code] = None


def shape_of(record: Mapping[str, object]) -> str:
    """Who wrote the record: "national", "national-old", "workbook", or "" for our own shape.

    A list entry that wraps the whole record in `detail` counts as what it wraps.
    """
    if isinstance(record.get("workbook"), Mapping):
        return "workbook"
    inner = record.get("detail")
    found = inner if isinstance(inner, Mapping) else record
    if "executionMethods" in found or "codeNotation" in found:
        return "national"
    return "national-old" if "MATTHC" in found else ""


def convert(record: Mapping[str, object]) -> Converted:
    """Read a record of either generation, or pass on what a workbook's reader made.

    Raises InputError("catalogue_row_wrong", field=…, reason=…) for what cannot be kept at all: no
    code, no name, a negative term, a fee that is no number.
    """
    workbook = record.get("workbook")
    if isinstance(workbook, Mapping):
        return Converted(workbook, ())
    if shape_of(record) == "national-old":
        return _convert_old(record)
    inner = record.get("detail")
    return _convert_new(inner if isinstance(inner, Mapping) else record)


def _convert_new(detail: Mapping[str, object]) -> Converted:
    doubts = _Doubts()
    code = _text(detail, "codeNotation", doubts) or _text(detail, "code", doubts)
    name = _text(detail, "name", doubts)
    _demand(code, "code", "text_missing")
    _demand(name, "name", "text_missing")
    if _text(detail, "state", doubts).upper() not in _ALIVE:
        doubts.note("state_not_in_force")
    methods = _rows(detail, "executionMethods")
    if not methods:
        doubts.note("no_way_of_filing")
    terms = [
        Term(
            _channel(_text(one, "submissionMethod", doubts), doubts),
            _quantity(one.get("processingTime"), "executionMethods.processingTime", doubts),
            _unit(_text(one, "processingTimeUnit", doubts), doubts),
        )
        for one in methods
    ]
    cases = _rows(detail, "cases")
    deadlines = _deadlines(terms, doubts) or _case_deadlines(cases, doubts)
    _compare_with_cases(terms, cases, doubts)
    fees = [
        fee
        for one, term in zip(methods, terms, strict=True)
        for fee in (_fee(raw, term.channel, doubts) for raw in _rows(one, "fees"))
    ]
    documents = _documents(_rows(detail, "executionCases"), doubts)
    category = next(iter(_rows(detail, "categoriesDetails")), {})
    proposal = detail.get("procedureProposal")
    decided = proposal if isinstance(proposal, Mapping) else {}
    online = {term.channel for term in terms} & {"online"}
    record: dict[str, object] = {
        "code": code,
        "name_vi": name,
        "field": {
            "code": _text(category, "code", doubts) or "?",
            "name": _text(category, "name", doubts) or "Chưa rõ lĩnh vực",
        },
        "level": _level(detail),
        "scope": "city_counter" if detail.get("isProvince") is True else "commune_counter",
        "announced_by": _text(detail, "decisionNo", doubts)
        or _text(decided, "proposalNumber", doubts)
        or None,
        "catalogue_updated": _day(detail.get("updatedAt")),
        "published_since": _day(decided.get("publicationDate")) or _day(detail.get("createdAt")),
        "decided_on": _day(decided.get("decisionDate")),
        "online_level": "full"
        if detail.get("isFullProcess") is True
        else "partial"
        if online and detail.get("isOfflineOnly") is not True
        else "none",
        "non_territorial": detail.get("isNonTerritorial") is True,
        "documents": documents,
        "fee_rules": _merged_fees(fees),
        "deadlines": deadlines,
        "steps": [],
        "results": [
            {"code": _text(one, "code", doubts) or None, "name": _text(one, "name", doubts)}
            for one in _rows(detail, "resultsDetails")
            if _text(one, "name", doubts)
        ],
        "legal_basis": [
            " – ".join(
                part for part in (_text(o, "code", doubts), _text(o, "name", doubts)) if part
            )
            for o in _rows(detail, "legalBasisesDetails")
        ],
        "verified": {},
    }
    return Converted(record, tuple(doubts.found))


def _convert_old(record: Mapping[str, object]) -> Converted:
    doubts = _Doubts()
    code, name = _text(record, "MATTHC", doubts), _text(record, "TENTTHC", doubts)
    _demand(code, "MATTHC", "text_missing")
    _demand(name, "TENTTHC", "text_missing")
    if _text(record, "TRANGTHAI", doubts).upper() not in _ALIVE | {"1", "HIEU LUC"}:
        doubts.note("state_not_in_force")
    terms: list[Term] = []
    fees: list[dict[str, object]] = []
    for way in _rows(record, "CACHTHUCTHUCHIEN"):
        channel = _channel(_text(way, "KENH", doubts), doubts)
        for time in _rows(way, "THOIGIAN"):
            quantity = _quantity(time.get("THOIGIANGIAIQUYET"), "THOIGIANGIAIQUYET", doubts)
            terms.append(Term(channel, quantity, _unit(_text(time, "DONVITINH", doubts), doubts)))
            fees += [_fee_old(raw, channel, doubts) for raw in _rows(time, "PHILEPHI")]
    if not terms:
        doubts.note("no_way_of_filing")
    documents: list[dict[str, object]] = []
    for case in _rows(record, "THANHPHANHOSO"):
        condition = _text(case, "TRUONGHOP", doubts) or None
        for paper in _rows(case, "GIAYTO"):
            title = _text(paper, "TENGIAYTO", doubts)
            if title:
                number = _text(paper, "MAGIAYTO", doubts) or None
                documents.append(_document(title, number, 1, 0, condition))
    doubts.note("required_flags_missing")
    fields = record.get("LINHVUCTHUCHIEN")
    first = fields[0] if isinstance(fields, Sequence) and fields else fields
    field_of = first if isinstance(first, Mapping) else {}
    converted: dict[str, object] = {
        "code": code,
        "name_vi": name,
        "field": {
            "code": _text(field_of, "MALINHVUC", doubts) or "?",
            "name": _text(field_of, "TENLINHVUC", doubts)
            or (_clean(first, doubts) if isinstance(first, str) else "")
            or "Chưa rõ lĩnh vực",
        },
        "level": _plain_list(record.get("COQUANTHUCHIEN"), doubts) or "chưa rõ",
        "scope": "commune_counter",
        "announced_by": _text(record, "MACOQUANCONGBO", doubts) or None,
        "online_level": "partial" if any(t.channel == "online" for t in terms) else "none",
        "non_territorial": False,
        "documents": documents,
        "fee_rules": _merged_fees(fees),
        "deadlines": _deadlines(terms, doubts),
        "steps": [],
        "results": [
            {"code": None, "name": text} for text in _plain(record.get("KETQUATHUCHIEN"), doubts)
        ],
        "legal_basis": _plain(record.get("CANCUPHAPLY"), doubts),
        "verified": {},
    }
    return Converted(converted, tuple(doubts.found))


def _deadlines(terms: Sequence[Term], doubts: _Doubts) -> list[dict[str, object]]:
    """One term for all ways of filing where they agree, else one for each."""
    known = [term for term in terms if term.quantity]
    if not known:
        doubts.note("term_missing")
        return []
    if any(term.unit == "OTHER" for term in known):
        doubts.note("term_unclear")
    lengths = {(term.quantity, term.unit) for term in known}
    if len(lengths) == 1:
        return [_deadline("any", None, *next(iter(lengths)))]
    doubts.note("channels_disagree")
    unique = dict.fromkeys((term.channel, term.quantity, term.unit) for term in known)
    return [_deadline(channel, None, quantity, unit) for channel, quantity, unit in unique]


def _case_deadlines(
    cases: Sequence[Mapping[str, object]], doubts: _Doubts
) -> list[dict[str, object]]:
    made = []
    for one in cases:
        quantity, unit = _case_term(one, doubts)
        if quantity:
            made.append(_deadline("any", _text(one, "code", doubts) or None, quantity, unit))
    return made


def _compare_with_cases(
    terms: Sequence[Term], cases: Sequence[Mapping[str, object]], doubts: _Doubts
) -> None:
    of_channels = {term.quantity for term in terms if term.quantity}
    of_cases = {quantity for one in cases if (quantity := _case_term(one, doubts)[0])}
    if of_channels and of_cases and not of_channels & of_cases:
        doubts.note("cases_disagree")


def _case_term(case: Mapping[str, object], doubts: _Doubts) -> tuple[int | None, str]:
    day = case.get("processingDay")
    if not isinstance(day, Mapping):
        return None, "OTHER"
    quantity = _quantity(day.get("qty"), "cases.processingDay.qty", doubts)
    return quantity, _unit(_text(day, "type", doubts), doubts)


def _deadline(channel: str, case: str | None, quantity: int | None, unit: str) -> dict[str, object]:
    return {"channel": channel, "case": case, "quantity": quantity, "unit": unit}


def _documents(cases: Sequence[Mapping[str, object]], doubts: _Doubts) -> list[dict[str, object]]:
    """Every component; the database says of none that it is required, and files notes as papers."""
    made: list[dict[str, object]] = []
    for case in cases:
        condition = _text(case, "name", doubts) or None
        for one in _rows(case, "profileComponents"):
            name = _text(one, "name", doubts)
            if not name:
                doubts.note("paper_without_name")
                continue
            originals = _count(one.get("originalQty"), doubts)
            copies = _count(one.get("copyQty"), doubts)
            if originals == copies == 0:
                doubts.note("note_filed_as_paper")
            if one.get("required") is not True:
                doubts.note("required_flags_missing")
            number = _text(one, "code", doubts) or None
            shown = condition if len(cases) > 1 else None
            made.append(_document(name, number, originals, copies, shown))
    if not made:
        doubts.note("no_papers")
    return made


def _document(
    name: str, number: str | None, originals: int, copies: int, condition: str | None
) -> dict[str, object]:
    return {
        "name": name,
        "component_code": number,
        "originals": originals,
        "copies": copies,
        "required": False,
        "present_only": False,
        "condition": condition,
        "alternative": None,
    }


def _fee(raw: Mapping[str, object], channel: str, doubts: _Doubts) -> dict[str, object]:
    words = _text(raw, "description", doubts)
    amount = _amount(raw.get("value"), "executionMethods.fees.value", words, doubts)
    kind = _KINDS.get(_text(raw, "type", doubts).upper(), "phi")
    return _fee_rule(kind, words, amount, channel)


def _fee_old(raw: Mapping[str, object], channel: str, doubts: _Doubts) -> dict[str, object]:
    words = _text(raw, "MOTA", doubts)
    amount = _amount(raw.get("SOTIEN"), "PHILEPHI.SOTIEN", words, doubts)
    return _fee_rule("phi", words, amount, channel)


def _fee_rule(kind: str, words: str, amount: int | None, channel: str) -> dict[str, object]:
    return {
        "kind": kind,
        "code": None,
        "name": words[:200] or "Theo cơ sở dữ liệu quốc gia",
        "amount": amount,
        "unit": "case",
        "channel": channel,
        "condition": None,
        "exemptions": [],
        "valid_from": None,
        "valid_to": None,
        "legal_basis": None,
        "verified": False,
        "note": words or None,
    }


def _merged_fees(fees: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """The same fee in every way of filing is one rule."""
    by_rule: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for fee in fees:
        by_rule.setdefault((fee["kind"], fee["amount"], fee["note"]), []).append(fee)
    merged = []
    for same in by_rule.values():
        channels = {fee["channel"] for fee in same}
        every = channels == {"counter", "online", "post"}
        merged += (
            [{**same[0], "channel": "any"}]
            if every
            else list({fee["channel"]: fee for fee in same}.values())
        )
    return merged


def _amount(value: object, place: str, words: str, doubts: _Doubts) -> int | None:
    """Whole đồng, or None where a placeholder stands: 0 beside words that tell another rule."""
    if value is None or value == "":
        doubts.note("fee_missing")
        return None
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if type(value) is not int:
        raise InputError("catalogue_row_wrong", field=place, reason="fee_not_a_number")
    if not 0 <= value < DONG_MAX:
        raise InputError("catalogue_row_wrong", field=place, reason="number_out_of_range")
    if value == 0 and words:
        doubts.note("fee_placeholder")
        return None
    if value % 500:
        doubts.note("fee_odd")
    return value


def _quantity(value: object, place: str, doubts: _Doubts) -> int | None:
    """How many units; None where nothing usable is said. A negative term refuses the record."""
    if isinstance(value, str):
        text = value.strip().replace(",", ".")
        if not re.fullmatch(r"-?\d{1,9}(\.\d{1,3})?", text, re.ASCII):
            if text:
                doubts.note("term_unclear")
            return None
        value = float(text)
    if isinstance(value, float):
        if not value.is_integer():
            doubts.note("term_unclear")
            return None
        value = int(value)
    if value is None or type(value) is not int:
        return None
    if not 0 <= value <= QUANTITY_MAX:
        raise InputError("catalogue_row_wrong", field=place, reason="number_out_of_range")
    return value or None


def _unit(text: str, doubts: _Doubts) -> str:
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.upper().replace("Đ", "D"))
        if not unicodedata.combining(letter)
    )
    unit = _UNITS.get(plain)
    if unit is None:
        doubts.note("term_unclear")
    return unit or "OTHER"


def _channel(text: str, doubts: _Doubts) -> str:
    channel = _CHANNELS.get(text.upper())
    if channel is None:
        doubts.note("channel_unknown")
    return channel or "counter"


def _count(value: object, doubts: _Doubts) -> int:
    if type(value) is int and 0 <= value <= 1_000:
        return value
    if value is not None:
        doubts.note("paper_count_unclear")
    return 0


def _level(detail: Mapping[str, object]) -> str:
    levels = (("isWard", "cấp xã"), ("isProvince", "cấp tỉnh"), ("isMinistry", "cấp bộ"))
    return ", ".join(words for flag, words in levels if detail.get(flag) is True) or "chưa rõ"


def _day(milliseconds: object) -> str | None:
    if type(milliseconds) is not int or not 0 < milliseconds < 10**13:
        return None
    # The day at the counter, not in Greenwich.
    hanoi = datetime.fromtimestamp(milliseconds / 1000, UTC) + timedelta(hours=7)
    return hanoi.date().isoformat()


def _rows(record: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = record.get(key)
    if isinstance(value, Mapping):
        return [value]
    if not isinstance(value, (list, tuple)):
        return []
    return [one for one in value if isinstance(one, Mapping)]


def _plain(value: object, doubts: _Doubts) -> list[str]:
    """A list whose entries are texts, or mappings with a text among them."""
    entries = value if isinstance(value, (list, tuple)) else [value]
    found = []
    for one in entries:
        texts = one.values() if isinstance(one, Mapping) else [one]
        words = " – ".join(_clean(text, doubts) for text in texts if isinstance(text, str))
        if words.strip(" –"):
            found.append(words[:TEXT_MAX])
    return found


def _plain_list(value: object, doubts: _Doubts) -> str:
    return "; ".join(_plain(value, doubts))[:TEXT_MAX]


def _text(record: Mapping[str, object], key: str, doubts: _Doubts) -> str:
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return _clean(str(value), doubts)


def _clean(text: str, doubts: _Doubts) -> str:
    """NFC, without markup and without letters that no file can carry; blanks become one blank."""
    if _TAG.search(text):
        doubts.note("markup_in_text")
        text = _TAG.sub(" ", text)
    normal = unicodedata.normalize("NFC", text)
    if normal != text:
        doubts.note("text_not_nfc")
    kept = "".join(
        " " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one
        for one in normal
        if unicodedata.category(one) != "Cs"
    )
    return " ".join(kept.split())[:TEXT_MAX]


def _demand(value: str, key: str, reason: str) -> None:
    if not value:
        raise InputError("catalogue_row_wrong", field=key, reason=reason)
