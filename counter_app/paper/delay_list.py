"""The month's list of those who caused delay, as it is put up; applicants are masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.disclosure import CAUSES, DelayLine
from counter_app.domain.export import Cell
from counter_app.paper.blocks import Align, Block, Line, OnPage, Paper, Size, Table
from counter_app.paper.head import Office, Signature, head, signatures, title

_HEAD = (
    "TT",
    "Đơn vị",
    "Người giữ bước",
    "Mã hồ sơ",
    "Thủ tục",
    "Người nộp",
    "Bước",
    "Hạn của bước",
    "Xong lúc",
    "Giờ chậm",
    "Nguyên nhân",
    "Phiếu xin lỗi",
)
_WIDTHS = (8, 28, 22, 30, 34, 22, 26, 19, 19, 12, 30, 19)
_ALIGNS = (
    Align.CENTRE,
    *(Align.LEFT,) * 8,
    Align.RIGHT,
    Align.LEFT,
    Align.LEFT,
)


@dataclass(frozen=True, slots=True)
class DelayList:
    """What the list states; `names` are of its maker, its first and its second signer."""

    office: Office
    month: date
    version: int
    reason: str
    lines: Sequence[DelayLine]
    published_at: datetime
    digest: str
    names: tuple[str, str, str]


def delay_list(facts: DelayList) -> Paper:
    """A form of practice, on A4 turned on its side: no template was published."""
    below = f"Tháng {facts.month:%m/%Y}"
    if facts.version > 1:
        below += f" – phiên bản {facts.version}"
    blocks: list[Block] = [
        OnPage(is_wide=True),
        *head(facts.office, None, facts.published_at),
        *title("DANH SÁCH HỒ SƠ, BƯỚC XỬ LÝ CHẬM HẠN", below),
    ]
    if facts.reason:
        blocks.append(Line(f"Thay phiên bản {facts.version - 1}. Lý do: {facts.reason}"))
    if facts.lines:
        rows = tuple(tuple(_text(cell) for cell in row) for row in listed(facts.lines)[1])
        blocks.append(Table(_HEAD, rows, _WIDTHS, _ALIGNS, Size.TINY, stacks=True))
    else:
        blocks.append(Line("Không có bước nào chậm hạn trong tháng.", bold=True))
    maker, first, second = facts.names
    blocks += [
        Line(f"Tổng số: {len(facts.lines)} lượt chậm.", italic=True),
        Line(
            "Giờ chậm là giờ làm việc; tính theo từng bước, cơ quan phối hợp chậm không tính cho "
            "quầy. Họ tên người nộp đã được che.",
            size=Size.SMALL,
            italic=True,
        ),
        *signatures(
            Signature("NGƯỜI LẬP", maker, ""),
            Signature("NGƯỜI KÝ", first, ""),
            Signature("LÃNH ĐẠO CÔNG KHAI", second, ""),
        ),
        Line(f"Mã kiểm tra danh sách: {facts.digest}", Align.CENTRE, Size.SMALL),
    ]
    return tuple(blocks)


def listed(lines: Sequence[DelayLine]) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """The names of the columns and the rows, for a page and for a workbook."""
    return _HEAD, tuple(
        (
            position,
            line.unit,
            line.officer,
            line.code,
            line.procedure,
            line.masked_name,
            line.step,
            _moment(line.due_at),
            _moment(line.finished_at) if line.finished_at else "chưa xong",
            line.hours_late,
            f"{CAUSES[line.cause]}: {line.words}" if line.words else CAUSES[line.cause],
            f"{date.fromisoformat(line.apology):%d/%m/%Y}" if line.apology else "không có",
        )
        for position, line in enumerate(lines, 1)
    )


def _moment(text: str) -> str:
    return f"{datetime.fromisoformat(text):%H:%M %d/%m/%Y}"


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
