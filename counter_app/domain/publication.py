"""What the public may know of a procedure: since when, how far online, and what is late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# How long the office takes to follow a record that changed at the national database. No general
# rule of days was found: the office sets its own.
FOLLOW_WITHIN = timedelta(days=10)


class OnlineLevel(StrEnum):
    """How far a procedure goes without a visit."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Publication:
    """The public facts of one version. `since` None: nobody has said when it was published."""

    since: date | None
    announced_by: str | None
    online_level: OnlineLevel
    is_non_territorial: bool


def publication(record: Mapping[str, object]) -> Publication:
    """Read from a record of the catalogue, ours or one that was converted."""
    level = record.get("online_level")
    is_known = isinstance(level, str) and level in tuple(OnlineLevel)
    announced = record.get("announced_by")
    return Publication(
        since=day_of(record.get("published_since")) or day_of(record.get("catalogue_updated")),
        announced_by=announced if isinstance(announced, str) and announced else None,
        online_level=OnlineLevel(str(level)) if is_known else _from_fees(record),
        is_non_territorial=record.get("non_territorial") is True,
    )


def overdue(
    published: Publication,
    *,
    national_since: date | None,
    drafted_from: date | None,
    today: date,
) -> str | None:
    """The code of why the publication is late, or None.

    `national_since` is the day of the newest national record beside this version, `drafted_from`
    the first day of a version that waits for its second person.
    """
    if published.since is None:
        return "never_published"
    if drafted_from is not None and drafted_from <= today:
        return "draft_past_its_day"
    if national_since is not None and published.since < national_since <= today - FOLLOW_WITHIN:
        return "national_record_newer"
    return None


def day_of(value: object) -> date | None:
    """A day written YYYY-MM-DD, or None for anything else."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _from_fees(record: Mapping[str, object]) -> OnlineLevel:
    """Our older records say it only by having a rule for the online channel."""
    rules = record.get("fee_rules")
    rows = rules if isinstance(rules, (list, tuple)) else []
    has_online = any(isinstance(one, Mapping) and one.get("channel") == "online" for one in rows)
    return OnlineLevel.PARTIAL if has_online else OnlineLevel.NONE
