"""The page that tries a printer: every letter, a ruler, a grey bar, a code; what to look for."""

from __future__ import annotations

from datetime import datetime

from counter_app.domain.alphabet import CAPITAL, SMALL
from counter_app.paper.blocks import (
    Align,
    Columns,
    Cut,
    Field,
    Line,
    Paper,
    Qr,
    Rule,
    Shade,
    Size,
    Space,
)

CODE_TEXT = "QUẦY MỘT CỬA: THỬ MÁY IN"
_ROW = 17
_ENDS = (Align.LEFT, Align.CENTRE, Align.RIGHT)


def trial_page(printer: str, model: str, dots: int, dpi: int, at: datetime) -> Paper:
    """Nothing of an office or a person is on it. `model` may be empty."""
    named = f"{model or '–'}, {dots} chấm, {dpi} dpi"
    return (
        Line("TRANG THỬ MÁY IN", Align.CENTRE, Size.LARGE, bold=True),
        Field("Máy in", printer),
        Field("Kiểu máy", named),
        Field("Lúc", f"{at:%H:%M %d/%m/%Y}"),
        Rule(),
        *(Line(row, size=Size.NORMAL) for row in _rows(SMALL)),
        *(Line(row, size=Size.NORMAL) for row in _rows(CAPITAL)),
        Line("0123456789 . , / - | đ ( )", size=Size.NORMAL),
        Line("Chữ nhỏ: Ủy ban nhân dân, Giấy tiếp nhận hồ sơ", size=Size.TINY),
        Line("1.250.000 đ", Align.RIGHT, Size.HUGE, bold=True),
        Rule(),
        Shade(),
        Line("Vạch xám phải đều, không có sọc trắng dọc (đầu in bẩn hoặc hỏng).", size=Size.SMALL),
        Rule(),
        Columns(("|←", "hai mép vùng in", "→|"), (1, 4, 1), _ENDS),
        Space(),
        Qr(CODE_TEXT, "Quét thử: phải đọc được chữ có dấu"),
        Line("Giấy phải tự cắt sau dòng này.", Align.CENTRE, Size.SMALL),
        Cut(),
    )


def _rows(letters: str) -> list[str]:
    return [" ".join(letters[at : at + _ROW]) for at in range(0, len(letters), _ROW)]
