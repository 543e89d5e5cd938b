"""What is said of a configuration bundle: its sections, their fields, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from counter_app.domain.bundle import OTHER_ORDER, BundleState, Section
from counter_app.domain.user import SYSTEM
from ui import formats, messages, theme
from ui.language import tr
from ui.words import said

if TYPE_CHECKING:
    from counter_app.domain.bundle import Changed
    from counter_app.queries.bundle import BundleLine, BundleShown

SECTIONS = {
    Section.OFFICE: said("Đơn vị"),
    Section.ACCOUNTS: said("Tài khoản thu"),
    Section.CATALOGUE: said("Danh mục thủ tục"),
    Section.CALENDAR: said("Lịch làm việc"),
    Section.FORMS: said("Mẫu giấy"),
    Section.PRINTERS: said("Máy in"),
}
# Fields by the last part of their place; what is not here is shown as the file has it.
_FIELDS = {
    "parent_agency": said("cơ quan chủ quản"),
    "unit": said("tên đơn vị"),
    "unit_sign": said("ký hiệu"),
    "address": said("địa chỉ"),
    "phone": said("điện thoại"),
    "tax_code": said("mã số thuế"),
    "place": said("địa danh"),
    "account_bin": said("số BIN ngân hàng"),
    "account_bank": said("ngân hàng"),
    "account_number": said("số tài khoản"),
    "receipt_form": said("mẫu biên lai"),
    "receipt_symbol": said("ký hiệu biên lai"),
    "tracking_url": said("trang theo dõi hồ sơ"),
    "signs_results": said("kết quả phải ký số"),
    "code": said("mã"),
    "bank_bin": said("số BIN ngân hàng"),
    "bank_name": said("ngân hàng"),
    "number": said("số tài khoản"),
    "holder": said("chủ tài khoản"),
    "valid_from": said("từ ngày"),
    "valid_to": said("đến hết ngày"),
    "procedures": said("thủ tục"),
    "branches": said("chi nhánh"),
    "version": said("số hiệu"),
    "announced_years": said("năm đã công bố"),
    "name": said("tên"),
    "amount": said("mức thu"),
    "printer": said("máy in"),
    "printer_model": said("kiểu máy in"),
    "printer_dots": said("khổ giấy (điểm)"),
    "printer_second": said("máy in dự phòng"),
    "printer_second_model": said("kiểu máy in dự phòng"),
    "default": said("mọi quầy"),
    "stations": said("riêng quầy"),
}
_STATES = {
    BundleState.WAITING: (theme.SOON, said("chờ người quyết định")),
    BundleState.IN_FORCE: (theme.DONE, said("đang dùng")),
    BundleState.REPLACED: (theme.WAITING, said("đã thay")),
    BundleState.OVERTAKEN: (theme.WAITING, said("có gói mới hơn")),
    BundleState.DECLINED: (theme.LATE, said("không nhận")),
    BundleState.REFUSED: (theme.LATE, said("bị từ chối")),
}
_ISO_DAY = len("2026-11-26")
_CAME = {"city": said("từ thành phố"), "file": said("từ tệp")}


def place(one: Changed) -> str:
    """Where something changes, in words where there are some."""
    parts = [tr(_FIELDS[p]) if p in _FIELDS else _day(p) for p in one.what.split(" › ")]
    return " › ".join(part for part in parts if part)


def change(one: Changed) -> str:
    """One change: where, what it was, what it becomes."""
    told = f"{tr(SECTIONS[one.section])}  ·  {place(one)}"
    if one.new == OTHER_ORDER:
        other = tr("thứ tự hoặc cách ghi khác")
        return f"{told}\n{other}"
    old, new = _value(one.old) or tr("(không có)"), _value(one.new) or tr("(bỏ)")
    return f"{told}\n{old}  →  {new}"


def _value(text: str) -> str:
    """Days as everywhere else in the window; what is no day stands as the file has it."""
    return ", ".join(_day(part) for part in text.split(", "))


def _day(text: str) -> str:
    if len(text) != _ISO_DAY:
        return text
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def head(shown: BundleShown) -> str:
    """What waits, in two lines."""
    told = tr("Gói số {n}  ·  thay đổi: {count}  ·  nhận trước {until}").format(
        n=shown.number, count=len(shown.changes), until=formats.moment(shown.expires_at)
    )
    return f"{told}\n{shown.note}" if shown.note else told


def line(one: BundleLine) -> str:
    """One that came, and what became of it."""
    mark, state = _STATES[one.state]
    number = tr("Gói số {n}").format(n=one.number) if one.number else tr("Tệp không nhận được")
    came = f"{tr(_CAME[one.came_by])} {formats.moment(one.came_at)}"
    told = f"{mark} {tr(state)}  ·  {number}  ·  {came}"
    if one.trouble is not None:
        return f"{told}\n{messages.sentence(one.trouble)}"
    decided = tr("Hệ thống") if one.decided_name == SYSTEM.name else one.decided_name
    who = f"\n{decided}" if decided else ""
    return f"{told}{who}{f': {one.words}' if one.words else ''}"
