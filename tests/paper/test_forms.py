"""The thirteen forms of the two sets: each field the circulars ask for stands on its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.money import Money
from counter_app.domain.office import FormSet
from counter_app.paper.apology_slip import ApologySlip, apology_slip
from counter_app.paper.blocks import Cut, Paper, Table, Tick, page_of
from counter_app.paper.codec import from_json, to_json
from counter_app.paper.control_sheet import ControlRow, ControlSheet, control_sheet
from counter_app.paper.forms import Form, form_for, has_form
from counter_app.paper.head import superseded_mark
from counter_app.paper.intake_slip import intake_slip
from counter_app.paper.refusal_slip import RefusalSlip, refusal_slip
from counter_app.paper.specimen import form_of, kinds, specimen
from counter_app.paper.stop_notice import StopNotice, stop_notice
from counter_app.paper.wording import UNFILLED
from counter_app.queries.slip import KINDS
from counter_app.starter.load import form_sets
from tests.fakes.papers import OFFICE, slip_facts
from tests.paper.text import text_of

LAST_OF_2018, FIRST_OF_2025 = date(2025, 9, 14), date(2025, 9, 15)
TODAY = date(2026, 11, 26)
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=VIETNAM)

# Kind, number and name: what each set calls its forms.
SET_2018 = (
    ("intake-slip", "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
    ("supplement", "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
    ("refusal", "03", "Phiếu từ chối giải quyết hồ sơ"),
    ("apology", "04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
    ("control-sheet", "05", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
    ("register", "06", "Sổ theo dõi hồ sơ"),
)
SET_2025 = (
    ("intake-slip", "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
    ("supplement", "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
    ("refusal", "03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
    ("apology", "04", "Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết"),
    ("stop", "05", "Thông báo dừng giải quyết hồ sơ"),
    ("control-sheet", "06", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
    ("register", "07", "Sổ theo dõi hồ sơ"),
)
FORMS = [(LAST_OF_2018, "TT01/2018/TT-VPCP", *one) for one in SET_2018] + [
    (FIRST_OF_2025, "TT03/2025/TT-VPCP Phụ lục I", *one) for one in SET_2025
]
HEAD = ("ỦY BAN NHÂN DÂN", "TRUNG TÂM PHỤC VỤ", "Độc lập – Tự do – Hạnh phúc", "Hà Nội, ngày")
PERSON = ("Số định danh cá nhân/tổ chức: ", "Địa chỉ: ", "Số điện thoại: ", "Email: ")
FIELDS: dict[str, tuple[str, ...]] = {
    "intake-slip": (
        "Số: 0000/TTPVHCC(BPTNTKQ)",
        "Mã hồ sơ: ",
        "Bộ phận Tiếp nhận và Trả kết quả: ",
        "Tiếp nhận hồ sơ của Ông/Bà/Tổ chức: ",
        *PERSON,
        "Người ủy quyền: ",
        "Địa chỉ người ủy quyền: ",
        "Số định danh người ủy quyền: ",
        "Số điện thoại người ủy quyền: ",
        "Email người ủy quyền: ",
        "Giấy tờ ủy quyền: ",
        "Nội dung yêu cầu giải quyết: ",
        "Thành phần hồ sơ nộp gồm:",
        "Số lượng hồ sơ: 1 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định là: 3 ngày làm việc",
        "Thời gian nhận hồ sơ: 14 giờ 32 phút, ngày",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày",
        "Đăng ký nhận kết quả tại: ",
        "Trực tiếp tại quầy",
        "Qua bưu chính công ích",
        "Địa chỉ nhận: ",
        "Bản điện tử",
        "Quyển số: sổ điện tử; Số thứ tự: 0000",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "ký số",
    ),
    "supplement": (
        "Số: 0000/TTPVHCC(BPTNTKQ)",
        "Hồ sơ của: ",
        "Nội dung yêu cầu giải quyết: ",
        "Địa chỉ: ",
        "Số điện thoại: ",
        "Email: ",
        "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
        "1. ",
        "2. ",
        "Lý do: ",
        "liên hệ với Phạm Văn Mẫu, 024",
        "NGƯỜI HƯỚNG DẪN",
    ),
    "refusal": (
        "Số: 0000/TTPVHCC(BPTNTKQ)",
        "Mã hồ sơ: ",
        "Bộ phận Tiếp nhận và Trả kết quả: ",
        "Tiếp nhận hồ sơ của Ông/Bà/Tổ chức: ",
        *PERSON,
        "Nội dung yêu cầu giải quyết: ",
        "lý do cụ thể như sau:",
        "Căn cứ: ",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
    ),
    "apology": (
        "Số: 0000/TTPVHCC(BPTNTKQ)",
        "Mã hồ sơ: ",
        "Kính gửi: ",
        "Số định danh cá nhân/tổ chức: ",
        "Thời gian tiếp nhận hồ sơ: 14 giờ 32 phút, ngày",
        "Nội dung yêu cầu giải quyết: ",
        "Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày",
        "Lý do: ",
        "xin lỗi Ông/Bà/Tổ chức",
        "Thời gian hẹn trả kết quả mới: 17 giờ 00 phút, ngày",
        "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    ),
    "stop": (
        "Số: 0000/TTPVHCC(BPTNTKQ)",
        "Mã hồ sơ: ",
        "Kính gửi: ",
        *PERSON,
        "Nội dung yêu cầu giải quyết: ",
        "Thời gian tiếp nhận hồ sơ: ",
        "Đề nghị dừng giải quyết của: ",
        "Lý do dừng giải quyết: ",
        "Căn cứ: ",
        "Giai đoạn giải quyết khi dừng: ",
        "Quyết định: Kết quả giải quyết của hồ sơ này chưa được ban hành.",
        "Phí, lệ phí đã nộp: 8.000 đ; biên lai số 00AAA-00000000",
        "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
    ),
    "control-sheet": (
        "Mã hồ sơ: ",
        "Cơ quan (bộ phận) giải quyết hồ sơ: ",
        "Cơ quan phối hợp giải quyết hồ sơ: ",
        "Thời gian tiếp nhận hồ sơ: 14 giờ 32 phút, ngày",
        "Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày",
        "TT | Bên giao, bên nhận hồ sơ | Thời gian giao, nhận hồ sơ | Người giao | Người nhận | "
        "Kết quả (sớm, đúng hạn, quá hạn) | Ghi chú",
        "Giao: Bộ phận Tiếp nhận và Trả kết quả Nhận: Công chức tư pháp – hộ tịch | 14:32 ",
        "| Sớm |",
        "| Đúng hạn |",
        "do bên nhận hồ sơ ghi",
    ),
    "register": (
        "Lĩnh vực: ",
        "Quyển số: ",
        "TT | Mã hồ sơ | Tên thủ tục hành chính | Tên cá nhân, tổ chức | Địa chỉ, số điện thoại | "
        "Cơ quan chủ trì giải quyết | Nhận hồ sơ | Hẹn trả kết quả | Trả kết quả | "
        "Phương thức nhận kết quả | Ký nhận",
        "24 | ",
    ),
}


@pytest.mark.parametrize(("on", "set_name", "kind", "number", "name"), FORMS)
def test_each_form_bears_its_sets_number_and_name_to_the_letter(
    on: date, set_name: str, kind: str, number: str, name: str
) -> None:
    form = form_for(kind, on)
    told = text_of(specimen(kind, on))

    assert (form.set, form.number, form.name) == (set_name, number, name)
    assert name.upper() in told
    assert f"Mẫu số {number}, {set_name}" in told


@pytest.mark.parametrize(("on", "set_name", "kind", "number", "name"), FORMS)
def test_each_form_holds_every_field(
    on: date, set_name: str, kind: str, number: str, name: str
) -> None:
    told = text_of(specimen(kind, on))

    assert [field for field in (*HEAD, *FIELDS[kind]) if field not in told] == []


def test_the_four_slips_alone_fit_a_roll() -> None:
    fits = {kind for kind, _, _ in SET_2025 if form_for(kind, TODAY).fits_roll}

    assert fits == {"intake-slip", "supplement", "refusal", "apology"}
    assert all((page_of(specimen(kind, TODAY)) is None) is (kind in fits) for kind in FIELDS)


def test_the_apology_says_what_the_law_of_its_day_says() -> None:
    assert "hẹn trả kết quả vào:" in text_of(specimen("apology", LAST_OF_2018))
    assert "đề nghị gia hạn thời gian giải quyết đến:" in text_of(specimen("apology", TODAY))


def test_a_stop_notice_came_with_the_set_of_2025() -> None:
    assert not has_form("stop", LAST_OF_2018)
    assert has_form("stop", FIRST_OF_2025)
    with pytest.raises(RuleError, match="form_not_in_set"):
        form_for("stop", LAST_OF_2018)


def test_the_last_set_stays_in_force_after_the_ministry_changed() -> None:
    assert form_for("intake-slip", date(2026, 8, 5)) == form_for("intake-slip", date(2026, 8, 4))


def test_a_set_that_is_switched_on_is_in_force_from_its_day_without_a_line_of_code() -> None:
    *older, newest = form_sets()
    closed = FormSet(
        newest.name, newest.valid_from, date(2026, 12, 31), newest.forms, newest.numbers
    )
    coming = FormSet("TT00/2027", date(2027, 1, 1), None, {"9": "Giấy hẹn"}, {"intake-slip": "9"})
    sets: Sequence[FormSet] = (*older, closed, coming)

    assert form_for("intake-slip", date(2026, 12, 31), sets).number == "01"
    assert form_for("intake-slip", date(2027, 1, 1), sets) == Form(
        "TT00/2027", "9", "Giấy hẹn", fits_roll=True
    )


def test_a_specimen_of_every_kind_is_marked_at_both_ends() -> None:
    for kind in kinds():
        first, *_, before_last, last = specimen(kind, TODAY)
        assert "BẢN MẪU – KHÔNG CÓ GIÁ TRỊ" in text_of((first,))
        assert "BẢN MẪU – KHÔNG CÓ GIÁ TRỊ" in text_of((before_last,))
        assert isinstance(last, Cut)


def test_every_kind_that_can_be_printed_has_a_specimen() -> None:
    assert set(kinds()) == {*KINDS, "register"}


def test_an_unknown_kind_has_no_specimen() -> None:
    with pytest.raises(InputError, match="paper_kind_unknown") as refused:
        specimen("poster", TODAY)
    assert refused.value.facts["kinds"] == ", ".join(kinds())
    assert form_of("receipt", TODAY) is None


@pytest.mark.parametrize("kind", kinds())
def test_a_specimen_kept_as_json_is_the_same_paper(kind: str) -> None:
    paper = specimen(kind, TODAY)

    assert from_json(to_json(paper)) == paper


def _refusal() -> Paper:
    facts = RefusalSlip(
        form_for("refusal", TODAY), OFFICE, "1", None, "", None, None, None, None, "", "", "", "",
        NOON, 0, "0",
    )  # fmt: skip
    return refusal_slip(facts)


def test_what_is_not_known_of_a_refusal_is_dots_to_write_on() -> None:
    told = text_of(_refusal())

    for field in (
        "Mã hồ sơ", "Tiếp nhận hồ sơ của Ông/Bà/Tổ chức", "Số định danh cá nhân/tổ chức",
        "Địa chỉ", "Số điện thoại", "Email", "Nội dung yêu cầu giải quyết", "Căn cứ",
    ):  # fmt: skip
        assert f"{field}: {UNFILLED}" in told


def test_what_is_not_known_of_a_stop_is_dots_to_write_on() -> None:
    facts = StopNotice(
        form_for("stop", TODAY), OFFICE, "1", "c", "", None, None, None, None, "", NOON, "", "",
        "", Money(0), "", NOON, 0, "0",
    )  # fmt: skip
    told = text_of(stop_notice(facts))

    for field in ("Đề nghị dừng giải quyết của", "Lý do dừng giải quyết", "Căn cứ"):
        assert f"{field}: {UNFILLED}" in told
    assert "Phí, lệ phí đã nộp: Chưa nộp khoản nào." in told
    paid = text_of(stop_notice(replace(facts, paid=Money(8_000))))
    assert f"Phí, lệ phí đã nộp: 8.000 đ; biên lai số {UNFILLED}" in paid


def test_what_is_not_known_of_an_apology_is_dots_to_write_on() -> None:
    facts = ApologySlip(
        form_for("apology", TODAY), OFFICE, "1", "c", "", None, "", NOON, NOON, "", NOON, (), "",
        NOON, 0, "0",
    )  # fmt: skip
    told = text_of(apology_slip(facts))

    for field in ("Kính gửi", "Nội dung yêu cầu giải quyết", "Lý do"):
        assert f"{field}: {UNFILLED}" in told


def _sheet(*rows: ControlRow) -> Table:
    facts = ControlSheet(
        form_for("control-sheet", TODAY), OFFICE, "1", "c", "r", "", (), NOON, NOON, rows, NOON,
        0, "0",
    )  # fmt: skip
    (found,) = (block for block in control_sheet(facts) if isinstance(block, Table))
    return found


def test_the_receiving_side_writes_the_result_on_the_control_sheet() -> None:
    open_row = ControlRow("A", "B", NOON, "G", None, NOON, "", "")
    done = replace(open_row, receiver="R", result="late")

    assert _sheet(open_row).rows[0][4:6] == ("………", "………")
    assert _sheet(done).rows[0][4:6] == ("R", "Quá hạn")


def test_a_control_sheet_without_a_hand_over_has_rows_to_write_on() -> None:
    assert len(_sheet().rows) == 4


@pytest.mark.parametrize("way", ["counter", "post", "electronic"])
def test_the_way_to_receive_the_result_is_ticked_alone(way: str) -> None:
    paper = intake_slip(replace(slip_facts(), return_way=way))
    ticks = [block for block in paper if isinstance(block, Tick)]

    assert [tick.ticked for tick in ticks] == [
        way == each for each in ("counter", "post", "electronic")
    ]
    assert [bool(tick.note) for tick in ticks] == [False, way == "post", way == "electronic"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (
            "handover-list",
            (
                "Số: BG-", "Bên giao: ", "Bên nhận: ", "Thời gian giao: 14 giờ 32 phút, ngày",
                "TT | Mã hồ sơ | Thủ tục hành chính | Số giấy tờ | Hạn của bên nhận", "4 | ",
                "Tổng số hồ sơ: 4", "Tổng số giấy tờ: 14", "BÊN GIAO", "BÊN NHẬN",
            ),
        ),
        (
            "result-receipt",
            (
                "Chủ hồ sơ: ", "Loại kết quả: ", "Số, ký hiệu: ", "Ngày ban hành: ", "Người ký: ",
                "Trích yếu: ", "Phương thức nhận kết quả: ", "Số vận đơn: ", "Thời gian trả: ",
                "Người nhận kết quả: ", "Người trả kết quả: ", "NGƯỜI NHẬN KẾT QUẢ",
                "NGƯỜI TRẢ KẾT QUẢ",
            ),
        ),
        (
            "refund",
            (
                "Người nộp: ", "Biên lai số: ", "Số tiền đã thu: 8.000 đ", "Lý do hoàn trả: ",
                f"Căn cứ: {UNFILLED}", "Số tiền hoàn trả", "Bằng chữ: Tám nghìn đồng.",
                "Hình thức hoàn trả: ", "NGƯỜI NHẬN TIỀN", "NGƯỜI HOÀN TRẢ", "NGƯỜI DUYỆT",
            ),
        ),
    ],
)  # fmt: skip
def test_the_papers_of_practice_hold_their_fields(kind: str, fields: tuple[str, ...]) -> None:
    told = text_of(specimen(kind, TODAY))

    assert [field for field in fields if field not in told] == []


def test_a_replaced_paper_says_by_which_correction() -> None:
    assert superseded_mark(0) == ()
    assert "ĐÃ ĐƯỢC THAY BẰNG BẢN SỬA LẦN 1" in text_of(superseded_mark(1))
