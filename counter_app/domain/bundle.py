"""What a configuration bundle may be: its head, and by which name a wrong one is refused.

A bundle states some or all of what the counters of one office share. It is signed by several
people; what it says of each section is read in `domain/bundle_section.py`. See docs/bundle.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from counter_app.domain.errors import InputError, StaleError
from counter_app.domain.update import CLOCK_SLACK, PRODUCT, KeyList

SCHEMA = "one-stop-bundle/1"
NUMBER_MAX = 2**31 - 1
NOTE_MAX = 1_000
# One person alone can never say where the office's money goes.
SIGNERS_MIN = 2
CHANGES_MAX = 500
_VALUE_MAX = 300
OTHER_ORDER = "⇅"
# What names an entry of a list, so that a list in another order is no change.
_NAMED_BY = ("code", "date", "set", "no", "position", "name")


class Section(StrEnum):
    """The parts of a bundle, in the order in which they are shown."""

    OFFICE = "office"
    ACCOUNTS = "accounts"
    CATALOGUE = "catalogue"
    CALENDAR = "calendar"
    FORMS = "forms"
    PRINTERS = "printers"


# Neither law nor money nor a promise hangs on these, and a counter without its printer stands
# still: what changes nothing else needs nobody's word.
AT_ONCE = frozenset({Section.PRINTERS})


class BundleState(StrEnum):
    """What became of a bundle that came here.

    REPLACED was in force before a newer one; OVERTAKEN waited as a newer one came.
    """

    WAITING = "waiting"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    OVERTAKEN = "overtaken"
    DECLINED = "declined"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Bundle:
    """One bundle. `number` only grows within an office, whose e-identifier is `agency`; `keys` is
    the number of the key list it was signed under.
    """

    number: int
    agency: str
    keys: int
    made_at: datetime
    expires_at: datetime
    note: str
    sections: Mapping[Section, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that a bundle changes: where, and what it was; "" where there was nothing."""

    section: Section
    what: str
    old: str
    new: str


def read(content: bytes) -> Bundle:
    """A bundle from its signed bytes, the sections unread.

    Raises InputError "bundle_not_ours", "bundle_section_unknown".
    """
    facts = _facts(content)
    sections, note = facts.get("sections"), facts.get("note", "")
    if not isinstance(sections, dict) or not sections:
        raise InputError("bundle_not_ours", field="sections")
    for name in sections:
        if name not in frozenset(Section):
            raise InputError("bundle_section_unknown", section=str(name)[:40])
    if not isinstance(note, str) or len(note) > NOTE_MAX:
        raise InputError("bundle_not_ours", field="note")
    agency = facts.get("agency")
    if not isinstance(agency, str) or not agency:
        raise InputError("bundle_not_ours", field="agency")
    number = _whole(facts, "number")
    if number < 1:
        raise InputError("bundle_not_ours", field="number")
    return Bundle(
        number=number,
        agency=agency,
        keys=_whole(facts, "keys"),
        made_at=_instant(facts, "made_at"),
        expires_at=_instant(facts, "expires_at"),
        note=note,
        sections={Section(name): value for name, value in sections.items()},
    )


def check(bundle: Bundle, keys: KeyList, agency: str, newest: int, now: datetime) -> None:
    """Whether a genuine bundle is for this office and newer than what it has, `newest`.

    Raises InputError: "bundle_other_office", "bundle_mixed", "bundle_expired",
    "bundle_clock_behind"; StaleError "bundle_older".
    """
    if bundle.agency != agency:
        raise InputError("bundle_other_office", agency=bundle.agency[:40], ours=agency)
    if bundle.keys != keys.number:
        raise InputError("bundle_mixed", field="keys")
    if bundle.number <= newest:
        raise StaleError("bundle_older", number=str(bundle.number), newest=str(newest))
    if bundle.expires_at <= now:
        raise InputError("bundle_expired", day=f"{bundle.expires_at:%d/%m/%Y}")
    if now + CLOCK_SLACK < bundle.made_at:
        raise InputError("bundle_clock_behind", day=f"{bundle.made_at:%d/%m/%Y}")


def differences(section: Section, old: Any, new: Any, root: str = "") -> tuple[Changed, ...]:
    """What a section changes, leaf by leaf; an entry of a list goes by its name, not its place.

    Something always, where the two are not the same: another order alone is told as such.
    """
    before, after = dict(_leaves(old, root)), dict(_leaves(new, root))
    changed = tuple(
        Changed(section, what, before.get(what, "")[:_VALUE_MAX], after.get(what, "")[:_VALUE_MAX])
        for what in dict.fromkeys((*after, *before))
        if before.get(what, "") != after.get(what, "")
    )
    if changed or canonical(old) == canonical(new):
        return changed
    return (Changed(section, root, "", OTHER_ORDER),)


def canonical(value: Any) -> str:
    """One text for what is the same to every reader."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=float)


def is_for_a_person(changes: tuple[Changed, ...]) -> bool:
    """Whether somebody has to look at it first."""
    return any(one.section not in AT_ONCE for one in changes)


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, _within(path, str(name)))
    elif isinstance(value, list | tuple):
        if all(not isinstance(one, Mapping | list | tuple) for one in value):
            yield path, ", ".join(_told(one) for one in value)
            return
        seen: Counter[str] = Counter()
        for at, inner in enumerate(value, 1):
            name = _name(inner, at)
            seen[name] += 1
            once = name if seen[name] == 1 else f"{name} ({seen[name]})"
            yield from _leaves(inner, _within(path, once))
    else:
        yield path, _told(value)


def _within(path: str, name: str) -> str:
    return f"{path} › {name}" if path else name


def _name(entry: Any, at: int) -> str:
    if isinstance(entry, Mapping):
        for key in _NAMED_BY:
            if isinstance(entry.get(key), str | int) and entry[key] != "":
                return str(entry[key])
    return str(at)


def _told(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    return str(value)


def _facts(content: bytes) -> Mapping[str, Any]:
    try:
        facts = json.loads(
            content,
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_once_each,
        )
        whole = json.dumps(facts, ensure_ascii=False, default=str)
        whole.encode()
    except (ValueError, RecursionError):
        # Half letters end here too: no database keeps them.
        raise InputError("bundle_not_ours", field="file") from None
    is_ours = isinstance(facts, dict) and facts.get("product") == PRODUCT
    if not is_ours or facts.get("schema") != SCHEMA or "\\u0000" in whole:
        raise InputError("bundle_not_ours", field="file")
    assert isinstance(facts, dict)
    return facts


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice is read one way by one reader and another way by the next."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("twice")
    return made


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _whole(facts: Mapping[str, Any], name: str) -> int:
    value = facts.get(name)
    if type(value) is not int or not 0 <= value <= NUMBER_MAX:
        raise InputError("bundle_not_ours", field=name)
    return value


def _instant(facts: Mapping[str, Any], name: str) -> datetime:
    try:
        found = datetime.fromisoformat(str(facts.get(name)))
    except ValueError:
        raise InputError("bundle_not_ours", field=name) from None
    if found.tzinfo is None:
        raise InputError("bundle_not_ours", field=name)
    return found
