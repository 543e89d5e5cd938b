"""A national record made ready for the counter: a reader's words beside the source's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# Which texts of a record a clerk reads, and in which list they stand.
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "documents": ("name", "condition", "alternative"),
    "fee_rules": ("name", "condition", "legal_basis"),
    "deadlines": ("case", "extension"),
}


@dataclass(frozen=True, slots=True)
class Additions:
    """What the curation knows beside words.

    `fee_rules` by procedure, where the record has an amount in a note alone; `questions` in plain
    words by a paper's condition; `replaced_papers`: for a paper of `data_replaces_paper`, the
    names of the listed papers that it is.
    """

    fee_rules: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    replaced_papers: Mapping[str, Sequence[str]] = field(default_factory=dict)


def curated(
    record: Mapping[str, object],
    wording: Mapping[str, str],
    systems_of_record: Mapping[str, str] | None = None,
    additions: Additions | None = None,
) -> dict[str, object]:
    """A new record with `<key>_shown` beside each text that `wording` has words for.

    Nothing of the record is changed or removed, and what does not look like a procedure is passed
    on for the strict reading to refuse. `systems_of_record` fills the field by code where the
    record itself is silent; the fee rules of `additions` follow the record's own, and give way as
    soon as the record names a rule of that code.
    """
    more = additions or Additions()
    made = {**record, **_with_fee_rules(record, more.fee_rules)}
    for rows_key, text_keys in _SHOWN.items():
        rows = made.get(rows_key)
        if isinstance(rows, (list, tuple)):
            made[rows_key] = [_with_words(row, text_keys, wording) for row in rows]
    documents = made.get("documents")
    if isinstance(documents, (list, tuple)):
        made["documents"] = [_with_questions(row, record, more) for row in documents]
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
    codes = [row.get("code") for row in rows if isinstance(row, Mapping)]
    known = {code for code in codes if isinstance(code, str)}
    new = [rule for rule in more.get(code, ()) if rule["code"] not in known]
    return {"fee_rules": [*rows, *new]} if new else {}


def _with_questions(row: object, record: Mapping[str, object], more: Additions) -> object:
    """The plain question of a paper's condition, and the data that replace it where some do."""
    if not isinstance(row, Mapping):
        return row
    made = dict(row)
    question = _words(row.get("condition"), more.questions)
    if question is not None:
        made["question_shown"] = question
    replacing = record.get("data_replaces_paper")
    for one in replacing if isinstance(replacing, (list, tuple)) else ():
        if isinstance(one, Mapping) and _is_same(one.get("paper"), row.get("name"), more):
            made["replaced_by"] = one
    return made


def _is_same(paper: object, listed: object, more: Additions) -> bool:
    """Whether the replaced paper is the listed one: by the curated names, else to the letter."""
    names = more.replaced_papers.get(paper, ()) if isinstance(paper, str) else ()
    return listed is not None and (listed == paper or listed in names)


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
