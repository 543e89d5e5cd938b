"""What verify found, in words for a supervisor: which record, and what was done to it."""

from __future__ import annotations

from collections.abc import Mapping

from ui import formats
from ui.language import tr
from ui.words import said

_WHAT = {
    "altered": said("bị sửa hoặc chép từ dòng khác"),
    "removed": said("bị xóa"),
    "not on the trail": said("không có trong nhật ký: thêm lén, hoặc cuối nhật ký bị cắt"),
    "older than the trail": said("bị thay bằng bản cũ hơn nhật ký"),
    "missing": said("bị xóa"),
    "link": said("đứt chuỗi: dòng này bị sửa, đổi chỗ hoặc viết lại"),
    "seal": said("bị sửa"),
    "database_damaged": said("có trang hỏng trên đĩa; phục hồi từ bản sao"),
}
_TABLES = {
    "audit": said("dòng nhật ký"),
    "dossier": said("hồ sơ"),
    "dossier_event": said("việc đã làm với hồ sơ"),
    "dossier_paper": said("thành phần hồ sơ"),
    "fee_line": said("khoản phí của hồ sơ"),
    "payment": said("khoản thu"),
    "receipt": said("biên lai"),
    "receipt_line": said("dòng biên lai"),
    "refund": said("khoản hoàn trả"),
    "ledger_transfer": said("bút toán"),
    "bank_credit": said("báo có ngân hàng"),
    "shift": said("ca làm việc"),
    "drawer_count": said("lần kiểm đếm quỹ"),
    "shift_closing": said("lần chốt ca"),
    "slip": said("giấy đã cấp"),
    "scan": said("tệp số hóa"),
    "person": said("tài khoản người dùng"),
    "person_change": said("đề nghị về tài khoản"),
    "sign_in": said("lần đăng nhập"),
    "outbox": said("thông tin gửi thành phố"),
    "number_series": said("dải số"),
    "trigger": said("khóa chống sửa của cơ sở dữ liệu"),
    "database": said("tệp cơ sở dữ liệu"),
    "alembic_version": said("phiên bản cơ sở dữ liệu"),
}


# As many dashes has a key that a machine made.
_DASHES = 4


def fault(place: str, codes: Mapping[str, str]) -> str:
    """One line of a list: the record by its name here, its key, and what was done.

    Where `codes` know the dossier it is told by its code; the machine's own key stands behind,
    for whoever looks into the book.
    """
    where, _, what = place.rpartition(": ")
    table, _, key = where.partition("/")
    name, _, rest = table.partition(" ")
    named = tr(_TABLES.get(name, name))
    first, _, others = key.partition("/")
    code = codes.get(f"{table}/{first}")
    behind = ""
    if code or key.count("-") == _DASHES:
        behind = tr("  ·  mã trong máy {key}").format(key=key)
        key = f"{formats.short_code(code)} {others}".strip() if code else ""
    told = f"{named} {rest or key}".strip()
    return f"{told}: {tr(_WHAT.get(what, what))}".replace("  ", " ") + behind
