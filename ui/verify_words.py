"""What verify found, in words for a supervisor: which record, and what was done to it."""

from __future__ import annotations

_WHAT = {
    "altered": "bị sửa hoặc chép từ dòng khác",
    "removed": "bị xóa",
    "not on the trail": "không có trong nhật ký: thêm lén, hoặc cuối nhật ký bị cắt",
    "older than the trail": "bị thay bằng bản cũ hơn nhật ký",
    "missing": "bị xóa",
    "link": "đứt chuỗi: dòng này bị sửa, đổi chỗ hoặc viết lại",
    "seal": "bị sửa",
}
_TABLES = {
    "audit": "dòng nhật ký",
    "dossier": "hồ sơ",
    "dossier_event": "việc đã làm với hồ sơ",
    "dossier_paper": "thành phần hồ sơ",
    "fee_line": "khoản phí của hồ sơ",
    "payment": "khoản thu",
    "receipt": "biên lai",
    "receipt_line": "dòng biên lai",
    "refund": "khoản hoàn trả",
    "ledger_transfer": "bút toán",
    "bank_credit": "báo có ngân hàng",
    "shift": "ca làm việc",
    "drawer_count": "lần kiểm đếm quỹ",
    "shift_closing": "lần chốt ca",
    "slip": "giấy đã cấp",
    "scan": "tệp số hóa",
    "person": "tài khoản người dùng",
    "person_change": "đề nghị về tài khoản",
    "sign_in": "lần đăng nhập",
    "outbox": "thông tin gửi thành phố",
    "number_series": "dải số",
    "trigger": "khóa chống sửa của cơ sở dữ liệu",
    "alembic_version": "phiên bản cơ sở dữ liệu",
}


def fault(place: str) -> str:
    """One line of a list: the record by its name here, its key, and what was done."""
    where, _, what = place.rpartition(": ")
    table, _, key = where.partition("/")
    name, _, rest = table.partition(" ")
    named = _TABLES.get(name, name)
    return f"{named} {rest or key}: {_WHAT.get(what, what)}".replace("  ", " ")
