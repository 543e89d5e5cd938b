"""Several dossiers of one visit as orders: what each owes, by which notes or by which one code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from counter_app.commands.group import GroupMember, ReceiveGroup, RequestGroupPayment
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError
from counter_app.domain.money import ZERO, Money
from counter_app.domain.payment import (
    CashTender,
    Method,
    NoTender,
    Payer,
    QrTender,
    Share,
    SplitTender,
    Tender,
)
from ui.forms.intake import IntakeForm, derived


def receive_group(
    form: IntakeForm,
    tender: Tender,
    payer: Payer | None,
    dues: Sequence[Money],
    today: date,
    *,
    is_day_sure: bool = False,
) -> ReceiveGroup:
    """The order to receive all of them; `dues` is what each of `form.group` still owes.

    Raises InputError("group_no_split") where a part only would be paid.
    """
    group = form.group
    return ReceiveGroup(
        tuple(
            replace(one.receive(how, payer, today, is_day_sure=is_day_sure), draft_id=None)
            for one, how in zip(group, tenders(group, tender, dues), strict=True)
        ),
        form.draft_id,
    )


def ask_for_group(form: IntakeForm, method: Method, payer: Payer | None) -> RequestGroupPayment:
    """The order to ask for all fees by one code."""
    asked = tuple(
        GroupMember(
            derived(form.payment_id, one.dossier_id),
            one.dossier_id,
            one.procedure_code,
            Channel(one.channel),
            one.bill,
        )
        for one in form.group
    )
    return RequestGroupPayment(form.payment_id, asked, method, payer)


def tenders(group: Sequence[IntakeForm], tender: Tender, dues: Sequence[Money]) -> list[Tender]:
    """How each of them is paid: notes to the đồng, what is over with the last that owes."""
    match tender:
        case SplitTender() | CashTender(share=Share()):
            raise InputError("group_no_split", field="share")
        case CashTender(tendered=tendered):
            over = tendered - Money.total(dues)
            last = max(at for at, due in enumerate(dues) if due)
            return [
                CashTender(due + (over if at == last else ZERO)) if due else NoTender()
                for at, due in enumerate(dues)
            ]
        case QrTender(payment_id=intent):
            return [
                QrTender(derived(intent, one.dossier_id)) if due else NoTender()
                for one, due in zip(group, dues, strict=True)
            ]
        case _:
            return [NoTender() for _due in dues]
