"""One rule of the fee table as the catalogue holds it: how much, for whom, from when to when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.channel import Channel
from counter_app.domain.money import Money
from counter_app.domain.record import AMOUNT_MAX, Row

DIGITAL_CITIZEN = "cong_dan_so"
PAGES_MAX = 100_000

# Written in the sources' own English: how a rule says that it hangs on a fact about the case.
_CONDITIONAL_NAME = re.compile(r"\(if |^only\b|^same\b(?!, online$)", re.IGNORECASE)
_ON_REQUEST = re.compile(r"\bif\b.*\brequested\b", re.IGNORECASE)
_REDUCTION = re.compile(r"^same\b(?!, )", re.IGNORECASE)
_DIGITAL = re.compile(r"level-2 e-id|digital.citizen", re.IGNORECASE)


class FeeKind(StrEnum):
    """The law keeps the two apart: a fee pays for a service, a charge is owed to the budget."""

    PHI = "phi"
    LE_PHI = "le_phi"


@dataclass(frozen=True, slots=True)
class PageTier:
    """Money per page of the original, from page `from_page` to `to_page` (None: to the end)."""

    from_page: int
    to_page: int | None
    amount: Money


@dataclass(frozen=True, slots=True)
class PayerTier:
    """Money by who pays ("individual", "organisation") and where ("phuong", "other", "any")."""

    payer: str
    area: str
    amount: Money

    @property
    def answer(self) -> str:
        """How a clerk's choice of this tier is written among the answers of a bill."""
        return f"payer={self.payer},area={self.area}"


@dataclass(frozen=True, slots=True)
class RateTier:
    """A share of a declared value, in parts of a million."""

    per_million: int


@dataclass(frozen=True, slots=True)
class FeeRule:
    """One line of the fee table. `amount` None without tiers: not found, never to be charged.

    `key` names the rule within its version of the procedure. `channel` None is any channel.
    `condition` is in a reader's words; the four claims are read from the source's own text.
    `is_reduction`: the same fee as the rule before it, less of it, for named people.
    """

    key: str
    kind: FeeKind
    code: str | None
    name: str
    amount: Money | None
    unit: str
    page_tiers: tuple[PageTier, ...]
    payer_tiers: tuple[PayerTier, ...]
    rate: RateTier | None
    cap: Money | None
    channel: Channel | None
    condition: str | None
    is_conditional: bool
    is_on_request: bool
    is_for_digital_citizen: bool
    is_reduction: bool
    exemptions: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    legal_basis: str | None
    is_signed: bool
    note: str | None

    def applies(self, channel: Channel, on: date) -> bool:
        """Whether the rule is in force on the day (both ends included) for the channel."""
        return (
            self.channel in (None, channel)
            and (self.valid_from is None or self.valid_from <= on)
            and (self.valid_to is None or on <= self.valid_to)
        )

    @property
    def has_amount(self) -> bool:
        """Whether the catalogue says what this costs."""
        return bool(self.amount is not None or self.page_tiers or self.payer_tiers or self.rate)

    @classmethod
    def from_row(cls, row: Row, position: int) -> FeeRule:
        """Read one entry of `fee_rules`; raises InputError("catalogue_row_wrong")."""
        source_name, condition = row.text("name"), row.text_or_none("condition")
        said = f"{source_name} {condition or ''}"
        kind, code = _kind(row), row.text_or_none("code")
        valid_from, valid_to = row.day_or_none("valid_from"), row.day_or_none("valid_to")
        if valid_from and valid_to and valid_to < valid_from:
            raise row.refusal("ends_before_it_begins", "valid_to")
        pages, payers, rate = _tiers(row)
        cap = row.row_or_none("cap")
        return cls(
            key=f"{code or kind.value}-{position + 1}",
            kind=kind,
            code=code,
            name=row.text_or_none("name_shown") or source_name,
            amount=row.money_or_none("amount"),
            unit=row.text("unit"),
            page_tiers=pages,
            payer_tiers=payers,
            rate=rate,
            cap=Money(cap.whole("amount", most=AMOUNT_MAX)) if cap else None,
            channel=_channel(row),
            condition=row.text_or_none("condition_shown") or condition,
            is_conditional=bool(condition) or bool(_CONDITIONAL_NAME.search(source_name)),
            is_on_request=bool(_ON_REQUEST.search(said)),
            is_for_digital_citizen=bool(_DIGITAL.search(said)),
            is_reduction=bool(_REDUCTION.search(source_name)),
            exemptions=row.texts("exemptions"),
            valid_from=valid_from,
            valid_to=valid_to,
            legal_basis=row.text_or_none("legal_basis_shown") or row.text_or_none("legal_basis"),
            is_signed=row.flag("verified", default=False),
            note=row.text_or_none("note"),
        )


def _kind(row: Row) -> FeeKind:
    try:
        return FeeKind(row.text("kind"))
    except ValueError:
        raise row.refusal("fee_kind_unknown", "kind") from None


def _channel(row: Row) -> Channel | None:
    text = row.text("channel")
    if text == "any":
        return None
    try:
        return Channel(text)
    except ValueError:
        raise row.refusal("channel_unknown", "channel") from None


def _tiers(row: Row) -> tuple[tuple[PageTier, ...], tuple[PayerTier, ...], RateTier | None]:
    pages: list[PageTier] = []
    payers: list[PayerTier] = []
    rate: RateTier | None = None
    for tier in row.rows("tiers"):
        keys = set(tier.names())
        if "from_page" in keys:
            pages.append(_page_tier(tier, pages))
        elif "payer" in keys:
            amount = Money(tier.whole("amount", most=AMOUNT_MAX))
            payers.append(PayerTier(tier.text("payer"), tier.text("area"), amount))
        elif "rate" in keys and rate is None:
            rate = RateTier(tier.per_million("rate"))
        else:
            raise tier.refusal("tier_unknown")
    if (bool(pages) + bool(payers) + (rate is not None)) > 1:
        raise row.refusal("tiers_of_two_kinds", "tiers")
    return tuple(pages), tuple(payers), rate


def _page_tier(tier: Row, before: list[PageTier]) -> PageTier:
    """Tiers must follow one another without a gap, or some page would be free by accident."""
    start = tier.whole("from_page", most=PAGES_MAX)
    end = tier.whole_or_none("to_page", most=PAGES_MAX)
    expected = 1 if not before else (before[-1].to_page or 0) + 1
    if (before and before[-1].to_page is None) or start != expected or (end and end < start):
        raise tier.refusal("page_tiers_do_not_follow")
    return PageTier(start, end, Money(tier.whole("amount", most=AMOUNT_MAX)))
