"""What can be done to a dossier now: each act, what it asks for, and the command it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from counter_app.commands.apology import IssueApology, SetApologyAside
from counter_app.commands.digitisation import DiscardScan
from counter_app.commands.dossier import (
    CorrectApplicant,
    NoteArrival,
    RefuseDossier,
    StopDossier,
    WithdrawDossier,
)
from counter_app.commands.handover import ForwardDossiers, PassOn, TakeHandover
from counter_app.commands.intake import Tick
from counter_app.commands.obligation import AskObligation, SettleObligation
from counter_app.commands.result import FinishDossier, NoteUncollected, ReturnResult
from counter_app.commands.supplement import AskSupplement, TakeSupplement
from counter_app.domain.apology import ApologyState
from counter_app.domain.checklist import PaperState
from counter_app.domain.dossier import CLOCK_RUNS, OPEN, TRANSITIONS, Move, Status
from counter_app.domain.errors import InputError
from counter_app.domain.id_number import IdNumber
from counter_app.domain.person import Applicant, BirthDate, PhoneNumber, Sex
from counter_app.domain.return_way import ReturnWay
from ui.forms.day import typed_day
from ui.words import said

if TYPE_CHECKING:
    from counter_app.commands.outcome import Command
    from counter_app.queries.dossier import DossierPage

Values = Mapping[str, str]
_WAYS = {"1": ReturnWay.COUNTER, "2": ReturnWay.POST, "3": ReturnWay.ELECTRONIC}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that an act asks for; `start` is what the field begins with."""

    name: str
    label: str
    start: Callable[[DossierPage, datetime], str] = lambda _page, _now: ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `is_open` says whether it is possible now; `needs_second` that another signs it."""

    name: str
    title: str
    asks: tuple[Asked, ...]
    is_open: Callable[[DossierPage], bool]
    command: Callable[[DossierPage, Values, datetime], Command[Any]]
    needs_second: Callable[[DossierPage], bool] = lambda _page: False


def possible(page: DossierPage) -> tuple[Act, ...]:
    """The acts that are possible on a dossier now, the ordinary way on first."""
    return tuple(act for act in ACTS if act.is_open(page))


def blocked(page: DossierPage) -> tuple[tuple[Act, tuple[Status, ...]], ...]:
    """The moves of the law that are not possible now, and where a dossier has to stand for each."""
    moves = {str(move): move for move in Move}
    return tuple(
        (act, tuple(origin for origin, move in TRANSITIONS if move is moves[act.name]))
        for act in ACTS
        if act.name in moves and not act.is_open(page)
    )


def _in(*statuses: Status) -> Callable[[DossierPage], bool]:
    return lambda page: page.line.status in statuses


def _is_processing(page: DossierPage) -> bool:
    return page.line.status is Status.PROCESSING


def _today(_page: DossierPage, now: datetime) -> str:
    return f"{now:%d/%m/%Y}"


def _missing_ticks(page: DossierPage) -> tuple[Tick, ...]:
    """Everything that was asked for is here now, as the list wants it."""
    return tuple(
        Tick(paper.position, PaperState.SHOWN)
        if paper.is_present_only
        else Tick(paper.position, PaperState.HANDED_IN, paper.asked_originals, paper.asked_copies)
        for paper in page.papers
        if paper.state in (PaperState.MISSING, PaperState.FAILED)
    )


def _numbered(page: DossierPage, text: str, reason: str) -> tuple[tuple[int, str], ...]:
    """Papers by their number on the list, "1, 3", each with the reason."""
    chosen = []
    for word in text.replace(",", " ").replace(";", " ").split():
        if not word.isascii() or not word.isdigit() or not 0 < int(word) <= len(page.papers):
            raise InputError("paper_number_wrong", field="papers", most=len(page.papers))
        chosen.append((page.papers[int(word) - 1].position, reason))
    return tuple(chosen)


def _digitised(page: DossierPage, text: str) -> int | None:
    """The place of a file by the number of its paper on the list, or "KQ" for the result's."""
    if text.strip().upper() == "KQ":
        return None
    chosen = _numbered(page, text, "")
    if len(chosen) != 1:
        raise InputError("paper_number_wrong", field="paper", most=len(page.papers))
    return chosen[0][0]


def _now(_page: DossierPage, now: datetime) -> str:
    return f"{now:%H:%M %d/%m/%Y}"


def _moment(text: str, now: datetime) -> datetime:
    try:
        return datetime.strptime(text.strip(), "%H:%M %d/%m/%Y").replace(tzinfo=now.tzinfo)
    except ValueError:
        raise InputError("moment_wrong", field="arrived_at") from None


def _days(text: str) -> int:
    if not text.strip().isascii() or not text.strip().isdigit():
        raise InputError("extension_days_wrong", field="working_days", most=30)
    return int(text)


def _way(text: str) -> ReturnWay:
    way = _WAYS.get(text.strip())
    if way is None:
        raise InputError("return_way_wrong", field="way")
    return way


def _applicant(page: DossierPage, values: Values, now: datetime) -> Applicant:
    return Applicant(
        full_name=values["full_name"],
        id_number=IdNumber(values["id_number"]) if values["id_number"].strip() else None,
        born=BirthDate.parse(page.born, now.date()) if page.born else None,
        sex=Sex(page.sex) if page.sex else None,
        residence=values["residence"] or None,
        phone=PhoneNumber(values["phone"]) if values["phone"].strip() else None,
        email=page.email,
    )


_REASON = Asked("reason", said("Lý do"))
_CLAUSE = Asked("clause", said("Căn cứ (điều, khoản, văn bản)"))

ACTS: tuple[Act, ...] = (
    Act(
        "forward",
        said("Chuyển xử lý, lập phiếu bàn giao"),
        (),
        lambda page: page.line.status is Status.RECEIVED and page.has_next_unit,
        lambda page, _values, _now: ForwardDossiers((page.line.dossier_id,)),
    ),
    Act(
        "take_handover",
        said("Đơn vị ký nhận hồ sơ"),
        (Asked("receiver", said("Người nhận")),),
        lambda page: _is_processing(page) and bool(page.holds) and page.holds[-1].receiver is None,
        lambda page, values, _now: TakeHandover(page.holds[-1].list_number, values["receiver"]),
    ),
    Act(
        "pass_on",
        said("Đơn vị xong bước này, chuyển bước sau"),
        (Asked("note", said("Ghi chú (có thể bỏ trống)")),),
        lambda page: _is_processing(page) and page.has_next_unit,
        lambda page, values, _now: PassOn(page.line.dossier_id, values["note"]),
    ),
    Act(
        "take_supplement",
        said("Nhận đủ giấy tờ bổ sung"),
        (),
        lambda page: page.line.status is Status.SUPPLEMENT_WANTED and page.was_received,
        lambda page, _values, _now: TakeSupplement(page.line.dossier_id, _missing_ticks(page)),
    ),
    Act(
        "take_payment",
        said("Ghi nhận đã thực hiện nghĩa vụ tài chính"),
        (Asked("proof", said("Số chứng từ đã nộp")),),
        _in(Status.PAYMENT_WANTED),
        lambda page, values, _now: SettleObligation(page.line.dossier_id, values["proof"]),
    ),
    Act(
        "finish",
        said("Có kết quả đã ký"),
        (
            Asked("kind", said("Loại kết quả")),
            Asked("number", said("Số, ký hiệu")),
            Asked("issued_on", said("Ngày ban hành (ngày/tháng/năm)"), _today),
            Asked("signer", said("Người ký")),
            Asked("summary", said("Trích yếu (có thể bỏ trống)")),
        ),
        _in(Status.RECEIVED, Status.PROCESSING),
        lambda page, values, _now: FinishDossier(
            page.line.dossier_id,
            values["kind"],
            values["number"],
            typed_day(values["issued_on"], "issued_on"),
            values["signer"],
            values["summary"],
        ),
    ),
    Act(
        "return",
        said("Trả kết quả"),
        (
            Asked(
                "way", said("Cách trả: 1 tại quầy · 2 bưu chính · 3 điện tử"), lambda _p, _n: "1"
            ),
            Asked("receiver", said("Người nhận"), lambda page, _now: page.full_name),
            Asked("tracking", said("Số vận đơn (bưu chính)")),
        ),
        _in(Status.RESULT_READY),
        lambda page, values, _now: ReturnResult(
            page.line.dossier_id,
            _way(values["way"]),
            values["receiver"],
            values["tracking"],
        ),
    ),
    Act(
        "remind",
        said("Đã nhắc công dân nhận kết quả"),
        (Asked("note", said("Đã nhắc thế nào")),),
        _in(Status.RESULT_READY),
        lambda page, values, _now: NoteUncollected(page.line.dossier_id, values["note"]),
    ),
    Act(
        "ask_supplement",
        said("Yêu cầu bổ sung giấy tờ"),
        (
            Asked("papers", said("Số thứ tự giấy tờ trong danh mục, ví dụ 1, 3")),
            _REASON,
            Asked("clause", said("Căn cứ (bắt buộc từ lần thứ hai)")),
        ),
        _in(Status.PROCESSING, Status.SUPPLEMENT_WANTED),
        lambda page, values, _now: AskSupplement(
            page.line.dossier_id,
            _numbered(page, values["papers"], values["reason"]),
            values["clause"],
        ),
        lambda page: page.supplement_rounds > 0,
    ),
    Act(
        "ask_payment",
        said("Yêu cầu nghĩa vụ tài chính (cơ quan khác thu)"),
        (Asked("body", said("Cơ quan thông báo")), Asked("notice", said("Số, ngày thông báo"))),
        _in(Status.PROCESSING),
        lambda page, values, _now: AskObligation(
            page.line.dossier_id, values["body"], values["notice"]
        ),
    ),
    Act(
        "apologise",
        said("Xin lỗi và hẹn lại (một lần)"),
        (_REASON, Asked("working_days", said("Hẹn thêm bao nhiêu ngày làm việc"))),
        lambda page: page.line.status in CLOCK_RUNS and page.apology is not ApologyState.ISSUED,
        lambda page, values, _now: IssueApology(
            page.line.dossier_id, values["reason"], _days(values["working_days"])
        ),
        lambda _page: True,
    ),
    Act(
        "set_apology_aside",
        said("Không cần xin lỗi: sẽ trả đúng hẹn"),
        (_REASON,),
        lambda page: page.line.status in CLOCK_RUNS and page.apology is ApologyState.DRAFTED,
        lambda page, values, _now: SetApologyAside(page.line.dossier_id, values["reason"]),
        lambda _page: True,
    ),
    Act(
        "correct",
        said("Đính chính thông tin người nộp, cấp lại giấy hẹn"),
        (
            Asked("full_name", said("Họ và tên"), lambda page, _now: page.full_name),
            Asked("id_number", said("Số định danh"), lambda page, _now: str(page.id_number or "")),
            Asked("residence", said("Địa chỉ"), lambda page, _now: page.residence or ""),
            Asked("phone", said("Số điện thoại"), lambda page, _now: page.phone or ""),
            _REASON,
        ),
        lambda page: page.was_received and page.line.status in OPEN,
        lambda page, values, now: CorrectApplicant(
            page.line.dossier_id, _applicant(page, values, now), values["reason"]
        ),
    ),
    Act(
        "arrive",
        said("Cơ quan có thẩm quyền đã nhận hồ sơ (nộp ngoài nơi giải quyết)"),
        (
            Asked("agency", said("Cơ quan nhận")),
            Asked(
                "arrived_at",
                said("Lúc (giờ:phút ngày/tháng/năm)"),
                lambda _p, now: f"{now:%H:%M %d/%m/%Y}",
            ),
        ),
        lambda page: page.was_received and page.line.status in OPEN and not page.has_arrived,
        lambda page, values, now: NoteArrival(
            page.line.dossier_id, values["agency"], _moment(values["arrived_at"], now)
        ),
    ),
    Act(
        "discard_scan",
        said("Bỏ tệp số hóa sai (giấy tờ chờ số hóa lại)"),
        (Asked("paper", said("Số thứ tự giấy tờ trong danh mục, hoặc KQ (kết quả)")), _REASON),
        lambda page: bool(page.scans),
        lambda page, values, _now: DiscardScan(
            page.line.dossier_id, _digitised(page, values["paper"]), values["reason"]
        ),
    ),
    Act(
        "withdraw",
        said("Công dân rút hồ sơ"),
        (_REASON,),
        _in(
            Status.REGISTERED,
            Status.RECEIVED,
            Status.PROCESSING,
            Status.SUPPLEMENT_WANTED,
            Status.PAYMENT_WANTED,
        ),
        lambda page, values, _now: WithdrawDossier(page.line.dossier_id, values["reason"]),
    ),
    Act(
        "refuse",
        said("Từ chối giải quyết"),
        (_REASON, _CLAUSE),
        _in(Status.REGISTERED, Status.SUPPLEMENT_WANTED),
        lambda page, values, _now: RefuseDossier(
            page.line.dossier_id, values["reason"], values["clause"]
        ),
    ),
    Act(
        "stop",
        said("Dừng giải quyết"),
        (_REASON, _CLAUSE),
        _in(
            Status.RECEIVED,
            Status.PROCESSING,
            Status.SUPPLEMENT_WANTED,
            Status.PAYMENT_WANTED,
        ),
        lambda page, values, _now: StopDossier(
            page.line.dossier_id, values["reason"], values["clause"]
        ),
        lambda _page: True,
    ),
)
