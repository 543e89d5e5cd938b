"""What each kind of paper is called where a person picks one."""

from __future__ import annotations

from collections.abc import Mapping

from ui.language import tr
from ui.words import said

NAMES: Mapping[str, str] = {
    "intake-slip": said("Giấy tiếp nhận và hẹn trả"),
    "supplement": said("Phiếu yêu cầu bổ sung"),
    "receipt": said("Biên lai"),
    "temporary-receipt": said("Phiếu thu tạm"),
    "refund": said("Phiếu hoàn tiền"),
    "refusal": said("Phiếu từ chối"),
    "apology": said("Phiếu xin lỗi và hẹn lại"),
    "stop": said("Thông báo dừng giải quyết"),
    "control-sheet": said("Phiếu kiểm soát"),
    "handover-list": said("Danh sách bàn giao"),
    "result-receipt": said("Phiếu trả kết quả"),
    "shift-report": said("Báo cáo ca"),
    "blackout-kit": said("Bộ phiếu mất điện"),
    "group-slip": said("Phiếu hồ sơ nộp cùng lúc"),
}


def paper_name(kind: str) -> str:
    """The name; a kind nobody named is shown as it is."""
    return tr(NAMES.get(kind, kind))
