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
    fee_rules: Mapping[str, Sequence[Mapping[str, object]]] | None = None,
) -> dict[str, object]:
    """A new record with `<key>_shown` beside each text that `wording` has words for.

    Nothing of the record is changed or removed, and what does not look like a procedure is passed
    on for the strict reading to refuse. `systems_of_record` fills the field by code where the
    record itself is silent; `fee_rules` follow the record's own where it has a rule's amount in a
    note alone, and give way as soon as the record names a rule of that code.
    """
    made = {**record, **_with_fee_rules(record, fee_rules or {})}
    for rows_key, text_keys in _SHOWN.items():
        rows = made.get(rows_key)
        if isinstance(rows, (list, tuple)):
            made[rows_key] = [_with_words(row, text_keys, wording) for row in rows]
    notes = record.get("clock_notes")
    if isinstance(notes, (list, tuple)):
        made["clock_notes_shown"] = [_words(note, wording) or note for note in notes]
    code = record.get("code")
    if systems_of_record and isinstance(code, str) and record.get("system_of_record") is None:
        made["system_of_record"] = systems_of_record.get(code)
    return made


def _with_fee_rules(
    record: Mapping[str, object], more: Mapping[str, Sequence[Mapping[str, object]]]
) -> dict[str, object]:
    code, rows = record.get("code"), record.get("fee_rules")
    if not (isinstance(code, str) and isinstance(rows, (list, tuple))):
        return {}
    known = {row.get("code") for row in rows if isinstance(row, Mapping)}
    new = [rule for rule in more.get(code, ()) if rule["code"] not in known]
    return {"fee_rules": [*rows, *new]} if new else {}


def _with_words(row: object, keys: tuple[str, ...], wording: Mapping[str, str]) -> object:
    if not isinstance(row, Mapping):
        return row
    shown = {f"{key}_shown": _words(row.get(key), wording) for key in keys}
    return {**row, **{key: text for key, text in shown.items() if text is not None}}


def _words(text: object, wording: Mapping[str, str]) -> str | None:
    return wording.get(text) if isinstance(text, str) else None
