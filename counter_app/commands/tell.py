"""Puts what happened into the city's words, in the transaction in which it happened."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from counter_app.domain.dossier import Status
from counter_app.domain.instant import instant
from counter_app.domain.message import (
    CORRECTED,
    DAY_SIGNED,
    DIGITISED,
    FEEDBACK_ANSWERED,
    MOVED,
    RECEIVED,
    REFUSED,
    SETTLED,
    SHIFT_CLOSED,
    SUPPLEMENT,
    WENT_BACK,
    Json,
    Message,
)

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.commands.issued import Submitted
    from counter_app.domain.catalogue import Procedure
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork


def tell(
    uow: UnitOfWork,
    message: Message,
    dossier_id: str,
    context: Context,
    *,
    is_first: bool = False,
) -> None:
    """Queue a fact in its dossier's lane; `is_first` where the dossier is new."""
    uow.outbox.put(
        message,
        lane=dossier_id,
        entry_id=context.new_id(),
        at=context.micros,
        is_first=is_first,
    )


def tell_of(uow: UnitOfWork, message: Message, lane: str, context: Context) -> None:
    """Queue a fact that is no dossier's, such as a shift's, in a lane of its own."""
    uow.outbox.put_beside(message, lane=lane, entry_id=context.new_id(), at=context.micros)


def shift_closed(shift: Row, closing: Row, context: Context) -> Message:
    """A shift's drawer was counted; a later version stands beside the one before."""
    body: dict[str, Json] = {
        "number": shift["number"],
        "version": closing["version"],
        "clerk": shift["user_name"],
        "opened_at": _utc(shift["opened_at"]),
        "closed_at": _utc(closing["closed_at"]),
        "closed_by": closing["user_name"],
        "handed_to": closing["handed_to"],
        "float_opening": shift["float_opening"],
        "expected": closing["expected"],
        "counted": closing["counted"],
        "reason": closing["reason"],
        "undone": {
            name: closing[name] for name in ("unsent", "unprinted", "unpaid", "undigitised")
        },
        "head": closing["head"],
        "station": f"{context.station.number:04d}",
    }
    return Message(SHIFT_CLOSED, body)


def day_signed(
    sign_off: Row, shifts: Sequence[Row], sample: int, faults: int, context: Context
) -> Message:
    """A supervisor reviewed a day and put their name under it."""
    body: dict[str, Json] = {
        "day": sign_off["day"],
        "version": sign_off["version"],
        "signed_by": sign_off["user_name"],
        "signed_at": _utc(sign_off["at"]),
        "shifts": [
            {
                "number": row["number"],
                "expected": row["cash_expected"],
                "counted": row["cash_counted"],
            }
            for row in shifts
        ],
        "sample": sample,
        "faults": faults,
        "head": sign_off["head"],
        "station": f"{context.station.number:04d}",
    }
    return Message(DAY_SIGNED, body)


def received(
    dossier: Row,
    procedure: Procedure,
    submitted: Submitted,
    context: Context,
) -> Message:
    """A dossier was received complete, form 01 was issued, the clock runs (portal status 2)."""
    body: dict[str, Json] = {
        **_common(dossier, procedure, context),
        "status": portal_code(dossier["status"]),
        "received_at": _utc(dossier["received_at"]),
        "due_at": _utc(dossier["due_at"]),
        "papers": [
            {
                "component_code": paper["component_code"],
                "name": paper["name"],
                "state": paper["state"],
                "originals": paper["originals"],
                "copies": paper["copies"],
            }
            for paper in submitted.papers
        ],
        "fees": [
            {
                "name": line["name"],
                "kind": line["kind"],
                "amount": line["amount"],
                "legal_basis": line["legal_basis"],
            }
            for line in submitted.fee_lines
        ],
        "fee_total": dossier["fee_total"],
        "payment": _payment(submitted),
        "tenders": [
            {
                "method": payment["method"],
                "amount": payment["amount_due"],
                "state": _city_state(payment["state"]),
                "reference": payment["reference"],
                "receipt_number": _receipt_number(submitted, payment),
            }
            for payment in submitted.payments
        ],
        "form_set": dossier["form_set"],
    }
    return Message(RECEIVED, body)


def supplement_requested(
    dossier: Row,
    procedure: Procedure,
    missing: Sequence[tuple[str, str]],
    context: Context,
) -> Message:
    """A dossier is incomplete: form 02 says once and in full what is missing (portal status 5)."""
    body: dict[str, Json] = {
        **_common(dossier, procedure, context),
        "status": portal_code(dossier["status"]),
        "missing": [{"name": name, "reason": reason} for name, reason in missing],
        "asked_at": _utc(context.micros),
    }
    return Message(SUPPLEMENT, body)


def settled(
    dossier: Row, payment: Row, receipt: tuple[str, str] | None, context: Context
) -> Message:
    """The bank's money changed what a dossier still owes."""
    body: dict[str, Json] = {
        **_codes(dossier),
        "reference": payment["reference"],
        "method": payment["method"],
        "state": payment["state"],
        "amount": payment["amount_paid"],
        "receipt": {"symbol": receipt[0], "number": receipt[1]} if receipt else None,
        "settled_at": _utc(context.micros),
        "station": f"{context.station.number:04d}",
    }
    return Message(SETTLED, body)


def went_back(dossier: Row, refund: Row, replaced_by: str | None, context: Context) -> Message:
    """Money was granted back, left, or a receipt is void; `replaced_by` stands for a void one."""
    body: dict[str, Json] = {
        **_codes(dossier),
        "number": refund["number"],
        "kind": refund["kind"],
        "way": refund["way"],
        "state": refund["state"],
        "amount": refund["amount"],
        "receipt_number": refund["receipt_number"],
        "replaced_by": replaced_by,
        "reason": refund["reason"],
        "at": _utc(context.micros),
        "station": f"{context.station.number:04d}",
    }
    return Message(WENT_BACK, body)


def refused(dossier: Row, procedure: Procedure, reason: str, context: Context) -> Message:
    """A dossier was not taken in: form 03 says why (portal status 3)."""
    body: dict[str, Json] = {
        **_common(dossier, procedure, context),
        "status": portal_code(dossier["status"]),
        "reason": reason,
        "refused_at": _utc(context.micros),
    }
    return Message(REFUSED, body)


def moved(dossier: Row, move: str, context: Context, *, note: str = "") -> Message:
    """One line of a dossier's progress: what was done, by whom, and until when the rest is due."""
    body: dict[str, Json] = {
        **_codes(dossier),
        "status": portal_code(dossier["status"]),
        "move": move,
        "at": _utc(context.micros),
        "unit": dossier["holder"],
        "handler": context.actor.name,
        "note": note,
        "due_at": _utc(dossier["due_at"]) if dossier["due_at"] else None,
        "station": f"{context.station.number:04d}",
    }
    return Message(MOVED, body)


def corrected(dossier: Row, procedure: Procedure, reason: str, context: Context) -> Message:
    """The person's facts were wrong and are right now; where the dossier stands is the same."""
    body: dict[str, Json] = {
        **_common(dossier, procedure, context),
        "status": portal_code(dossier["status"]),
        "reason": reason,
        "corrected_at": _utc(context.micros),
    }
    return Message(CORRECTED, body)


def digitised(
    dossier: Row, scan: Row, paper: tuple[str, str | None], digitised: int, context: Context
) -> Message:
    """Which file stands for a paper now; state 0 where none does any more.

    `paper` is its name and its code as a component; `digitised` counts the dossier's papers that
    were made digital here.
    """
    name, component_code = paper
    stands = scan["discarded_at"] is None
    body: dict[str, Json] = {
        **_codes(dossier),
        "subject": scan["subject"],
        "name": name,
        "component_code": component_code,
        "state": scan["state"] if stands else 0,
        "digitised": digitised,
        "file": {
            "sha256": scan["sha256"],
            "size": scan["size"],
            "pages": scan["pages"],
            "media": scan["media"],
            "name": scan["file_name"],
        },
        "source": scan["source"],
        "description": json.loads(scan["description"]),
        "at": _utc(context.micros),
        "handler": context.actor.name,
        "station": f"{context.station.number:04d}",
    }
    return Message(DIGITISED, body, files=(scan["sha256"],) if stands else ())


def feedback_answered(
    row: Row, points: Sequence[str], answers: Sequence[str], context: Context
) -> Message:
    """What somebody said was answered and published, or handed to whose it is.

    Nothing of the person: the city that told it knows who it was.
    """
    body: dict[str, Json] = {
        "number": row["number"],
        "city_id": row["city_id"],
        "code": row["dossier_code"],
        "state": str(row["state"]),
        "answers": [
            {"point": point, "answer": answer}
            for point, answer in zip(points, answers, strict=False)
        ],
        "body": row["body"],
        "received_at": _utc(row["received_at"]),
        "at": _utc(context.micros),
        "station": f"{context.station.number:04d}",
    }
    return Message(FEEDBACK_ANSWERED, body)


def portal_code(status: str) -> int:
    """The national portal's number of a status that is told."""
    portal = Status(status).portal
    assert portal is not None, "a draft is never told"
    return portal.code


def _common(dossier: Row, procedure: Procedure, context: Context) -> dict[str, Json]:
    return {
        **_codes(dossier),
        "procedure": {
            "code": procedure.code,
            "version": dossier["procedure_version"],
            "case": dossier["case_name"],
            "name": procedure.name,
        },
        "channel": dossier["channel"],
        "applicant": {
            "full_name": dossier["full_name"],
            "id_number": dossier["id_number"],
            "born": dossier["born"],
            "sex": dossier["sex"],
            "residence": dossier["residence"],
            "phone": dossier["phone"],
        },
        "on_behalf_of": _on_behalf_of(dossier),
        **_beside(dossier),
        "return_way": dossier.get("return_way") or "counter",
        "slip_number": dossier["slip_number"],
        "station": f"{context.station.number:04d}",
        "clerk": context.actor.name,
    }


def _beside(dossier: Row) -> dict[str, Json]:
    """Those who are handed in with it, and the people of its household, where there are any."""
    found: dict[str, Json] = {}
    if dossier.get("group_number"):
        found["group"] = dossier["group_number"]
    if dossier.get("household"):
        found["household"] = json.loads(dossier["household"])
    return found


def _codes(dossier: Row) -> dict[str, Json]:
    """The code, and the provisional one by which the city may know the dossier already."""
    code, earlier = dossier["code"], dossier.get("provisional_code")
    return (
        {"code": code} if earlier in (None, code) else {"code": code, "provisional_code": earlier}
    )


def _payment(submitted: Submitted) -> dict[str, Json]:
    """The whole in one word; of several payments the one that waits, else the last."""
    state = submitted.state
    if state is None:
        return {"method": "none", "state": "none", "reference": None, "receipt_number": None}
    main = submitted.waiting or (submitted.payments[-1] if submitted.payments else None)
    return {
        "method": main["method"] if main else "none",
        "state": _city_state(state),
        "reference": main["reference"] if main else None,
        "receipt_number": _receipt_number(submitted, main) if main else None,
    }


def _receipt_number(submitted: Submitted, payment: Row) -> str | None:
    receipt = submitted.receipts.get(payment["id"])
    return receipt["number"] if receipt else None


def _city_state(state: str) -> str:
    return {"surplus": "paid", "paid_late": "paid"}.get(state, str(state))


def _on_behalf_of(dossier: Row) -> Json:
    """The owner of the dossier where somebody else handed it in, else None."""
    kept = dossier.get("authorised_by")
    if not kept:
        return None
    facts = json.loads(kept)
    return {name: facts[name] for name in ("full_name", "id_number", "residence", "phone", "paper")}


def _utc(microseconds: int) -> str:
    return instant(microseconds).isoformat().replace("+00:00", "Z")
