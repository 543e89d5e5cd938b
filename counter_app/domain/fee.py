"""What is owed for a procedure: the fee rules in force, what hangs on an answer, and the total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from counter_app.domain.catalogue import Procedure
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.fee_rule import DIGITAL_CITIZEN, FeeKind, FeeRule, PayerTier
from counter_app.domain.money import DONG_MAX, Money
from counter_app.domain.text import fold

# Law on Fees 97/2015 Art. 10, TT 117/2026, NĐ 55/2015: who may be let off, where a rule says so.
EXEMPTION_GROUPS: Mapping[str, str] = {
    "tre_em": "Trẻ em",
    "ho_ngheo": "Hộ nghèo",
    "ho_can_ngheo": "Hộ cận nghèo",
    "nguoi_cao_tuoi": "Người cao tuổi",
    "nguoi_khuyet_tat": "Người khuyết tật",
    "nguoi_co_cong": "Người có công với cách mạng, gia đình có công",
    "dtts_vung_dbkk": "Đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn",
    DIGITAL_CITIZEN: "Công dân có định danh điện tử mức 2 đủ điều kiện",
    "vay_von_nong_nghiep_ND55_2015_the_chap": "Vay vốn nông nghiệp theo NĐ 55/2015, hợp đồng "
    "thế chấp",
}

# What proves that somebody belongs to a group: looked at, given back, never kept.
EXEMPTION_PROOFS: Mapping[str, Mapping[str, str]] = {
    "tre_em": {"identity": "Căn cước hoặc Giấy khai sinh (dưới 16 tuổi)"},
    "ho_ngheo": {"certificate": "Giấy chứng nhận hộ nghèo"},
    "ho_can_ngheo": {"certificate": "Giấy chứng nhận hộ cận nghèo"},
    "nguoi_cao_tuoi": {"identity": "Căn cước (từ đủ 60 tuổi)"},
    "nguoi_khuyet_tat": {"certificate": "Giấy xác nhận khuyết tật"},
    "nguoi_co_cong": {
        "card": "Thẻ hoặc giấy chứng nhận người có công",
        "family": "Giấy chứng nhận gia đình liệt sĩ, Bằng Tổ quốc ghi công",
        "decision": "Quyết định công nhận hoặc hưởng trợ cấp người có công",
    },
    "dtts_vung_dbkk": {"residence": "Thông tin dân tộc và nơi cư trú trong dữ liệu dân cư"},
    DIGITAL_CITIZEN: {"vneid": "Tài khoản định danh điện tử mức độ 2 (VNeID)"},
    "vay_von_nong_nghiep_ND55_2015_the_chap": {
        "contract": "Hợp đồng tín dụng theo NĐ 55/2015/NĐ-CP"
    },
}

PAGES_UNIT = "page_of_original_per_copy"
COPIES_UNIT = "copy"
VALUE_UNIT = "percent_of_value"
COUNT_MAX = 100_000
NO_BASIS = "Danh mục chưa ghi căn cứ pháp lý của khoản này; cần bổ sung khi duyệt danh mục."
VALUE_MAX = 10**15

UNIT_WORDS: Mapping[str, str] = {
    "case": "việc",
    "copy": "bản",
    PAGES_UNIT: "trang bản chính",
    "transaction": "giao dịch",
    "permit": "giấy phép",
    "certificate": "giấy chứng nhận",
    "dossier": "hồ sơ",
    "request": "yêu cầu",
    VALUE_UNIT: "đồng giá trị",
}
# What is asked where nobody said it yet; `name` and `unit` are filled in.
ASK_AMOUNT = (
    "Mức thu “{name}” chưa có trong danh mục đã ký duyệt; "
    "cần nhập và duyệt mức thu trước khi thu. Mức thu là bao nhiêu?"
)
ASK_VALUE = "“{name}”: giá trị tính phí là bao nhiêu đồng?"
ASK_PAYER = "“{name}”: người nộp là cá nhân hay tổ chức, ở khu vực nào?"
ASK_QUANTITY = "Có yêu cầu “{name}” không? Nếu có: bao nhiêu {unit}?"
ASK_CASE = "Có thuộc trường hợp “{name}” không?"
_PAYERS = {"individual": "Cá nhân, hộ gia đình", "organisation": "Tổ chức"}
_AREAS = {"phuong": "tại phường", "other": "tại nơi khác", "any": ""}


@dataclass(frozen=True, slots=True)
class FeeChoice:
    """One way to answer a line's question: put `answer` among the answers and ask again."""

    answer: str
    label: str


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of a bill. `amount` None: `question` must be answered first.

    `asks` is its wording, `about` the name that is filled in.
    `quantity` counts `unit`s, and `copies` multiplies pages where the unit is pages of an
    original. `exemption` is the group whose members owe nothing here. `is_optional`: the bill
    can be collected although this question stays open, which is then taken as a no.
    """

    rule_key: str
    name: str
    kind: FeeKind
    amount: Money | None
    unit: str
    quantity: int
    copies: int
    legal_basis: str | None
    asks: str | None
    about: str
    choices: tuple[FeeChoice, ...]
    exemption: str | None
    is_optional: bool
    is_signed: bool

    @property
    def question(self) -> str | None:
        """What somebody has to say before the amount is known."""
        if self.asks is None:
            return None
        return self.asks.format(name=self.about, unit=UNIT_WORDS.get(self.unit, self.unit))


@dataclass(frozen=True, slots=True)
class FeeBill:
    """The lines, and the sum of those whose amount is settled."""

    lines: tuple[FeeLine, ...]
    total: Money

    @property
    def is_settled(self) -> bool:
        """Whether every line that must have an amount has one."""
        return all(line.amount is not None or line.is_optional for line in self.lines)

    @property
    def doubts(self) -> tuple[FeeLine, ...]:
        """The lines whose rule names no legal text: collectable, but never in silence."""
        return tuple(line for line in self.lines if not (line.legal_basis or "").strip())

    @property
    def questions(self) -> tuple[FeeLine, ...]:
        """The lines that still hang on an answer."""
        return tuple(line for line in self.lines if line.amount is None)


@dataclass(frozen=True, slots=True)
class _Ask:
    quantities: Mapping[str, int]
    exemptions: frozenset[str]
    answers: frozenset[str]


def exemption_named(text: str) -> str:
    """The exemption group whose id or Vietnamese name this is.

    Raises InputError("exemption_unknown", field="exemption").
    """
    for group, name in EXEMPTION_GROUPS.items():
        if fold(text) in (fold(group), fold(name)):
            return group
    raise InputError("exemption_unknown", field="exemption")


def fees(
    procedure: Procedure,
    channel: Channel,
    on: date,
    quantities: Mapping[str, int] | None = None,
    exemptions: frozenset[str] = frozenset(),
    answers: frozenset[str] = frozenset(),
) -> FeeBill:
    """What is owed for the procedure when it is filed by `channel` on the day.

    Rules of one kind and unit exclude one another: a lone rule without a condition applies by
    itself; of several, and of conditional ones, an answer (a rule's key, or a payer tier's
    `answer`) says which. A quantity is 1 where none is given.

    Raises RuleError("no_fee_rule_in_force"): nothing in force is not the same as nothing to pay;
    InputError("fee_unit_unknown", "fee_quantity_wrong", "exemption_unknown",
    "fee_answer_unknown", "fee_answers_contradict", "fee_too_large").
    """
    ask = _Ask(dict(quantities or {}), exemptions, answers)
    _check(procedure, ask)
    in_force = [rule for rule in procedure.fee_rules if rule.applies(channel, on)]
    if all(rule.is_for_digital_citizen for rule in in_force):
        raise RuleError(
            "no_fee_rule_in_force",
            procedure=procedure.code,
            channel=channel.value,
            on=on.isoformat(),
        )
    groups: dict[tuple[FeeKind, str], list[FeeRule]] = {}
    for rule in in_force:
        groups.setdefault((rule.kind, rule.unit), []).append(rule)
    _check_priced(procedure, groups, ask)
    lines = tuple(line for group in groups.values() for line in _group_lines(group, ask))
    owed = sum(line.amount.dong for line in lines if line.amount is not None)
    return FeeBill(lines, _money(owed))


def _group_lines(group: list[FeeRule], ask: _Ask) -> list[FeeLine]:
    """The lines of rules that exclude one another."""
    digital = [rule for rule in group if rule.is_for_digital_citizen]
    if digital and DIGITAL_CITIZEN in ask.exemptions:
        return [_line(digital[0], ask, exemption=DIGITAL_CITIZEN)]
    rules = [rule for rule in group if not rule.is_for_digital_citizen]
    stated = [rule for rule in rules if _is_stated(rule, ask)]
    if len(stated) > 1:
        raise InputError("fee_answers_contradict", field="answers")
    if stated:
        return [_line(_better(stated[0], rules, ask), ask)]
    plain = [rule for rule in rules if not rule.is_conditional]
    applies = plain if len(plain) == 1 else []
    can_be_none = bool(applies) or len(rules) == 1
    return [_line(rule, ask) for rule in applies] + [
        _open_line(rule, ask, is_optional=can_be_none or rule.is_on_request)
        for rule in rules
        if rule not in applies and not (rule.is_on_request and ask.quantities.get(rule.unit) == 0)
    ]


def _better(stated: FeeRule, rules: list[FeeRule], ask: _Ask) -> FeeRule:
    """The rule that asks less of the payer: a reduction never takes an exemption away.

    TT 117/2026 Art. 2(2): who may claim several pays by the most favourable.
    """
    if not stated.is_reduction or any(name in ask.exemptions for name in stated.exemptions):
        return stated
    full = [rule for rule in rules[: rules.index(stated)] if not rule.is_reduction]
    free = [rule for rule in full[-1:] if any(name in ask.exemptions for name in rule.exemptions)]
    return free[0] if free else stated


def _is_stated(rule: FeeRule, ask: _Ask) -> bool:
    asked_for = rule.is_on_request and ask.quantities.get(rule.unit, 0) > 0
    return rule.key in ask.answers or asked_for


def _line(rule: FeeRule, ask: _Ask, *, exemption: str | None = None) -> FeeLine:
    """A line of a rule that applies; its amount may still want a payer, a value or a signature."""
    group = exemption or next((name for name in rule.exemptions if name in ask.exemptions), None)
    if group is not None and exemption is None:
        return _made(rule, ask, amount=Money(0), exemption=group)
    if not rule.has_amount:
        return _made(
            rule,
            ask,
            asks=ASK_AMOUNT,
        )
    if rule.rate is not None and rule.unit not in ask.quantities:
        return _made(rule, ask, asks=ASK_VALUE)
    if rule.payer_tiers:
        tier = next((tier for tier in rule.payer_tiers if tier.answer in ask.answers), None)
        if tier is None:
            return _made(
                rule,
                ask,
                asks=ASK_PAYER,
                choices=tuple(_tier_choice(tier) for tier in rule.payer_tiers),
            )
        return _made(rule, ask, amount=_counted(rule, tier.amount, ask), exemption=group)
    return _made(rule, ask, amount=_amount(rule, ask), exemption=group)


def _open_line(rule: FeeRule, ask: _Ask, *, is_optional: bool) -> FeeLine:
    """A line that applies only if somebody says so."""
    label = rule.condition or rule.name
    asks = ASK_QUANTITY if rule.is_on_request else ASK_CASE
    choices = (FeeChoice(rule.key, label),)
    return _made(rule, ask, asks=asks, about=label, choices=choices, is_optional=is_optional)


def _amount(rule: FeeRule, ask: _Ask) -> Money:
    if rule.rate is not None:
        # Rounded down: nobody owes a part of a đồng that the rule does not give.
        dong = ask.quantities[rule.unit] * rule.rate.per_million // 1_000_000
        return _money(_capped(dong, rule))
    if rule.page_tiers:
        pages = ask.quantities.get(rule.unit, 1)
        per_copy = sum(
            (min(pages, tier.to_page or pages) - tier.from_page + 1) * tier.amount.dong
            for tier in rule.page_tiers
            if pages >= tier.from_page
        )
        return _money(_capped(per_copy, rule) * _copies(rule, ask))
    assert rule.amount is not None
    return _counted(rule, rule.amount, ask)


def _counted(rule: FeeRule, amount: Money, ask: _Ask) -> Money:
    return _money(_capped(amount.dong * ask.quantities.get(rule.unit, 1), rule))


def _capped(dong: int, rule: FeeRule) -> int:
    return dong if rule.cap is None else min(dong, rule.cap.dong)


def _copies(rule: FeeRule, ask: _Ask) -> int:
    return ask.quantities.get(COPIES_UNIT, 1) if rule.unit == PAGES_UNIT else 1


def _money(dong: int) -> Money:
    if dong >= DONG_MAX:
        raise InputError("fee_too_large", field="quantities")
    return Money(dong)


def _made(
    rule: FeeRule,
    ask: _Ask,
    *,
    amount: Money | None = None,
    asks: str | None = None,
    about: str = "",
    choices: tuple[FeeChoice, ...] = (),
    exemption: str | None = None,
    is_optional: bool = False,
) -> FeeLine:
    return FeeLine(
        rule_key=rule.key,
        name=rule.name,
        kind=rule.kind,
        amount=amount,
        unit=rule.unit,
        quantity=ask.quantities.get(rule.unit, 1),
        copies=_copies(rule, ask),
        legal_basis=rule.legal_basis,
        asks=asks,
        about=about or rule.name,
        choices=choices,
        exemption=exemption,
        is_optional=is_optional,
        is_signed=rule.is_signed and rule.has_amount,
    )


def _tier_choice(tier: PayerTier) -> FeeChoice:
    words = (_PAYERS.get(tier.payer, tier.payer), _AREAS.get(tier.area, tier.area))
    return FeeChoice(tier.answer, " ".join(word for word in words if word))


def _check(procedure: Procedure, ask: _Ask) -> None:
    """Refuse what no rule of the procedure knows, so that a slip of the hand is not a free line."""
    rules = procedure.fee_rules
    units = {rule.unit for rule in rules}
    if PAGES_UNIT in units:
        units.add(COPIES_UNIT)
    requested = {rule.unit for rule in rules if rule.is_on_request}
    for unit, quantity in ask.quantities.items():
        if unit not in units:
            raise InputError("fee_unit_unknown", field="quantities", units=_listed(units))
        least = 0 if unit in requested else 1
        most = VALUE_MAX if unit == VALUE_UNIT else COUNT_MAX
        if type(quantity) is not int or not least <= quantity <= most:
            raise InputError("fee_quantity_wrong", field="quantities", unit=unit)
    groups = set(EXEMPTION_GROUPS).union(*(rule.exemptions for rule in rules))
    if not ask.exemptions <= groups:
        raise InputError("exemption_unknown", field="exemption")
    known = {rule.key for rule in rules}
    known.update(tier.answer for rule in rules for tier in rule.payer_tiers)
    if not ask.answers <= known:
        raise InputError("fee_answer_unknown", field="answers")
    if sum(answer.startswith("payer=") for answer in ask.answers) > 1:
        raise InputError("fee_answers_contradict", field="answers")


def _check_priced(
    procedure: Procedure, groups: Mapping[tuple[FeeKind, str], list[FeeRule]], ask: _Ask
) -> None:
    """Refuse a thing asked for on request that no rule in force prices for this payer.

    Otherwise copies asked for by another channel than the rule's would be given away in silence.
    """
    requested = {rule.unit for rule in procedure.fee_rules if rule.is_on_request}
    priced = {
        unit
        for (_, unit), rules in groups.items()
        if DIGITAL_CITIZEN in ask.exemptions or not all(r.is_for_digital_citizen for r in rules)
    }
    for unit in sorted(requested - priced):
        if ask.quantities.get(unit, 0) > 0:
            raise RuleError("no_fee_rule_in_force", procedure=procedure.code, unit=unit)


def _listed(words: Iterable[str]) -> str:
    return " · ".join(sorted(words))
