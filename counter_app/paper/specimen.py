"""Each kind of paper with invented facts: to try a printer or a form without a dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.office import DRILL_OFFICE
from counter_app.paper.amount_in_words import in_words
from counter_app.paper.apology_slip import ApologySlip, apology_slip
from counter_app.paper.blackout_kit import BlackoutKit, KitSheet, blackout_kit
from counter_app.paper.blocks import Cut, Paper
from counter_app.paper.control_sheet import ControlRow, ControlSheet, control_sheet
from counter_app.paper.fee_receipt import FeeReceipt, ReceiptLine, fee_receipt, temporary_receipt
from counter_app.paper.follow_up_book import BookRow, FollowUpBook, follow_up_book
from counter_app.paper.forms import Form, form_for
from counter_app.paper.group_slip import GroupedDossier, GroupSlip, group_slip
from counter_app.paper.handover_list import HandedDossier, HandoverList, handover_list
from counter_app.paper.head import paper_office, specimen_mark
from counter_app.paper.intake_slip import Authoriser, Component, IntakeSlip, SlipFee, intake_slip
from counter_app.paper.key_notice import KeyNotice, key_notice
from counter_app.paper.refund_slip import RefundSlip, refund_slip
from counter_app.paper.refusal_slip import RefusalSlip, refusal_slip
from counter_app.paper.result_receipt import ResultReceipt, result_receipt
from counter_app.paper.shift_report import ShiftReport, shift_report
from counter_app.paper.stop_notice import StopNotice, stop_notice
from counter_app.paper.supplement_slip import SupplementSlip, supplement_slip

OFFICE = paper_office(DRILL_OFFICE)
PERSON = "NGUYỄN THỊ MẪU"
CLERK = "Phạm Văn Mẫu"
HEAD = "Lê Thị Thử"
_ID = "000000000000"
_ADDRESS = "Số 0, ngõ 0 phố Diễn Tập, phường Thử, thành phố Hà Nội"
_PHONE = "0900000000"
_EMAIL = "mau@example.invalid"
_REQUEST = "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh"
_CLAUSE = "Khoản 5 Điều 18 Nghị định số 63/2010/NĐ-CP"
_FEE = Money(8_000)
_HEAD_OF_TRAIL = "00000000"
# What a phone reads from a specimen's codes: nothing that could be paid.
_CODE_TEXT = "BẢN MẪU"
_ROWS_OF_BOOK = 24
_FRIDAY = 4


def kinds() -> tuple[str, ...]:
    """The kinds of paper that have a specimen."""
    return tuple(_STATUTORY) + tuple(_OTHER)


def form_of(kind: str, on: date) -> Form | None:
    """The statutory form of a specimen; None for a paper that is none."""
    return form_for(kind, on) if kind in _STATUTORY else None


def specimen(kind: str, on: date) -> Paper:
    """The paper as it would be issued on the day, marked at both ends.

    Raises InputError("paper_kind_unknown"), or RuleError("form_not_in_set") where the set of the
    day has no such form.
    """
    if kind in _STATUTORY:
        paper = _STATUTORY[kind](form_for(kind, on), _at(on))
    elif kind in _OTHER:
        paper = _OTHER[kind](_at(on))
    else:
        raise InputError("paper_kind_unknown", field="kind", kinds=", ".join(kinds()))
    *body, last = paper
    assert isinstance(last, Cut)
    return (*specimen_mark(), *body, *specimen_mark(), last)


def code(on: date) -> str:
    """The code that the specimens of a day bear."""
    return f"{DRILL_OFFICE.agency}-{on:%y%m%d}-0000"


def _at(on: date) -> datetime:
    return datetime.combine(on, time(14, 32), VIETNAM)


def _due(at: datetime) -> datetime:
    """Some days later, on none of which an office is closed every week."""
    day = at + timedelta(days=5)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > _FRIDAY else 0)
    return day.replace(hour=17, minute=0)


def _number() -> str:
    return f"0000/{DRILL_OFFICE.unit_sign}(BPTNTKQ)"


def _intake(form: Form, at: datetime) -> Paper:
    facts = IntakeSlip(
        office=OFFICE,
        number=_number(),
        code=code(at.date()),
        slip_version=1,
        received_from=PERSON,
        id_number=_ID,
        address=_ADDRESS,
        phone=_PHONE,
        email=_EMAIL,
        authorised_by=Authoriser(
            "TRẦN VĂN THỬ", _ADDRESS, _ID, _PHONE, _EMAIL, "Văn bản ủy quyền số 00/UQ"
        ),
        request=_REQUEST,
        procedure_code="2.000635",
        components=(
            Component("Tờ khai cấp bản sao trích lục hộ tịch theo mẫu", 1, 0, "handed_in"),
            Component("Văn bản ủy quyền có chứng thực", 0, 1, "handed_in"),
            Component("Thẻ căn cước hoặc hộ chiếu của người yêu cầu", 1, 0, "shown"),
        ),
        sets=1,
        time_limit="3 ngày làm việc",
        received_at=at,
        due_at=_due(at),
        due_trace=("Thời hạn giải quyết: 3 ngày làm việc (24 giờ làm việc).",),
        return_at=OFFICE.unit,
        fee_lines=(SlipFee("Cấp bản sao trích lục hộ tịch (1 bản)", _FEE),),
        fee_total=_FEE,
        payment_text="Bản mẫu: không nộp tiền theo phiếu này.",
        payment_qr=None,
        payment_reference=None,
        tracking_url=_CODE_TEXT,
        submitter_name=PERSON,
        clerk_name=CLERK,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
        form=form,
        provisional_note=None,
        return_way="post",
        return_address=_ADDRESS,
    )
    return intake_slip(facts)


def _supplement(form: Form, at: datetime) -> Paper:
    facts = SupplementSlip(
        office=OFFICE,
        number=_number(),
        code=code(at.date()),
        dossier_of=PERSON,
        request=_REQUEST,
        address=_ADDRESS,
        phone=_PHONE,
        email=_EMAIL,
        missing=(
            ("Tờ khai theo mẫu", "Chưa ký tên ở cuối tờ khai"),
            ("Giấy chứng sinh", "Chưa có trong hồ sơ"),
        ),
        contact=f"{CLERK}, {OFFICE.phone}",
        clerk_name=CLERK,
        asked_at=at,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
        form=form,
    )
    return supplement_slip(facts)


def _refusal(form: Form, at: datetime) -> Paper:
    facts = RefusalSlip(
        form=form,
        office=OFFICE,
        number=_number(),
        code=code(at.date()),
        received_from=PERSON,
        id_number=_ID,
        address=_ADDRESS,
        phone=_PHONE,
        email=_EMAIL,
        request=_REQUEST,
        reason="Việc được yêu cầu không thuộc thẩm quyền giải quyết của cơ quan này.",
        clause=_CLAUSE,
        clerk_name=CLERK,
        refused_at=at,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
    )
    return refusal_slip(facts)


def _apology(form: Form, at: datetime) -> Paper:
    facts = ApologySlip(
        form=form,
        office=OFFICE,
        number=_number(),
        code=code(at.date()),
        addressee=PERSON,
        id_number=_ID,
        request=_REQUEST,
        received_at=at - timedelta(days=7),
        due_at=_due(at),
        reason="Cần xác minh thêm tại nơi đăng ký hộ tịch trước đây.",
        new_due_at=_due(at) + timedelta(days=7),
        due_trace=("Thời hạn được cộng thêm 5 ngày làm việc.",),
        signer_name=HEAD,
        issued_at=at,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
    )
    return apology_slip(facts)


def _stop(form: Form, at: datetime) -> Paper:
    facts = StopNotice(
        form=form,
        office=OFFICE,
        number=_number(),
        code=code(at.date()),
        addressee=PERSON,
        id_number=_ID,
        address=_ADDRESS,
        phone=_PHONE,
        email=_EMAIL,
        request=_REQUEST,
        received_at=at - timedelta(days=2),
        stage="Thẩm định – Công chức tư pháp – hộ tịch",
        reason="Người nộp hồ sơ đề nghị rút hồ sơ.",
        clause="Điều 21 Nghị định số 118/2025/NĐ-CP",
        paid=_FEE,
        signer_name=HEAD,
        stopped_at=at,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
        asked_by="Người nộp hồ sơ",
        receipt_number="00AAA-00000000",
    )
    return stop_notice(facts)


def _control(form: Form, at: datetime) -> Paper:
    units = (
        "Bộ phận Tiếp nhận và Trả kết quả",
        "Công chức tư pháp – hộ tịch",
        "Lãnh đạo Ủy ban nhân dân phường",
        "Bộ phận Tiếp nhận và Trả kết quả",
    )
    people = (CLERK, "Trần Văn Thử", HEAD, CLERK)
    results = ("early", "on_time", "")
    rows = tuple(
        ControlRow(
            from_unit=units[n],
            to_unit=units[n + 1],
            given_at=at + timedelta(hours=n),
            giver=people[n],
            receiver=people[n + 1] if results[n] else None,
            due_at=at + timedelta(hours=n + 1),
            result=results[n],
            note="Đủ giấy tờ" if n == 0 else "",
        )
        for n in range(3)
    )
    facts = ControlSheet(
        form=form,
        office=OFFICE,
        number=_number(),
        code=code(at.date()),
        request=_REQUEST,
        deciding_agency="Ủy ban nhân dân phường Thử",
        coordinating=("Công an phường Thử",),
        received_at=at,
        due_at=_due(at),
        rows=rows,
        issued_at=at,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
    )
    return control_sheet(facts)


def _register(form: Form, at: datetime) -> Paper:
    procedures = (_REQUEST, "Đăng ký khai sinh", "Xác nhận tình trạng hôn nhân")
    ways = ("Trực tiếp tại quầy", "Qua bưu chính công ích", "Bản điện tử")
    rows = tuple(
        BookRow(
            code=f"{DRILL_OFFICE.agency}-{at:%y%m%d}-{n:04d}",
            procedure=procedures[n % 3],
            person=PERSON if n % 2 else "CÔNG TY TNHH DIỄN TẬP",
            address=f"{_ADDRESS}; {_PHONE}",
            agency="Ủy ban nhân dân phường Thử",
            received_at=at + timedelta(minutes=n),
            due_at=_due(at),
            returned_at=_due(at) if n % 4 == 0 else None,
            way=ways[n % 3],
        )
        for n in range(_ROWS_OF_BOOK)
    )
    facts = FollowUpBook(
        form=form,
        office=OFFICE,
        field="Hộ tịch",
        first=at.date(),
        last=at.date(),
        rows=rows,
        made_at=at,
        audit_head=_HEAD_OF_TRAIL,
    )
    return follow_up_book(facts)


def _blackout_kit(at: datetime) -> Paper:
    facts = BlackoutKit(
        office=OFFICE,
        number="DP-0000-000000-00",
        agency=DRILL_OFFICE.agency,
        symbol=DRILL_OFFICE.receipt_symbol,
        sheets=(KitSheet(0, 0),),
        made_at=at,
        made_by=HEAD,
        form=form_for("intake-slip", at.date()),
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
    )
    return blackout_kit(facts)


def _group(at: datetime) -> Paper:
    dossiers = tuple(
        GroupedDossier(
            code=f"{DRILL_OFFICE.agency}-{at:%y%m%d}-{n:04d}",
            procedure=_REQUEST,
            owner=PERSON,
            fee=_FEE,
            due_at=_due(at),
        )
        for n in range(3)
    )
    total = Money(3 * _FEE.dong)
    facts = GroupSlip(
        office=OFFICE,
        number=f"NH-0000-{at:%y%m%d}-00",
        handed_in_by=PERSON,
        received_at=at,
        dossiers=dossiers,
        fee_total=total,
        in_words=in_words(total),
        payment_qr=None,
        payment_reference=None,
        payment_text="Đã thu tiền mặt.",
        clerk_name=CLERK,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
    )
    return group_slip(facts)


def _handover(at: datetime) -> Paper:
    dossiers = tuple(
        HandedDossier(
            code=f"{DRILL_OFFICE.agency}-{at:%y%m%d}-{n:04d}",
            procedure=_REQUEST,
            papers=n + 2,
            due_at=_due(at),
        )
        for n in range(4)
    )
    facts = HandoverList(
        office=OFFICE,
        number=f"BG-0000-{at:%y%m%d}-00",
        from_unit="Bộ phận Tiếp nhận và Trả kết quả",
        to_unit="Công chức tư pháp – hộ tịch",
        given_at=at,
        dossiers=dossiers,
        giver=CLERK,
        receiver=None,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
    )
    return handover_list(facts)


def _result(at: datetime) -> Paper:
    facts = ResultReceipt(
        office=OFFICE,
        number=_number(),
        code=code(at.date()),
        request=_REQUEST,
        owner=PERSON,
        receiver=PERSON,
        kind="Trích lục khai sinh (bản sao)",
        result_number="00/TLKS-BS",
        issued_on=at.date(),
        signer=HEAD,
        summary="Trích lục khai sinh, 1 bản",
        way="Trực tiếp tại quầy",
        tracking=None,
        returned_at=at,
        clerk_name=CLERK,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
    )
    return result_receipt(facts)


def _receipt_facts(at: datetime) -> FeeReceipt:
    return FeeReceipt(
        office=OFFICE,
        form_symbol=DRILL_OFFICE.receipt_form,
        symbol="00AAA",
        number="00000000",
        payer_name=PERSON,
        payer_address=_ADDRESS,
        payer_id=_ID,
        lines=(ReceiptLine("Cấp bản sao trích lục hộ tịch", "phi", _FEE, "TT 281/2016/TT-BTC"),),
        total=_FEE,
        in_words=in_words(_FEE),
        method="Tiền mặt",
        paid_at=at,
        dossier_code=code(at.date()),
        procedure=_REQUEST,
        collector_name=CLERK,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
        signed=False,
        code=_CODE_TEXT,
    )


def _receipt(at: datetime) -> Paper:
    return fee_receipt(_receipt_facts(at))


def _temporary_receipt(at: datetime) -> Paper:
    return temporary_receipt(_receipt_facts(at))


def _notice(at: datetime) -> Paper:
    facts = KeyNotice(
        office=OFFICE,
        key_id="AAAAAAAA",
        key="HCCK1/AAAAAAAA/" + "A" * 52,
        code=_CODE_TEXT,
        earlier=(),
        issued_at=at,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
    )
    return key_notice(facts)


def _refund(at: datetime) -> Paper:
    facts = RefundSlip(
        office=OFFICE,
        number=_number(),
        code=code(at.date()),
        procedure=_REQUEST,
        payer_name=PERSON,
        payer_id=_ID,
        receipt_number="00AAA-00000000",
        paid_at=at - timedelta(days=2),
        paid=_FEE,
        refunded=_FEE,
        in_words=in_words(_FEE),
        method="Tiền mặt",
        reason="Thu thừa so với mức phí quy định.",
        clause="",
        refunded_at=at,
        clerk_name=CLERK,
        approver_name=HEAD,
        copy_number=0,
        audit_head=_HEAD_OF_TRAIL,
    )
    return refund_slip(facts)


def _shift_report(at: datetime) -> Paper:
    facts = ShiftReport(
        office=OFFICE,
        shift_number=f"0000-{at:%y%m%d}-0",
        station="Quầy 0 (0000)",
        clerk_name=CLERK,
        opened_at=at.replace(hour=7, minute=55),
        closed_at=at,
        float_opening=Money(500_000),
        cash_taken=_FEE,
        cash_refunded=Money(0),
        cash_expected=Money(508_000),
        cash_counted=Money(508_000),
        difference=Money(0),
        difference_reason="",
        denominations=((Money(500_000), 1), (Money(2_000), 4)),
        tenders=(("Tiền mặt", 1, _FEE), ("Quét mã QR", 0, Money(0))),
        dossiers_received=1,
        supplements=0,
        receipts=(("00AAA-00000000", _FEE, "Tiền mặt"),),
        waiting_payments=(),
        unsent=0,
        unprinted=0,
        audit_head=_HEAD_OF_TRAIL,
        copy_number=0,
        fees_rechecked="12 hồ sơ tính lại, 0 khác biệt",
    )
    return shift_report(facts)


_STATUTORY: Mapping[str, Callable[[Form, datetime], Paper]] = {
    "intake-slip": _intake,
    "supplement": _supplement,
    "refusal": _refusal,
    "apology": _apology,
    "stop": _stop,
    "control-sheet": _control,
    "register": _register,
}
_OTHER: Mapping[str, Callable[[datetime], Paper]] = {
    "blackout-kit": _blackout_kit,
    "handover-list": _handover,
    "group-slip": _group,
    "result-receipt": _result,
    "receipt": _receipt,
    "temporary-receipt": _temporary_receipt,
    "refund": _refund,
    "shift-report": _shift_report,
    "notice": _notice,
}
