"""A dossier's way from draft to returned result: its statuses, and the moves that are allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.errors import RuleError


class Status(StrEnum):
    """Where a dossier stands. All but the draft have a code of the national portal."""

    DRAFT = "draft"
    REGISTERED = "registered"
    RECEIVED = "received"
    REFUSED = "refused"
    PROCESSING = "processing"
    SUPPLEMENT_WANTED = "supplement_wanted"
    PAYMENT_WANTED = "payment_wanted"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    RESULT_READY = "result_ready"
    RETURNED = "returned"

    @property
    def portal(self) -> PortalStatus | None:
        """What the portal calls this; None for a draft, which is never sent."""
        return PORTAL_STATUS.get(self)


@dataclass(frozen=True, slots=True)
class PortalStatus:
    """A status as the national portal numbers and names it."""

    code: int
    name: str


# Codes 5, 6 and 8 are never told as 9: that is the peers' mistake which falsifies the indicators.
PORTAL_STATUS: Mapping[Status, PortalStatus] = {
    Status.REGISTERED: PortalStatus(1, "Mới đăng ký"),
    Status.RECEIVED: PortalStatus(2, "Được tiếp nhận"),
    Status.REFUSED: PortalStatus(3, "Không được tiếp nhận"),
    Status.PROCESSING: PortalStatus(4, "Đang xử lý"),
    Status.SUPPLEMENT_WANTED: PortalStatus(5, "Yêu cầu bổ sung giấy tờ"),
    Status.PAYMENT_WANTED: PortalStatus(6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
    Status.WITHDRAWN: PortalStatus(7, "Công dân yêu cầu rút hồ sơ"),
    Status.STOPPED: PortalStatus(8, "Dừng xử lý"),
    Status.RESULT_READY: PortalStatus(9, "Đã xử lý xong"),
    Status.RETURNED: PortalStatus(10, "Đã trả kết quả"),
}


class Move(StrEnum):
    """What is done to a dossier."""

    REGISTER = "register"
    RECEIVE = "receive"
    REFUSE = "refuse"
    FORWARD = "forward"
    ASK_SUPPLEMENT = "ask_supplement"
    TAKE_SUPPLEMENT = "take_supplement"
    ASK_PAYMENT = "ask_payment"
    TAKE_PAYMENT = "take_payment"
    WITHDRAW = "withdraw"
    STOP = "stop"
    FINISH = "finish"
    RETURN = "return"


# A supplement asked for before receipt ends in RECEIVE, one asked for later in TAKE_SUPPLEMENT.
TRANSITIONS: Mapping[tuple[Status, Move], Status] = {
    (Status.DRAFT, Move.REGISTER): Status.REGISTERED,
    (Status.DRAFT, Move.RECEIVE): Status.RECEIVED,
    (Status.DRAFT, Move.ASK_SUPPLEMENT): Status.SUPPLEMENT_WANTED,
    (Status.DRAFT, Move.REFUSE): Status.REFUSED,
    (Status.REGISTERED, Move.RECEIVE): Status.RECEIVED,
    (Status.REGISTERED, Move.ASK_SUPPLEMENT): Status.SUPPLEMENT_WANTED,
    (Status.REGISTERED, Move.REFUSE): Status.REFUSED,
    (Status.REGISTERED, Move.WITHDRAW): Status.WITHDRAWN,
    (Status.RECEIVED, Move.FORWARD): Status.PROCESSING,
    (Status.RECEIVED, Move.FINISH): Status.RESULT_READY,
    (Status.RECEIVED, Move.WITHDRAW): Status.WITHDRAWN,
    (Status.RECEIVED, Move.STOP): Status.STOPPED,
    (Status.PROCESSING, Move.ASK_SUPPLEMENT): Status.SUPPLEMENT_WANTED,
    (Status.PROCESSING, Move.ASK_PAYMENT): Status.PAYMENT_WANTED,
    (Status.PROCESSING, Move.FINISH): Status.RESULT_READY,
    (Status.PROCESSING, Move.WITHDRAW): Status.WITHDRAWN,
    (Status.PROCESSING, Move.STOP): Status.STOPPED,
    (Status.SUPPLEMENT_WANTED, Move.RECEIVE): Status.RECEIVED,
    (Status.SUPPLEMENT_WANTED, Move.TAKE_SUPPLEMENT): Status.PROCESSING,
    (Status.SUPPLEMENT_WANTED, Move.REFUSE): Status.REFUSED,
    (Status.SUPPLEMENT_WANTED, Move.WITHDRAW): Status.WITHDRAWN,
    (Status.SUPPLEMENT_WANTED, Move.STOP): Status.STOPPED,
    (Status.PAYMENT_WANTED, Move.TAKE_PAYMENT): Status.PROCESSING,
    (Status.PAYMENT_WANTED, Move.WITHDRAW): Status.WITHDRAWN,
    (Status.PAYMENT_WANTED, Move.STOP): Status.STOPPED,
    (Status.RESULT_READY, Move.RETURN): Status.RETURNED,
}


# Where the promise is still to be kept. A wait that stops the clock stands outside; one that does
# not stop it is looked up by its own row.
CLOCK_RUNS = (Status.RECEIVED, Status.PROCESSING)
OPEN = (*CLOCK_RUNS, Status.SUPPLEMENT_WANTED, Status.PAYMENT_WANTED)
FINISHED = (Status.WITHDRAWN, Status.RESULT_READY, Status.RETURNED)


def possible_moves(status: Status) -> tuple[Move, ...]:
    """What can be done to a dossier that stands here, in the table's order."""
    return tuple(move for origin, move in TRANSITIONS if origin is status)


def next_status(status: Status, move: Move) -> Status:
    """Where the move leads.

    Raises RuleError("move_not_allowed", status=…, move=…, possible=…): the codes of where it
    stands, of what was asked and of all that is possible instead.
    """
    following = TRANSITIONS.get((status, move))
    if following is None:
        possible = tuple(f"move_{one}" for one in possible_moves(status)) or ("move_none",)
        raise RuleError(
            "move_not_allowed", status=f"status_{status}", move=f"move_{move}", possible=possible
        )
    return following


class Punctuality(StrEnum):
    """How a finish stands to its promise, to the day: the promise names an hour of a day."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


def punctuality(finished_at: datetime, due_at: datetime) -> Punctuality:
    """Early on a day before the promised one, late after the promised instant.

    Both instants are on the same clock; form 06 of TT 03/2025/TT-VPCP has the three words.
    """
    if finished_at > due_at:
        return Punctuality.LATE
    return Punctuality.EARLY if finished_at.date() < due_at.date() else Punctuality.ON_TIME
