"""Which keys work where a dossier is received: by the step, and by what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from ui.words import said

PERSON, PROCEDURE, PAPERS, FEE, DONE = range(5)


class FeeStands(Enum):
    """What the fee still needs."""

    # A question is open, so nobody knows the sum; or no way to pay is chosen yet.
    ASKED = auto()
    OPEN = auto()
    # Notes are to be counted; they were; the bank is waited for; all of it is in, or nothing is.
    NOTES = auto()
    COUNTED = auto()
    WAITED_FOR = auto()
    SETTLED = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """The open step. `is_doubtful`: nobody knows whether a paper came out of the printer."""

    step: int
    fee: FeeStands = FeeStands.OPEN
    is_refusing: bool = False
    is_finished: bool = False
    is_doubtful: bool = False

    @property
    def keys(self) -> str:
        """The line of keys: none that does nothing, and first what comes next."""
        if self.is_finished:
            return _DOUBTFUL if self.is_doubtful else _FINISHED
        if self.is_refusing:
            return _REFUSING
        return _OF_FEE[self.fee] if self.step == FEE else _OF_STEP[self.step]

    @property
    def first_acts(self) -> tuple[str, ...]:
        """The acts of the table that F1 tells before all others."""
        return tuple(f"intake.{act}" for act in _FIRST[self.step])


_REFUSING = said("Enter ô sau, rồi in phiếu từ chối · Esc thôi, chưa ghi gì")
_FINISHED = said("Enter người kế tiếp · Ctrl+F10 gọi lại người chờ · F3 tìm hồ sơ")
_DOUBTFUL = said("Y giấy đã ra · N chưa ra, in lại · Enter người kế tiếp · F3 tìm hồ sơ")
_OF_STEP = {
    PERSON: said("Quét thẻ bất cứ lúc nào · Enter tiếp · F10 để lại · Ctrl+F10 gọi lại · F12 khóa"),
    PROCEDURE: said("↑↓ chọn · Enter lấy · Esc lùi · Ctrl+Z hoàn tác"),
    PAPERS: said(
        "A đủ cả · Space có · C/K trả lời · X chưa đạt · M thiếu · Enter tiếp · F7 bổ sung"
    ),
    DONE: said("F9 tiếp nhận và in · Esc lùi · F1 vì sao ngày này"),
}
_OF_FEE = {
    FeeStands.ASKED: said("1–9 hoặc Enter trả lời · ↑↓ chọn · Esc lùi · Ctrl+Z hoàn tác"),
    FeeStands.OPEN: said(
        "F8 mã QR · Shift+F8 tiền mặt · 3 chuyển khoản · Ctrl+G thêm hồ sơ · Alt+B nhiều bộ"
    ),
    FeeStands.NOTES: said("Đếm tiền khách đưa, rồi Enter · F8 mã QR · Esc lùi"),
    FeeStands.COUNTED: said("F9 tiếp nhận và in · Enter tiếp · F8 mã QR · Esc lùi"),
    FeeStands.WAITED_FOR: said("F9 tiếp nhận và in · Enter tiếp · Shift+F8 tiền mặt · Esc lùi"),
    FeeStands.SETTLED: said("F9 tiếp nhận và in · Enter tiếp · Ctrl+G thêm hồ sơ · Esc lùi"),
}
_FIRST = {
    PERSON: ("other", "household", "next", "call_back"),
    PROCEDURE: tuple(f"pick_{number}" for number in range(1, 10)),
    PAPERS: (
        "paper_all",
        "paper_held",
        "paper_copies",
        "paper_yes",
        "paper_no",
        "paper_data",
        "paper_again",
        "paper_other",
        "paper_failed",
        "paper_missing",
        "paper_unneeded",
        "supplement",
        "refuse",
    ),
    FEE: ("qr", "cash", "way", "later", "finish", "group", "alike"),
    DONE: ("finish", "printed", "not_printed", "next", "call_back"),
}
