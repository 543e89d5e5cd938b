"""The table of contents of the system: each command, who may give it, and what carries it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from counter_app.commands import (
    catalogue,
    draft,
    inbox,
    intake,
    outbox,
    payment,
    shift,
    slip,
    station,
    user,
)
from counter_app.domain.user import Permission


@dataclass(frozen=True, slots=True)
class Handled:
    """A command's permission and handler. `act` is its name on the audit trail for ever.

    A quiet act leaves its mark only where it touched a row of the trail.
    """

    permission: Permission
    handler: Callable[..., Any]
    act: str
    is_quiet: bool = False


HANDLERS: dict[type, Handled] = {
    user.SignIn: Handled(Permission.ANYONE, user.sign_in, "sign_in"),
    shift.OpenShift: Handled(Permission.RUN_SHIFT, shift.open_shift, "open_shift"),
    shift.CloseShift: Handled(Permission.RUN_SHIFT, shift.close_shift, "close_shift"),
    draft.SaveDraft: Handled(Permission.RECEIVE, draft.save_draft, "save_draft", True),
    draft.DiscardDraft: Handled(Permission.RECEIVE, draft.discard_draft, "discard_draft", True),
    payment.RequestPayment: Handled(
        Permission.TAKE_MONEY, payment.request_payment, "request_payment"
    ),
    payment.CancelPayment: Handled(Permission.TAKE_MONEY, payment.cancel_payment, "cancel_payment"),
    payment.ClaimPayment: Handled(Permission.TAKE_MONEY, payment.claim_payment, "claim_payment"),
    intake.ReceiveDossier: Handled(Permission.RECEIVE, intake.receive_dossier, "receive_dossier"),
    intake.RequestSupplement: Handled(
        Permission.RECEIVE, intake.request_supplement, "request_supplement"
    ),
    slip.NotePrint: Handled(Permission.PRINT, slip.note_print, "note_print"),
    catalogue.ImportCatalogue: Handled(
        Permission.SWITCH_CATALOGUE, catalogue.import_catalogue, "import_catalogue"
    ),
    station.NoteLease: Handled(Permission.TALK_TO_CITY, station.note_lease, "note_lease", True),
    outbox.SettleDeliveries: Handled(
        Permission.TALK_TO_CITY, outbox.settle_deliveries, "settle_deliveries", True
    ),
    inbox.NoteChanges: Handled(Permission.TALK_TO_CITY, inbox.note_changes, "note_changes", True),
}
