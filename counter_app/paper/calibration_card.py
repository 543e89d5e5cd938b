"""The card by which a scanner is tried: scan it, and the program says what is wrong with it."""

from __future__ import annotations

from counter_app.domain import calibration
from counter_app.paper.blocks import Align, Cut, Line, Paper, Qr, Rule, Size, Space

WIDTH_MM = 60


def calibration_card() -> Paper:
    """One code with all 134 letters, the digits and the signs that layouts move."""
    return (
        Line("THẺ THỬ MÁY QUÉT", Align.CENTRE, Size.LARGE, bold=True),
        Line("Đăng nhập, mở màn hình nào cũng được, rồi quét mã dưới đây.", Align.CENTRE),
        Line("Chương trình báo ngay máy quét có đọc đúng chữ Việt không.", Align.CENTRE),
        Space(),
        Qr(calibration.TEXT, "134 chữ có dấu, 10 chữ số, dấu |", WIDTH_MM),
        Rule(),
        Line("Nếu báo sai: chuyển máy quét sang chế độ USB-COM (cổng nối tiếp).", size=Size.SMALL),
        Cut(),
    )
