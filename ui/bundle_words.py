"""What is said of a configuration bundle: its sections, their fields, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.bundle import OTHER_ORDER, BundleState, Section
from ui import formats, messages, theme

if TYPE_CHECKING:
    from counter_app.domain.bundle import Changed
    from counter_app.queries.bundle import BundleLine, BundleShown

SECTIONS = {
    Section.OFFICE: "Đơn vị",
    Section.ACCOUNTS: "Tài khoản thu",
    Section.CATALOGUE: "Danh mục thủ tục",
    Section.CALENDAR: "Lịch làm việc",
    Section.FORMS: "Mẫu giấy",
    Section.PRINTERS: "Máy in",
}
# Fields by the last part of their place; what is not here is shown as the file has it.
_FIELDS = {
    "parent_agency": "cơ quan chủ quản",
    "unit": "tên đơn vị",
    "unit_sign": "ký hiệu",
    "address": "địa chỉ",
    "phone": "điện thoại",
    "tax_code": "mã số thuế",
    "place": "địa danh",
    "account_bin": "số BIN ngân hàng",
    "account_bank": "ngân hàng",
    "account_number": "số tài khoản",
    "receipt_form": "mẫu biên lai",
    "receipt_symbol": "ký hiệu biên lai",
    "tracking_url": "trang theo dõi hồ sơ",
    "signs_results": "kết quả phải ký số",
    "bank_bin": "số BIN ngân hàng",
    "bank_name": "ngân hàng",
    "number": "số tài khoản",
    "holder": "chủ tài khoản",
    "valid_from": "từ ngày",
    "valid_to": "đến hết ngày",
    "procedures": "thủ tục",
    "branches": "chi nhánh",
    "version": "số hiệu",
    "announced_years": "năm đã công bố",
    "name": "tên",
    "amount": "mức thu",
    "printer": "máy in",
    "printer_model": "kiểu máy in",
    "printer_dots": "khổ giấy (điểm)",
    "printer_second": "máy in dự phòng",
    "printer_second_model": "kiểu máy in dự phòng",
    "default": "mọi quầy",
    "stations": "riêng quầy",
}
_STATES = {
    BundleState.WAITING: f"{theme.SOON} chờ người quyết định",
    BundleState.IN_FORCE: f"{theme.DONE} đang dùng",
    BundleState.REPLACED: f"{theme.WAITING} đã thay",
    BundleState.OVERTAKEN: f"{theme.WAITING} có gói mới hơn",
    BundleState.DECLINED: f"{theme.LATE} không nhận",
    BundleState.REFUSED: f"{theme.LATE} bị từ chối",
}
_CAME = {"city": "từ thành phố", "file": "từ tệp"}


def place(one: Changed) -> str:
    """Where something changes, in words where there are some."""
    parts = [_FIELDS.get(part, part) for part in one.what.split(" › ")]
    return " › ".join(part for part in parts if part)


def change(one: Changed) -> str:
    """One change: where, what it was, what it becomes."""
    if one.new == OTHER_ORDER:
        return f"{SECTIONS[one.section]}  ·  {place(one)}\nthứ tự hoặc cách ghi khác"
    old, new = one.old or "(không có)", one.new or "(bỏ)"
    return f"{SECTIONS[one.section]}  ·  {place(one)}\n{old}  →  {new}"


def head(shown: BundleShown) -> str:
    """What waits, in one line."""
    until = f"nhận trước {formats.moment(shown.expires_at)}"
    return f"Gói số {shown.number}  ·  {len(shown.changes)} thay đổi  ·  {until}\n{shown.note}"


def line(one: BundleLine) -> str:
    """One that came, and what became of it."""
    number = f"Gói số {one.number}" if one.number else "Tệp không nhận được"
    told = (
        f"{_STATES[one.state]}  ·  {number}  ·  {_CAME[one.came_by]} {formats.moment(one.came_at)}"
    )
    if one.trouble is not None:
        return f"{told}\n{messages.sentence(one.trouble)}"
    who = f"\n{one.decided_name}" if one.decided_name else ""
    return f"{told}{who}{f': {one.words}' if one.words else ''}"
