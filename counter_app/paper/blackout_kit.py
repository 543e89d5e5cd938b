"""The black-out kit on paper: a list of its numbers, and two copies of each sheet to write on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.paper.blocks import (
    Align,
    Block,
    Columns,
    Cut,
    Field,
    Line,
    NewPage,
    OnPage,
    Paper,
    Rule,
    Size,
    Space,
    Table,
)
from counter_app.paper.forms import Form
from counter_app.paper.head import (
    Office,
    Signature,
    copy_mark,
    foot,
    head,
    letterhead,
    signatures,
    title,
)

KIND = "blackout-kit"
COPIES = ("Liên 1: giao người nộp", "Liên 2: lưu tại quầy")
DAY_BOXES = "_ _ _ _ _ _"
_DOTS = "." * 60
_PAPERS = 6
_LIST_HEAD = (
    "TT",
    "Số tờ",
    "Biên lai số",
    "Viết lúc",
    "Người nộp",
    "Nhập máy, hoặc hỏng, không dùng",
)
_LIST_WIDTHS = (8, 18, 38, 24, 40, 42)


@dataclass(frozen=True, slots=True)
class KitSheet:
    """One sheet: the dossier's serial and the receipt's number that only it may bear."""

    serial: int
    receipt: int


@dataclass(frozen=True, slots=True)
class BlackoutKit:
    """What the kit states."""

    office: Office
    number: str
    agency: str
    symbol: str
    sheets: tuple[KitSheet, ...]
    made_at: datetime
    made_by: str
    form: Form
    copy_number: int
    audit_head: str


def blackout_kit(facts: BlackoutKit) -> Paper:
    """The list first, since it stays with who keeps the kit; then each sheet twice."""
    return (
        OnPage(),
        *_list(facts),
        *(
            block
            for sheet in facts.sheets
            for copy in COPIES
            for block in (NewPage(), *_sheet(facts, sheet, copy))
        ),
        Cut(),
    )


def sheet_code(agency: str, serial: int) -> str:
    """The code as it stands on a sheet, its day left to be written."""
    return f"{agency}-{DAY_BOXES}-{serial:04d}"


def _list(facts: BlackoutKit) -> Paper:
    rows = tuple(
        (str(at), f"{one.serial:04d}", f"{facts.symbol}-{one.receipt:08d}", "", "", "")
        for at, one in enumerate(facts.sheets, 1)
    )
    return (
        *copy_mark(facts.copy_number),
        *head(facts.office, facts.number, facts.made_at),
        *title("BỘ PHIẾU DỰ PHÒNG KHI MẤT ĐIỆN", f"Số: {facts.number}"),
        Line(
            "Chỉ dùng khi máy không chạy. Mỗi hồ sơ một tờ, viết hai liên; ghi giờ và ngày ngay "
            "lúc nhận. Có điện lại: nhập từng tờ vào máy theo đúng số và giờ trên tờ. Tờ hỏng, "
            "mất, không dùng: báo giám sát khai trong máy; không được bỏ số nào."
        ),
        Space(20),
        Table(_LIST_HEAD, rows, _LIST_WIDTHS, stacks=True),
        *signatures(Signature("NGƯỜI LẬP", facts.made_by), Signature("NGƯỜI GIỮ BỘ PHIẾU")),
        *foot(facts.audit_head)[:-1],
    )


def _sheet(facts: BlackoutKit, sheet: KitSheet, copy: str) -> Paper:
    return (
        Columns((copy, f"Bộ {facts.number} · tờ {sheet.serial:04d}"), (50, 50), _ENDS, Size.SMALL),
        *letterhead(facts.office),
        Space(10),
        *title(facts.form.title, f"Mã hồ sơ: {sheet_code(facts.agency, sheet.serial)}"),
        Line(
            "Sáu ô giữa là hai số cuối của năm, tháng, ngày nhận. Dùng mã này để tra cứu.",
            Align.CENTRE,
            Size.SMALL,
        ),
        *_written("Họ tên người nộp", "Số định danh", "Địa chỉ", "Số điện thoại"),
        *_written("Thủ tục (mã và tên)"),
        *_papers(),
        Space(15),
        Field("Nhận lúc", "……… giờ ……… phút, ngày ……… tháng ……… năm …………"),
        Space(25),
        Field("Hẹn trả kết quả", "……… giờ ……… phút, ngày ……… tháng ……… năm …………"),
        Line(
            "Giờ hẹn được máy tính lại theo giờ nhận trên tờ này khi có điện.",
            size=Size.SMALL,
            italic=True,
        ),
        Space(20),
        Rule(),
        *_money(facts, sheet),
        *signatures(Signature("NGƯỜI NỘP"), Signature("NGƯỜI TIẾP NHẬN, THU TIỀN")),
        Line(f"{facts.form.foot}, viết tay khi mất điện", Align.CENTRE, Size.SMALL),
    )


_ENDS = (Align.LEFT, Align.RIGHT)


def _written(*labels: str) -> Paper:
    """Lines that a hand finds room on."""
    return tuple(
        block
        for label in labels
        for block in (Space(25), Field(label, _DOTS + _DOTS[: 40 - len(label)]))
    )


def _papers() -> Paper:
    rows = tuple((str(at), "", "", "") for at in range(1, _PAPERS + 1))
    return (
        Space(25),
        Line("Giấy tờ nhận:", keeps_next=True),
        Table(("TT", "Tên giấy tờ", "Bản chính", "Bản sao"), rows, (8, 100, 20, 20), stacks=True),
        Space(10),
    )


def _money(facts: BlackoutKit, sheet: KitSheet) -> Paper:
    blocks: list[Block] = [
        Line("PHIẾU THU TẠM – CHƯA PHẢI BIÊN LAI", Align.CENTRE, bold=True, keeps_next=True),
        Line(
            f"Giữ chỗ biên lai ký hiệu {facts.symbol}, số {sheet.receipt:08d}",
            Align.CENTRE,
            keeps_next=True,
        ),
        *_written("Số tiền mặt đã thu (đồng)", "Bằng chữ", "Nội dung thu"),
        Space(15),
        Line("Không thu tiền thì gạch chéo phần này.", size=Size.SMALL, italic=True),
    ]
    return tuple(blocks)
