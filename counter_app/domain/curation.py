"""A national record made ready for the counter: a reader's words beside the source's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# Which texts of a record a clerk reads, and in which list they stand.
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "documents": ("name", "condition", "alternative"),
    "fee_rules": ("name", "condition", "legal_basis"),
    "deadlines": ("case", "extension"),
}


def curated(
    record: Mapping[str, object],
    wording: Mapping[str, str],
    systems_of_record: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """A new record with `<key>_shown` beside each text that `wording` has words for.

    Nothing of the record is changed or removed, and what does not look like a procedure is passed
    on for the strict reading to refuse. `systems_of_record` fills the field by code where the
    record itself is silent.
    """
    made = dict(record)
    for rows_key, text_keys in _SHOWN.items():
        rows = record.get(rows_key)
        if isinstance(rows, (list, tuple)):
            made[rows_key] = [_with_words(row, text_keys, wording) for row in rows]
    notes = record.get("clock_notes")
    if isinstance(notes, (list, tuple)):
        made["clock_notes_shown"] = [_words(note, wording) or note for note in notes]
    code = record.get("code")
    if systems_of_record and isinstance(code, str) and record.get("system_of_record") is None:
        made["system_of_record"] = systems_of_record.get(code)
    return made


def _with_words(row: object, keys: tuple[str, ...], wording: Mapping[str, str]) -> object:
    if not isinstance(row, Mapping):
        return row
    shown = {f"{key}_shown": _words(row.get(key), wording) for key in keys}
    return {**row, **{key: text for key, text in shown.items() if text is not None}}


def _words(text: object, wording: Mapping[str, str]) -> str | None:
    return wording.get(text) if isinstance(text, str) else None


# What a person signs of a record, and in whose words it is asked.
GROUPS: Mapping[str, str] = {
    "fees": "phí, lệ phí",
    "deadlines": "thời hạn giải quyết",
    "documents": "thành phần hồ sơ",
    "document_required_flag": "giấy tờ bắt buộc",
    "steps_hours": "giờ của từng bước",
}


def signed(record: Mapping[str, object], groups: Sequence[str]) -> dict[str, object]:
    """A new record in which the groups are signed as they stand; nothing else is touched.

    A fee without an amount stays unsigned: nobody can sign what is not there.
    """
    verified = record.get("verified")
    made = {
        **record,
        "verified": {
            **(verified if isinstance(verified, Mapping) else {}),
            **dict.fromkeys(groups, True),
        },
    }
    rules = record.get("fee_rules")
    if "fees" in groups and isinstance(rules, (list, tuple)):
        made["fee_rules"] = [
            {**rule, "verified": _has_amount(rule) or bool(rule.get("verified"))}
            if isinstance(rule, Mapping)
            else rule
            for rule in rules
        ]
    return made


def _has_amount(rule: Mapping[str, object]) -> bool:
    return rule.get("amount") is not None or bool(rule.get("tiers"))
