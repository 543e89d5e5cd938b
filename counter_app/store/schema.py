"""Every table of the store, in one dialect that SQLite and PostgreSQL both speak.

Instants are whole microseconds since 1970 in UTC, money whole đồng, dates ISO text. Each row ends
in a `seal`, an HMAC over the row; rows of the `CHAINED` tables are named in the audit trail too.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=null)


def _int(name: str, *, key: bool = False, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, primary_key=key, nullable=null, autoincrement=False)


def _later_text(name: str) -> Column[str]:
    """A column of a later schema step: empty in the rows of before, whose seals stay good."""
    return Column(name, Text, nullable=True, info={"is_later": True})


def _later_int(name: str) -> Column[int]:
    """See `_later_text`."""
    return Column(name, BigInteger, nullable=True, info={"is_later": True})


def is_later(column: Column[Any]) -> bool:
    """Whether the column came to its table after the table was made."""
    return bool(column.info.get("is_later"))


def _seal() -> Column[str]:
    return Column("seal", Text, nullable=False)


station = Table(
    "station",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _int("number"),
    _text("installation"),
    _text("office"),
    _int("made_at"),
    _seal(),
)

lease = Table(
    "lease",
    metadata,
    _text("kind", key=True),
    _int("first"),
    _int("last"),
    _int("confirmed_at", null=True),
    _seal(),
)

further_lease = Table(
    "further_lease",
    metadata,
    _text("kind", key=True),
    _int("position", key=True),
    _int("first"),
    _int("last"),
    _int("lent_at"),
    _seal(),
)

number_series = Table(
    "number_series",
    metadata,
    _text("kind", key=True),
    _text("period", key=True),
    _int("used"),
    _seal(),
)

user = Table(
    "person",
    metadata,
    _text("id", key=True),
    _text("login"),
    _text("name"),
    _text("role"),
    _text("pin_digest"),
    _int("is_drill"),
    _int("failures"),
    _int("locked_until", null=True),
    _later_int("left_at"),
    _seal(),
    UniqueConstraint("login"),
)

# What was asked for an account, and the second person's word; of a deputation, its days.
person_change = Table(
    "person_change",
    metadata,
    _text("id", key=True),
    _text("act"),
    _text("person_id"),
    _text("person_name"),
    _text("login"),
    _text("role"),
    _text("pin_digest", null=True),
    _text("deputy_id", null=True),
    _text("deputy_name", null=True),
    _text("first_day", null=True),
    _text("last_day", null=True),
    _text("reason"),
    _text("state"),
    _int("asked_at"),
    _text("asked_by"),
    _text("asked_name"),
    _int("decided_at", null=True),
    _text("decided_by", null=True),
    _text("decided_name", null=True),
    _seal(),
)
Index("person_change_state", person_change.c.state, person_change.c.act)

# Every try to sign in; a login that nobody has is kept as what it was not: nobody's.
sign_in = Table(
    "sign_in",
    metadata,
    _text("id", key=True),
    _int("at"),
    _text("person_id", null=True),
    _text("person_name"),
    _text("state"),
    _seal(),
)
Index("sign_in_at", sign_in.c.at)

procedure = Table(
    "procedure",
    metadata,
    _text("code", key=True),
    _int("version", key=True),
    _text("valid_from", null=True),
    _text("valid_to", null=True),
    _text("record"),
    _text("digest"),
    _text("source"),
    _text("author"),
    _int("imported_at"),
    _later_text("author_id"),
    _later_text("reason"),
    _later_text("approver"),
    _later_int("approved_at"),
    _later_text("name"),
    _later_text("field_name"),
    _seal(),
)

# A record exactly as its publisher wrote it, beside whatever the office made of it.
raw_record = Table(
    "raw_record",
    metadata,
    _text("code", key=True),
    _text("digest", key=True),
    _text("shape"),
    _text("source"),
    _int("row"),
    _text("packed"),
    _text("doubts"),
    _int("read_at"),
    _seal(),
)

calendar = Table(
    "calendar",
    metadata,
    _text("version", key=True),
    _text("record"),
    _int("made_at"),
    _later_text("valid_from"),
    _later_text("author_id"),
    _later_text("author"),
    _later_text("reason"),
    _later_text("approver"),
    _later_int("approved_at"),
    _seal(),
)

# Where fees go: a version counts from its first day on, once a second person signed it.
account_profile = Table(
    "account_profile",
    metadata,
    _text("code", key=True),
    _int("version", key=True),
    _text("record"),
    _int("made_at"),
    _text("author_id"),
    _text("author"),
    _text("reason"),
    _text("approver", null=True),
    _int("approved_at", null=True),
    _seal(),
)

# Configuration bundles that came. `keys`, `forms` and `printers` are what is believed and set with
# this one in force, those that it did not name taken over from the one before.
bundle = Table(
    "bundle",
    metadata,
    _text("id", key=True),
    _int("number"),
    _text("digest"),
    _text("came_by"),
    _text("state"),
    _text("reason"),
    _text("packed"),
    _text("keys", null=True),
    _text("forms", null=True),
    _text("printers", null=True),
    _int("came_at"),
    _int("decided_at", null=True),
    _text("decided_by", null=True),
    _text("decided_name", null=True),
    _seal(),
)
Index("bundle_state", bundle.c.state, bundle.c.number)
Index("bundle_digest", bundle.c.digest)

# A day that no clock should show: asked by who wants to receive on it, decided by somebody else.
day_question = Table(
    "day_question",
    metadata,
    _text("day", key=True),
    _text("why"),
    _text("state"),
    _int("asked_at"),
    _text("asked_by"),
    _text("asked_name"),
    _int("decided_at", null=True),
    _text("decided_by", null=True),
    _text("decided_name", null=True),
    _seal(),
)
Index("day_question_state", day_question.c.state)

shift = Table(
    "shift",
    metadata,
    _text("id", key=True),
    _text("number"),
    _text("user_id"),
    _text("user_name"),
    _int("station"),
    _int("opened_at"),
    _int("float_opening"),
    _text("opening_notes"),
    _int("closed_at", null=True),
    _int("cash_expected", null=True),
    _int("cash_counted", null=True),
    _text("closing_notes", null=True),
    _text("reason", null=True),
    _text("closing_head", null=True),
    _later_int("opening_expected"),
    _later_text("opening_reason"),
    _seal(),
    UniqueConstraint("number"),
)

dossier = Table(
    "dossier",
    metadata,
    _text("id", key=True),
    _text("code"),
    _text("status"),
    _text("procedure_code"),
    _int("procedure_version"),
    _text("case_name", null=True),
    _text("channel"),
    _text("full_name"),
    _text("id_number", null=True),
    _text("born", null=True),
    _text("sex", null=True),
    _text("residence", null=True),
    _text("phone", null=True),
    _text("email", null=True),
    _int("made_at"),
    _int("received_at", null=True),
    _int("due_at", null=True),
    _text("due_trace", null=True),
    _int("fee_total"),
    _text("slip_number"),
    _text("form_set"),
    _text("shift_id"),
    _text("user_id"),
    _text("user_name"),
    _int("version"),
    _later_int("first_due_at"),
    _later_text("calendar_version"),
    _later_text("deciding_agency"),
    _later_int("arrived_at"),
    _later_text("holder"),
    _later_int("holder_due_at"),
    _later_int("finished_at"),
    _later_int("returned_at"),
    _later_text("bill_asked"),
    _later_text("authorised_by"),
    _later_text("return_way"),
    _later_text("return_address"),
    _later_text("city_status"),
    _later_int("city_status_at"),
    # What it was called while no number was left; it stands for the dossier for ever.
    _later_text("provisional_code"),
    # Who was handed in at once bears one number; the people of a household, as JSON.
    _later_text("group_number"),
    _later_text("household"),
    _seal(),
    UniqueConstraint("code"),
)
Index("dossier_made", dossier.c.made_at)
Index("dossier_shift", dossier.c.shift_id)
Index("dossier_person", dossier.c.id_number)
Index(
    "dossier_provisional",
    dossier.c.provisional_code,
    unique=True,
    sqlite_where=dossier.c.provisional_code.is_not(None),
    postgresql_where=dossier.c.provisional_code.is_not(None),
)
Index(
    "dossier_group",
    dossier.c.group_number,
    sqlite_where=dossier.c.group_number.is_not(None),
    postgresql_where=dossier.c.group_number.is_not(None),
)
Index("dossier_status_due", dossier.c.status, dossier.c.due_at)
# All that a month's report reads of a dossier, so that it reads nothing else.
Index(
    "dossier_received",
    dossier.c.received_at,
    dossier.c.status,
    dossier.c.procedure_code,
    dossier.c.deciding_agency,
)
Index(
    "dossier_finished",
    dossier.c.finished_at,
    dossier.c.received_at,
    dossier.c.due_at,
    dossier.c.status,
    dossier.c.procedure_code,
    dossier.c.deciding_agency,
)

event = Table(
    "dossier_event",
    metadata,
    _text("id", key=True),
    _text("dossier_id"),
    _int("at"),
    _int("monotonic_ns"),
    _text("kind"),
    _text("actor"),
    _text("facts"),
    _seal(),
)
Index("event_dossier", event.c.dossier_id, event.c.at)
# The few that a supervisor looks for by their hour; the many others cost it nothing.
Index(
    "event_correct",
    event.c.at,
    sqlite_where=event.c.kind == "correct",
    postgresql_where=event.c.kind == "correct",
)

# What a citizen was asked to bring: a supplement, or a financial obligation of another body.
wait = Table(
    "dossier_wait",
    metadata,
    _text("dossier_id", key=True),
    _int("position", key=True),
    _text("reason"),
    _int("asked_at"),
    _text("asked_by"),
    _text("asked_name"),
    _text("asked"),
    _text("clause"),
    _int("pauses"),
    _int("answer_by", null=True),
    _int("ended_at", null=True),
    _text("ended_name", null=True),
    _text("answer", null=True),
    _seal(),
)

# One row of the control sheet: a unit has the dossier from `given_at` to `done_at`.
handover = Table(
    "handover",
    metadata,
    _text("dossier_id", key=True),
    _int("position", key=True),
    _text("list_number"),
    _text("step"),
    _text("from_unit"),
    _text("to_unit"),
    _int("is_coordinating"),
    _int("given_at"),
    _text("giver"),
    _int("due_at"),
    _int("taken_at", null=True),
    _text("receiver", null=True),
    _int("done_at", null=True),
    _text("note"),
    _seal(),
)
Index("handover_list", handover.c.list_number)
Index("handover_open", handover.c.done_at, handover.c.due_at)

apology = Table(
    "apology",
    metadata,
    _text("dossier_id", key=True),
    _text("state"),
    _int("drafted_at"),
    _int("leave_by"),
    _int("old_due_at"),
    _int("new_due_at", null=True),
    _int("working_days", null=True),
    _text("reason", null=True),
    _text("decided_by", null=True),
    _text("decided_name", null=True),
    _int("decided_at", null=True),
    _seal(),
)
Index("apology_state", apology.c.state, apology.c.leave_by)

result = Table(
    "result",
    metadata,
    _text("dossier_id", key=True),
    _text("kind"),
    _text("number"),
    _text("issued_on"),
    _text("summary"),
    _text("signer"),
    _int("finished_at"),
    _text("finished_name"),
    _text("way", null=True),
    _text("receiver", null=True),
    _text("tracking", null=True),
    _int("returned_at", null=True),
    _text("returned_name", null=True),
    _int("called_at", null=True),
    _int("calls"),
    _seal(),
)

# A file that stands for a paper of a dossier, or for its result; a discarded one stays.
scan = Table(
    "scan",
    metadata,
    _text("dossier_id", key=True),
    _text("subject", key=True),
    _int("version", key=True),
    _int("state"),
    _text("sha256"),
    _text("media"),
    _int("size"),
    _int("pages"),
    _int("counted"),
    _text("differs_because"),
    _int("dpi"),
    _int("is_colour"),
    _text("file_name"),
    _text("description"),
    _text("source", null=True),
    _int("made_at"),
    _text("made_by"),
    _text("made_name"),
    _int("discarded_at", null=True),
    _text("discarded_name", null=True),
    _text("discard_reason", null=True),
    _later_text("signatures"),
    _seal(),
)
Index("scan_file", scan.c.sha256)

# A promise that a changed calendar would move: a question to the supervisor, never a silent move.
promise_change = Table(
    "promise_change",
    metadata,
    _text("dossier_id", key=True),
    _text("calendar_version", key=True),
    _int("old_due_at"),
    _int("new_due_at"),
    _text("state"),
    _int("made_at"),
    _text("decided_by", null=True),
    _text("decided_name", null=True),
    _int("decided_at", null=True),
    _seal(),
)
Index("promise_change_state", promise_change.c.state)

paper = Table(
    "dossier_paper",
    metadata,
    _text("dossier_id", key=True),
    _int("position", key=True),
    _text("component_code", null=True),
    _text("name"),
    _text("state"),
    _int("originals"),
    _int("copies"),
    _text("reason"),
    _later_text("words"),
    _later_text("alternative"),
    _later_int("answered"),
    _later_text("source"),
    _later_text("basis"),
    _later_text("unread"),
    _seal(),
)

fee_line = Table(
    "fee_line",
    metadata,
    _text("dossier_id", key=True),
    _int("position", key=True),
    _text("rule_key"),
    _text("kind"),
    _text("name"),
    _int("amount"),
    _text("legal_basis"),
    _text("exemption", null=True),
    _later_text("proof"),
    _seal(),
)

payment = Table(
    "payment",
    metadata,
    _text("id", key=True),
    _text("dossier_id"),
    _text("reference", null=True),
    _text("method"),
    _text("state"),
    _int("amount_due"),
    _int("amount_paid"),
    _text("payload", null=True),
    _int("tendered", null=True),
    _int("change_given", null=True),
    _int("requested_at"),
    _int("settled_at", null=True),
    _int("claimed_at", null=True),
    _text("claimed_by", null=True),
    _text("shift_id"),
    _text("user_id"),
    _int("version"),
    _later_text("payer_name"),
    _later_text("payer_id"),
    _later_text("notes"),
    _later_text("replaces"),
    _later_text("profile"),
    # The request that asks for this one with others, by one code.
    _later_text("group_id"),
    _seal(),
    UniqueConstraint("reference"),
)
Index(
    "payment_group_id",
    payment.c.group_id,
    sqlite_where=payment.c.group_id.is_not(None),
    postgresql_where=payment.c.group_id.is_not(None),
)
Index("payment_dossier", payment.c.dossier_id)
Index("payment_shift", payment.c.shift_id)

# One code for the fees of several dossiers: what came for it is laid to each one's own request.
payment_group = Table(
    "payment_group",
    metadata,
    _text("id", key=True),
    _text("reference"),
    _text("method"),
    _int("amount_due"),
    _text("payload"),
    _text("profile", null=True),
    _int("requested_at"),
    _text("shift_id"),
    _text("user_id"),
    _seal(),
    UniqueConstraint("reference"),
)

bank_credit = Table(
    "bank_credit",
    metadata,
    _text("provider", key=True),
    _text("id", key=True),
    _text("account"),
    _text("bank_reference"),
    _int("amount"),
    _text("text"),
    _int("booked_at"),
    _int("noted_at"),
    _text("payment_id", null=True),
    _text("verdict"),
    _later_text("doubt"),
    _later_text("decided_by"),
    _later_text("decided_name"),
    _later_int("decided_at"),
    _later_text("reason"),
    _seal(),
)
Index("bank_credit_alike", bank_credit.c.amount, bank_credit.c.booked_at)
Index("bank_credit_noted", bank_credit.c.verdict, bank_credit.c.noted_at)

# What each feed said of a credit, to the letter: a webhook and a statement both stay.
bank_record = Table(
    "bank_record",
    metadata,
    _text("source", key=True),
    _text("digest", key=True),
    _text("provider"),
    _text("credit_id"),
    _text("place"),
    _text("raw"),
    _int("read_at"),
    _seal(),
)
Index("bank_record_credit", bank_record.c.provider, bank_record.c.credit_id)

# What of a credit went to which payment, and the ledger transfers that say so.
credit_share = Table(
    "credit_share",
    metadata,
    _text("provider", key=True),
    _text("credit_id", key=True),
    _int("position", key=True),
    _text("payment_id"),
    _int("amount"),
    _text("verdict"),
    _text("transfers"),
    _int("payment_version"),
    _int("laid_at"),
    _text("user_id"),
    _text("user_name"),
    _text("reason"),
    _int("reverses", null=True),
    _seal(),
)
Index("credit_share_payment", credit_share.c.payment_id)

transfer = Table(
    "ledger_transfer",
    metadata,
    _text("id", key=True),
    _int("at"),
    _text("debit"),
    _text("credit"),
    _int("amount"),
    _text("code"),
    _text("dossier_id", null=True),
    _text("payment_id", null=True),
    _text("shift_id"),
    _text("reverses", null=True),
    # One event of money is one set of transfers.
    _later_text("event_id"),
    _seal(),
)
Index("transfer_shift", transfer.c.shift_id)
Index("transfer_payment", transfer.c.payment_id)

receipt = Table(
    "receipt",
    metadata,
    _text("number", key=True),
    _text("symbol"),
    _int("serial"),
    _text("dossier_id"),
    _text("payment_id"),
    _int("total"),
    _text("method"),
    _int("issued_at"),
    _text("shift_id"),
    _text("user_name"),
    _int("voided_at", null=True),
    _text("void_reason", null=True),
    _seal(),
    UniqueConstraint("payment_id"),
)
Index("receipt_dossier", receipt.c.dossier_id)
Index("receipt_shift", receipt.c.shift_id)

# A numbered form that was printed ahead for a power cut: out, entered, or accounted for.
blackout_form = Table(
    "blackout_form",
    metadata,
    _text("kit", key=True),
    _text("kind", key=True),
    _int("serial", key=True),
    _int("position"),
    _text("symbol"),
    _text("state"),
    _int("made_at"),
    _text("made_by"),
    _text("made_name"),
    _int("written_at", null=True),
    _int("entered_at", null=True),
    _text("number", null=True),
    _text("dossier_id", null=True),
    _text("reason", null=True),
    _text("words", null=True),
    _int("closed_at", null=True),
    _text("closed_name", null=True),
    _text("shift_id", null=True),
    _seal(),
)
Index("blackout_form_state", blackout_form.c.state)
Index("blackout_form_shift", blackout_form.c.shift_id)

# What the provider of electronic receipts is told of a receipt, and what it answered.
e_receipt = Table(
    "e_receipt",
    metadata,
    _text("number", key=True),
    _text("document"),
    _int("is_temporary"),
    _int("made_at"),
    _int("confirmed_at", null=True),
    _text("provider", null=True),
    _text("lookup_code", null=True),
    _seal(),
)
Index("e_receipt_made", e_receipt.c.made_at, e_receipt.c.confirmed_at)

# The public halves of the keys that receipts were signed with.
receipt_key = Table(
    "receipt_key",
    metadata,
    _text("id", key=True),
    _text("public_key"),
    _int("made_at"),
    _seal(),
)

# What a receipt was given for: a part of a line of the dossier's bill.
receipt_line = Table(
    "receipt_line",
    metadata,
    _text("number", key=True),
    _int("position", key=True),
    _text("kind"),
    _int("amount"),
    _seal(),
)

# Money that is to go back, or a receipt that is to be void: asked for by one, decided by another.
refund = Table(
    "refund",
    metadata,
    _text("id", key=True),
    _text("number"),
    _text("kind"),
    _text("payment_id"),
    _text("dossier_id"),
    _text("receipt_number", null=True),
    _text("way"),
    _int("amount"),
    _int("seen"),
    _int("fee_part", null=True),
    _int("surplus_part", null=True),
    _text("reason"),
    _text("words"),
    _text("clause"),
    _text("state"),
    _int("requested_at"),
    _text("requested_by"),
    _text("requested_name"),
    _int("decided_at", null=True),
    _text("decided_by", null=True),
    _text("decided_name", null=True),
    _int("paid_at", null=True),
    _text("paid_name", null=True),
    _text("bank_reference", null=True),
    _text("payer_name", null=True),
    _text("payer_id", null=True),
    _text("shift_id"),
    _seal(),
    UniqueConstraint("number"),
)
Index("refund_payment", refund.c.payment_id)
Index("refund_state", refund.c.state)
Index("refund_dossier", refund.c.dossier_id)
Index("refund_shift", refund.c.shift_id)

cash_move = Table(
    "cash_move",
    metadata,
    _text("id", key=True),
    _text("number"),
    _text("way"),
    _int("amount"),
    _text("reason"),
    _int("at"),
    _text("user_id"),
    _text("user_name"),
    _text("shift_id"),
    _seal(),
    UniqueConstraint("number"),
)
Index("cash_move_shift", cash_move.c.shift_id)

# Every count of a shift's drawer in the order in which it was given: the first stays beside the
# one that counted in the end. `asked` are the faces it was asked for again about, if it was.
drawer_count = Table(
    "drawer_count",
    metadata,
    _text("shift_id", key=True),
    _int("position", key=True),
    _text("notes"),
    _int("total"),
    _text("reason"),
    _text("asked", null=True),
    _int("at"),
    _text("user_id"),
    _text("user_name"),
    _seal(),
)

# A closing is a version: one that was opened again stays as it was signed. `sequence` counts all
# closings, whatever the clock said; `clock_back` is by how many microseconds it stood before the
# shift's last entry.
shift_closing = Table(
    "shift_closing",
    metadata,
    _text("shift_id", key=True),
    _int("version", key=True),
    _int("sequence"),
    _int("closed_at"),
    _text("user_id"),
    _text("user_name"),
    _int("expected"),
    _int("counted"),
    _text("notes"),
    _text("reason"),
    _text("head"),
    _int("clock_back"),
    _text("handed_to", null=True),
    _int("unsent"),
    _int("unprinted"),
    _int("unpaid"),
    _int("undigitised"),
    _text("report"),
    _seal(),
)

# Asked for by one, decided by another; `is_agreed` is null while nobody decided.
shift_reopening = Table(
    "shift_reopening",
    metadata,
    _text("shift_id", key=True),
    _int("position", key=True),
    _text("reason"),
    _int("asked_at"),
    _text("asked_by"),
    _text("asked_name"),
    _int("is_agreed", null=True),
    _int("decided_at", null=True),
    _text("decided_by", null=True),
    _text("decided_name", null=True),
    _seal(),
)

# What was drawn to be inspected on a day, and among what: seed and both lists stay, so that nobody
# draws again and anybody can check the draw.
review = Table(
    "review",
    metadata,
    _text("day", key=True),
    _int("position", key=True),
    _text("seed"),
    _text("population"),
    _text("sample"),
    _int("at"),
    _text("user_id"),
    _text("user_name"),
    _seal(),
)

# What somebody found who looked; `subject` is a dossier's code or a shift's number.
review_finding = Table(
    "review_finding",
    metadata,
    _text("day", key=True),
    _int("position", key=True),
    _text("subject"),
    _text("finding"),
    _text("words"),
    _int("at"),
    _text("user_id"),
    _text("user_name"),
    _seal(),
)

# A name under a day as it stood: `figures` are its shifts then. A day that changes is signed anew.
review_sign_off = Table(
    "review_sign_off",
    metadata,
    _text("day", key=True),
    _int("version", key=True),
    _text("figures"),
    _text("words"),
    _text("head"),
    _int("at"),
    _text("user_id"),
    _text("user_name"),
    _seal(),
)

# What a supervisor answered to an odd pattern: the same evidence is not asked about again.
pattern_answer = Table(
    "pattern_answer",
    metadata,
    _text("evidence", key=True),
    _text("pattern"),
    _text("day"),
    _text("place"),
    _text("keys"),
    _text("words"),
    _int("at"),
    _text("user_id"),
    _text("user_name"),
    _seal(),
)

slip = Table(
    "slip",
    metadata,
    _text("kind", key=True),
    _text("number", key=True),
    _text("dossier_id", null=True),
    _int("issued_at"),
    _text("form_set"),
    _text("user_name"),
    _text("shift_id"),
    _text("facts"),
    _text("audit_head"),
    _later_int("version"),
    _later_text("digest"),
    _seal(),
)
Index("slip_shift", slip.c.shift_id)
Index("slip_dossier", slip.c.dossier_id)

print_job = Table(
    "print_job",
    metadata,
    _text("id", key=True),
    _text("kind"),
    _text("number"),
    _int("copy"),
    _text("state"),
    _text("target"),
    _int("at"),
    _text("user_name"),
    _seal(),
)
Index("print_job_paper", print_job.c.kind, print_job.c.number)
Index(
    "print_job_copy",
    print_job.c.at,
    sqlite_where=print_job.c.copy > 0,
    postgresql_where=print_job.c.copy > 0,
)
# The few that are neither confirmed nor failed are asked for whenever the home screen is shown.
Index("print_job_state", print_job.c.state, print_job.c.at)

audit = Table(
    "audit",
    metadata,
    _int("sequence", key=True),
    _int("at"),
    _text("actor"),
    _text("act"),
    _text("subject"),
    _text("touched"),
    _text("link"),
    _seal(),
)

outbox = Table(
    "outbox",
    metadata,
    _text("id", key=True),
    _text("lane"),
    _int("sequence"),
    _text("kind"),
    _text("payload"),
    _int("made_at"),
    _text("state"),
    _text("reference", null=True),
    _text("reason", null=True),
    _int("settled_at", null=True),
    _later_text("held"),
    _later_text("files"),
    _seal(),
)
Index("outbox_lane", outbox.c.lane, outbox.c.sequence)
Index("outbox_open", outbox.c.state, outbox.c.made_at)
Index("outbox_made", outbox.c.made_at)

# A person's word on a fact that the city refused; `payload` is what was said before a correction.
delivery_decision = Table(
    "delivery_decision",
    metadata,
    _text("entry_id", key=True),
    _int("position", key=True),
    _text("decision"),
    _text("refusal"),
    _text("reason"),
    _text("payload", null=True),
    _text("new_entry_id", null=True),
    _text("decided_by"),
    _text("decided_name"),
    _int("decided_at"),
    _seal(),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _int("cursor"),
    _int("city_time", null=True),
    _int("read_at", null=True),
    _seal(),
)

# Each thing the city told, to the letter, with what became of it: what no handler knows yet waits
# here for one. A bank's credit has a table of its own.
inbox_change = Table(
    "inbox_change",
    metadata,
    _int("cursor", key=True),
    _text("kind"),
    _text("body"),
    _text("outcome"),
    _int("noted_at"),
    _seal(),
)
Index("inbox_change_kind", inbox_change.c.kind, inbox_change.c.outcome)

# Where city and counter say different things of a dossier, or another counter wants it.
city_question = Table(
    "city_question",
    metadata,
    _int("cursor", key=True),
    _text("matter"),
    _text("dossier_id"),
    _text("ours"),
    _text("theirs"),
    _text("note"),
    _int("told_at"),
    _text("answer"),
    _int("made_at"),
    _text("reason", null=True),
    _text("decided_by", null=True),
    _text("decided_name", null=True),
    _int("decided_at", null=True),
    _seal(),
)
Index("city_question_answer", city_question.c.answer)

# One evening's comparison of keys: what we know to be held, and what the city says it holds.
compared_day = Table(
    "compared_day",
    metadata,
    _text("day", key=True),
    _int("ours"),
    _int("theirs"),
    _int("forgotten"),
    _text("unknown"),
    _int("compared_at"),
    _seal(),
)

# What a desk cannot solve itself: raised to the unit that can, with an answer due.
difficulty = Table(
    "difficulty",
    metadata,
    _text("id", key=True),
    _text("dossier_id", null=True),
    _text("unit"),
    _text("matter"),
    _text("state"),
    _int("raised_at"),
    _text("raised_by"),
    _text("raised_name"),
    _int("answer_by"),
    _text("answer", null=True),
    _text("answered_by", null=True),
    _int("answered_at", null=True),
    _text("noted_name", null=True),
    _seal(),
)
Index("difficulty_due", difficulty.c.answered_at, difficulty.c.answer_by)

# What somebody said of the office, point by point; who it was is known to few.
feedback = Table(
    "feedback",
    metadata,
    _text("id", key=True),
    _text("number"),
    _text("source"),
    _text("state"),
    _text("city_id", null=True),
    _text("dossier_code", null=True),
    _text("full_name", null=True),
    _text("phone", null=True),
    _text("address", null=True),
    _text("words"),
    _text("points"),
    _int("received_at"),
    _int("forward_by"),
    _int("answer_by", null=True),
    _text("made_name"),
    _text("body", null=True),
    _text("note", null=True),
    _int("sorted_at", null=True),
    _text("sorted_name", null=True),
    _int("forwarded_at", null=True),
    _text("forwarded_name", null=True),
    _int("version"),
    _int("answered_at", null=True),
    _text("author_id", null=True),
    _text("author_name", null=True),
    _text("returned", null=True),
    _int("published_at", null=True),
    _text("reader_id", null=True),
    _text("reader_name", null=True),
    _seal(),
    UniqueConstraint("number"),
)
Index("feedback_state", feedback.c.state, feedback.c.received_at)

# An answer to one point. A version that a second reader sent back stays beside the next one.
feedback_answer = Table(
    "feedback_answer",
    metadata,
    _text("feedback_id", key=True),
    _int("version", key=True),
    _int("position", key=True),
    _text("answer"),
    _text("folded"),
    _seal(),
)

# A day on which the office listens: what it is about, and its minutes once somebody confirmed them.
dialogue = Table(
    "dialogue",
    metadata,
    _text("id", key=True),
    _text("held_on"),
    _text("subject"),
    _text("place"),
    _text("state"),
    _int("people", null=True),
    _text("minutes", null=True),
    _int("made_at"),
    _text("made_name"),
    _int("written_at", null=True),
    _text("writer_id", null=True),
    _text("writer_name", null=True),
    _int("confirmed_at", null=True),
    _text("confirmed_name", null=True),
    _seal(),
)

# A version of a month's list of delays, its lines as they were signed; a published one stays.
disclosure = Table(
    "disclosure",
    metadata,
    _text("month", key=True),
    _int("version", key=True),
    _text("state"),
    _text("lines"),
    _text("digest"),
    _text("reason"),
    _int("made_at"),
    _text("made_by"),
    _text("made_name"),
    _text("returned", null=True),
    _int("signed_at", null=True),
    _text("signed_by", null=True),
    _text("signed_name", null=True),
    _int("published_at", null=True),
    _text("published_by", null=True),
    _text("published_name", null=True),
    _seal(),
)

# A target of a year in hundredths of a per cent; a changed one is a further version.
target = Table(
    "target",
    metadata,
    _int("year", key=True),
    _text("indicator", key=True),
    _int("version", key=True),
    _int("share"),
    _text("source"),
    _int("set_at"),
    _text("set_by"),
    _text("set_name"),
    _seal(),
)

# What left the book as a file or on a page: who, when, over which days, and its SHA-256.
export = Table(
    "export",
    metadata,
    _text("id", key=True),
    _text("name"),
    _text("form"),
    _text("first_day"),
    _text("last_day"),
    _int("row_count"),
    _text("sha256"),
    _int("size"),
    _text("file_name"),
    _text("user_id"),
    _text("user_name"),
    _int("at"),
    _seal(),
)
Index("export_at", export.c.at)

draft = Table(
    "draft",
    metadata,
    _text("id", key=True),
    _text("user_id"),
    _text("screen"),
    _text("text"),
    _int("saved_at"),
    _seal(),
)

# Rows that may be neither altered, added nor removed unseen: the audit trail names each version.
CHAINED = frozenset(
    table.name
    for table in (
        station,
        user,
        person_change,
        sign_in,
        procedure,
        raw_record,
        calendar,
        account_profile,
        bundle,
        day_question,
        shift,
        dossier,
        event,
        paper,
        fee_line,
        payment,
        payment_group,
        bank_credit,
        bank_record,
        credit_share,
        transfer,
        receipt,
        blackout_form,
        receipt_key,
        e_receipt,
        receipt_line,
        refund,
        cash_move,
        drawer_count,
        shift_closing,
        shift_reopening,
        review,
        review_finding,
        review_sign_off,
        pattern_answer,
        slip,
        wait,
        handover,
        apology,
        result,
        promise_change,
        delivery_decision,
        scan,
        city_question,
        export,
        disclosure,
        target,
        feedback,
        feedback_answer,
        dialogue,
        difficulty,
    )
)
APPEND_ONLY = (
    transfer.name,
    audit.name,
    drawer_count.name,
    shift_closing.name,
    review.name,
    review_finding.name,
    review_sign_off.name,
    pattern_answer.name,
)
# Rows whose later states are the program's own book-keeping: the trail names them as they come, so
# that none is removed unseen, and their seals tell the rest.
BORN_ON_TRAIL = frozenset(
    table.name
    for table in (
        lease,
        further_lease,
        number_series,
        print_job,
        outbox,
        inbox,
        inbox_change,
    )
)
