"""The table of contents of the system: each command, who may give it, and what carries it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from counter_app.commands import (
    account,
    apology,
    blackout,
    bundle,
    calendar,
    catalogue,
    city_word,
    compared,
    credit,
    credit_undo,
    dialogue,
    difficulty,
    digitisation,
    disclosure,
    dossier,
    draft,
    drawer,
    export,
    feedback,
    from_city,
    group,
    handover,
    inbox,
    intake,
    key_notice,
    obligation,
    odd_day,
    outbox,
    parcel,
    payment,
    provisional,
    refund,
    relocation,
    reopening,
    restore,
    result,
    review,
    shift,
    slip,
    statement,
    station,
    supplement,
    takeover,
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
    user.ChangePin: Handled(Permission.ANYONE, user.change_pin, "change_pin"),
    user.AskPerson: Handled(Permission.REVIEW, user.ask_person, "ask_person"),
    user.AskPersonChange: Handled(Permission.REVIEW, user.ask_person_change, "ask_person_change"),
    user.AskDeputy: Handled(Permission.REVIEW, user.ask_deputy, "ask_deputy"),
    user.DecidePersonChange: Handled(
        Permission.APPROVE, user.decide_person_change, "decide_person_change"
    ),
    shift.OpenShift: Handled(Permission.RUN_SHIFT, shift.open_shift, "open_shift"),
    shift.CloseShift: Handled(Permission.RUN_SHIFT, shift.close_shift, "close_shift"),
    takeover.TakeOverShift: Handled(
        Permission.RUN_SHIFT, takeover.take_over_shift, "take_over_shift"
    ),
    review.DrawSample: Handled(Permission.REVIEW, review.draw_sample, "draw_sample"),
    review.RecordFinding: Handled(Permission.REVIEW, review.record_finding, "record_finding"),
    review.AnswerPattern: Handled(Permission.REVIEW, review.answer_pattern, "answer_pattern"),
    review.SignDay: Handled(Permission.APPROVE, review.sign_day, "sign_day"),
    reopening.AskReopening: Handled(Permission.REVIEW, reopening.ask_reopening, "ask_reopening"),
    reopening.DecideReopening: Handled(
        Permission.APPROVE, reopening.decide_reopening, "decide_reopening"
    ),
    drawer.MoveCash: Handled(Permission.RUN_SHIFT, drawer.move_cash, "move_cash"),
    drawer.CountDrawer: Handled(Permission.RUN_SHIFT, drawer.count_drawer, "count_drawer"),
    draft.SaveDraft: Handled(Permission.RECEIVE, draft.save_draft, "save_draft", True),
    draft.DiscardDraft: Handled(Permission.RECEIVE, draft.discard_draft, "discard_draft", True),
    payment.RequestPayment: Handled(
        Permission.TAKE_MONEY, payment.request_payment, "request_payment"
    ),
    group.RequestGroupPayment: Handled(
        Permission.TAKE_MONEY, group.request_group_payment, "request_group_payment"
    ),
    group.CancelGroupPayment: Handled(
        Permission.TAKE_MONEY, group.cancel_group_payment, "cancel_group_payment"
    ),
    group.ReceiveGroup: Handled(Permission.RECEIVE, group.receive_group, "receive_group"),
    payment.RequestRest: Handled(Permission.TAKE_MONEY, payment.request_rest, "request_rest"),
    payment.TakePayment: Handled(Permission.TAKE_MONEY, payment.take_payment, "take_payment"),
    payment.CancelPayment: Handled(Permission.TAKE_MONEY, payment.cancel_payment, "cancel_payment"),
    payment.ClaimPayment: Handled(Permission.TAKE_MONEY, payment.claim_payment, "claim_payment"),
    credit.DecideCredit: Handled(Permission.REVIEW, credit.decide_credit, "decide_credit"),
    credit_undo.UndoCredit: Handled(Permission.REVIEW, credit_undo.undo_credit, "undo_credit"),
    statement.ImportStatement: Handled(
        Permission.TAKE_STATEMENT, statement.import_statement, "import_statement"
    ),
    refund.RequestRefund: Handled(Permission.TAKE_MONEY, refund.request_refund, "request_refund"),
    refund.RequestVoid: Handled(Permission.TAKE_MONEY, refund.request_void, "request_void"),
    refund.ApproveRefund: Handled(Permission.APPROVE, refund.approve_refund, "approve_refund"),
    refund.DeclineRefund: Handled(Permission.APPROVE, refund.decline_refund, "decline_refund"),
    refund.NoteRefundSent: Handled(Permission.REVIEW, refund.note_refund_sent, "note_refund_sent"),
    intake.ReceiveDossier: Handled(Permission.RECEIVE, intake.receive_dossier, "receive_dossier"),
    odd_day.AskDay: Handled(Permission.RECEIVE, odd_day.ask_day, "ask_day"),
    odd_day.DecideDay: Handled(Permission.REVIEW, odd_day.decide_day, "decide_day"),
    intake.RequestSupplement: Handled(
        Permission.RECEIVE, intake.request_supplement, "request_supplement"
    ),
    dossier.RefuseIntake: Handled(Permission.RECEIVE, dossier.refuse_intake, "refuse_intake"),
    dossier.RefuseDossier: Handled(Permission.HANDLE, dossier.refuse_dossier, "refuse_dossier"),
    dossier.WithdrawDossier: Handled(
        Permission.HANDLE, dossier.withdraw_dossier, "withdraw_dossier"
    ),
    dossier.StopDossier: Handled(Permission.APPROVE, dossier.stop_dossier, "stop_dossier"),
    dossier.CorrectApplicant: Handled(
        Permission.HANDLE, dossier.correct_applicant, "correct_applicant"
    ),
    dossier.NoteArrival: Handled(Permission.HANDLE, dossier.note_arrival, "note_arrival"),
    supplement.AskSupplement: Handled(
        Permission.HANDLE, supplement.ask_supplement, "ask_supplement"
    ),
    supplement.TakeSupplement: Handled(
        Permission.HANDLE, supplement.take_supplement, "take_supplement"
    ),
    obligation.AskObligation: Handled(
        Permission.HANDLE, obligation.ask_obligation, "ask_obligation"
    ),
    obligation.SettleObligation: Handled(
        Permission.HANDLE, obligation.settle_obligation, "settle_obligation"
    ),
    handover.ForwardDossiers: Handled(
        Permission.HANDLE, handover.forward_dossiers, "forward_dossiers"
    ),
    handover.TakeHandover: Handled(Permission.HANDLE, handover.take_handover, "take_handover"),
    handover.PassOn: Handled(Permission.HANDLE, handover.pass_on, "pass_on"),
    apology.DraftApologies: Handled(
        Permission.KEEP_PROMISES, apology.draft_apologies, "draft_apologies", True
    ),
    apology.IssueApology: Handled(Permission.APPROVE, apology.issue_apology, "issue_apology"),
    apology.SetApologyAside: Handled(
        Permission.APPROVE, apology.set_apology_aside, "set_apology_aside"
    ),
    result.FinishDossier: Handled(Permission.HANDLE, result.finish_dossier, "finish_dossier"),
    result.ReturnResult: Handled(Permission.HANDLE, result.return_result, "return_result"),
    result.NoteUncollected: Handled(Permission.HANDLE, result.note_uncollected, "note_uncollected"),
    calendar.ProposeCalendar: Handled(
        Permission.SWITCH_CATALOGUE, calendar.propose_calendar, "propose_calendar"
    ),
    calendar.ApproveCalendar: Handled(
        Permission.APPROVE, calendar.approve_calendar, "approve_calendar"
    ),
    calendar.DecidePromise: Handled(Permission.APPROVE, calendar.decide_promise, "decide_promise"),
    blackout.PrepareKit: Handled(Permission.REVIEW, blackout.prepare_kit, "prepare_blackout_kit"),
    blackout.CloseForms: Handled(Permission.REVIEW, blackout.close_forms, "close_blackout_forms"),
    key_notice.IssueKeyNotice: Handled(
        Permission.PRINT, key_notice.issue_key_notice, "issue_key_notice", True
    ),
    digitisation.AttachScan: Handled(Permission.DIGITISE, digitisation.attach_scan, "attach_scan"),
    digitisation.ReuseScan: Handled(Permission.DIGITISE, digitisation.reuse_scan, "reuse_scan"),
    digitisation.DiscardScan: Handled(
        Permission.DIGITISE, digitisation.discard_scan, "discard_scan"
    ),
    disclosure.DraftDisclosure: Handled(
        Permission.HANDLE, disclosure.draft_disclosure, "draft_disclosure"
    ),
    disclosure.SignDisclosure: Handled(
        Permission.APPROVE, disclosure.sign_disclosure, "sign_disclosure"
    ),
    disclosure.ReturnDisclosure: Handled(
        Permission.APPROVE, disclosure.return_disclosure, "return_disclosure"
    ),
    disclosure.SetTarget: Handled(Permission.APPROVE, disclosure.set_target, "set_target"),
    digitisation.RestoreScan: Handled(
        Permission.DIGITISE, digitisation.restore_scan, "restore_scan"
    ),
    digitisation.RequireSignedResults: Handled(
        Permission.APPROVE, digitisation.require_signed_results, "require_signed_results"
    ),
    feedback.TakeFeedback: Handled(Permission.RECEIVE, feedback.take_feedback, "take_feedback"),
    feedback.SortFeedback: Handled(Permission.REVIEW, feedback.sort_feedback, "sort_feedback"),
    feedback.ForwardFeedback: Handled(
        Permission.REVIEW, feedback.forward_feedback, "forward_feedback"
    ),
    feedback.AnswerFeedback: Handled(
        Permission.REVIEW, feedback.answer_feedback, "answer_feedback"
    ),
    feedback.PublishFeedback: Handled(
        Permission.APPROVE, feedback.publish_feedback, "publish_feedback"
    ),
    feedback.ReturnFeedback: Handled(
        Permission.APPROVE, feedback.return_feedback, "return_feedback"
    ),
    dialogue.PlanDialogue: Handled(Permission.REVIEW, dialogue.plan_dialogue, "plan_dialogue"),
    dialogue.WriteMinutes: Handled(Permission.HANDLE, dialogue.write_minutes, "write_minutes"),
    dialogue.ConfirmMinutes: Handled(
        Permission.APPROVE, dialogue.confirm_minutes, "confirm_minutes"
    ),
    difficulty.RaiseDifficulty: Handled(
        Permission.HANDLE, difficulty.raise_difficulty, "raise_difficulty"
    ),
    difficulty.AnswerDifficulty: Handled(
        Permission.HANDLE, difficulty.answer_difficulty, "answer_difficulty"
    ),
    export.NoteExport: Handled(Permission.READ, export.note_export, "note_export"),
    slip.BeginPrint: Handled(Permission.PRINT, slip.begin_print, "begin_print"),
    slip.EndPrint: Handled(Permission.PRINT, slip.end_print, "note_print"),
    slip.AnswerPrint: Handled(Permission.PRINT, slip.answer_print, "answer_print"),
    catalogue.ImportCatalogue: Handled(
        Permission.SWITCH_CATALOGUE, catalogue.import_catalogue, "import_catalogue"
    ),
    catalogue.CurateProcedure: Handled(
        Permission.SWITCH_CATALOGUE, catalogue.curate_procedure, "curate_procedure"
    ),
    catalogue.ApproveProcedure: Handled(
        Permission.APPROVE, catalogue.approve_procedure, "approve_procedure"
    ),
    account.ProposeAccount: Handled(
        Permission.SWITCH_CATALOGUE, account.propose_account, "propose_account"
    ),
    account.ApproveAccount: Handled(Permission.APPROVE, account.approve_account, "approve_account"),
    restore.AllowRestore: Handled(Permission.RESTORE, restore.allow_restore, "allow_restore"),
    relocation.AllowRelocation: Handled(
        Permission.RESTORE, relocation.allow_relocation, "allow_relocation"
    ),
    parcel.NumberParcel: Handled(Permission.TALK_TO_CITY, parcel.number_parcel, "export_parcel"),
    parcel.NoteParcelAnswer: Handled(
        Permission.TALK_TO_CITY, parcel.note_parcel_answer, "import_parcel"
    ),
    station.AddStation: Handled(Permission.APPROVE, station.add_station, "add_station"),
    station.NoteLease: Handled(Permission.TALK_TO_CITY, station.note_lease, "note_lease", True),
    station.NoteFurtherLease: Handled(
        Permission.TALK_TO_CITY, station.note_further_lease, "note_further_lease", True
    ),
    provisional.GiveCodes: Handled(
        Permission.TALK_TO_CITY, provisional.give_codes, "give_codes", True
    ),
    outbox.SettleDeliveries: Handled(
        Permission.TALK_TO_CITY, outbox.settle_deliveries, "settle_deliveries", True
    ),
    outbox.ResendRefused: Handled(Permission.HANDLE, outbox.resend_refused, "resend_refused"),
    outbox.CorrectRefused: Handled(Permission.HANDLE, outbox.correct_refused, "correct_refused"),
    outbox.SetRefusedAside: Handled(
        Permission.APPROVE, outbox.set_refused_aside, "set_refused_aside"
    ),
    compared.CompareDay: Handled(
        Permission.TALK_TO_CITY, compared.compare_day, "compare_day", True
    ),
    bundle.OfferBundle: Handled(Permission.SWITCH_CATALOGUE, bundle.offer_bundle, "offer_bundle"),
    bundle.NoteBundle: Handled(Permission.TALK_TO_CITY, bundle.note_bundle, "note_bundle", True),
    bundle.AcceptBundle: Handled(Permission.APPROVE, bundle.accept_bundle, "accept_bundle"),
    bundle.DeclineBundle: Handled(Permission.APPROVE, bundle.decline_bundle, "decline_bundle"),
    city_word.AnswerCity: Handled(Permission.APPROVE, city_word.answer_city, "answer_city"),
    from_city.ProposeCatalogue: Handled(
        Permission.TALK_TO_CITY, from_city.propose_catalogue, "propose_catalogue", True
    ),
    inbox.NoteCityTime: Handled(
        Permission.TALK_TO_CITY, inbox.note_city_time, "note_city_time", True
    ),
    inbox.NoteChanges: Handled(Permission.TALK_TO_CITY, inbox.note_changes, "note_changes", True),
}
