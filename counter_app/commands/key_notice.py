"""Puts the notice of the receipt key into the book, so that it is printed like any paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.commands.issued import issue_without_dossier, short
from counter_app.commands.outcome import Command, Outcome
from counter_app.domain.receipt_code import key_id, key_text
from counter_app.paper.head import paper_office
from counter_app.paper.key_notice import KeyNotice, key_notice

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.unit_of_work import UnitOfWork

KIND = "notice"


@dataclass(frozen=True, slots=True)
class IssueKeyNotice(Command[str]):
    """Issue the notice of the key in use; gives the number it is printed by, the key's name."""


def issue_key_notice(uow: UnitOfWork, command: IssueKeyNotice, context: Context) -> Outcome[str]:
    """There is one notice of a key; a second order gives its number again."""
    public = uow.receipt_keys.current(context.micros)
    name, office = key_id(public), context.station.office
    if not uow.slips.has(KIND, name):
        notice = KeyNotice(
            office=paper_office(office),
            key_id=name,
            key=key_text(public),
            code=office.checked_at(key_text(public)),
            earlier=tuple(one for one in uow.receipt_keys.names() if one != name),
            issued_at=context.now,
            copy_number=0,
            audit_head=short(uow.head),
        )
        issue_without_dossier(uow, KIND, name, key_notice(notice), context)
    return Outcome(name)
