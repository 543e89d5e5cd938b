"""What each kind of paper is called where a person picks one."""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "intake-slip": "Giấy tiếp nhận và hẹn trả",
    "supplement": "Phiếu yêu cầu bổ sung",
    "receipt": "Biên lai",
    "temporary-receipt": "Phiếu thu tạm",
    "refund": "Phiếu hoàn tiền",
    "refusal": "Phiếu từ chối",
    "apology": "Phiếu xin lỗi và hẹn lại",
    "stop": "Thông báo dừng giải quyết",
    "control-sheet": "Phiếu kiểm soát",
    "handover-list": "Danh sách bàn giao",
    "result-receipt": "Phiếu trả kết quả",
    "shift-report": "Báo cáo ca",
    "blackout-kit": "Bộ phiếu mất điện",
    "group-slip": "Phiếu hồ sơ nộp cùng lúc",
}


def paper_name(kind: str) -> str:
    """The name; a kind nobody named is shown as it is."""
    return NAMES.get(kind, kind)
