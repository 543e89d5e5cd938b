"""The notice on the office's wall: the public key by which any phone checks its receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.paper.blocks import Align, Field, Line, OnPage, Paper, Qr, Size, Space
from counter_app.paper.head import Office, Signature, copy_mark, foot, head, signatures, title
from counter_app.paper.wording import SIGNED_AND_SEALED, form_moment

STEPS = (
    "1. Lần đầu: quét mã dưới đây bằng điện thoại, rồi bấm “Tin khóa này”.",
    (
        "2. Mỗi lần kiểm tra: quét mã ở cuối biên lai hoặc phiếu thu tạm. Điện thoại tự kiểm tra, "
        "không gửi gì đi."
    ),
    "3. So số biên lai, số tiền, ngày giờ trên màn hình với tờ giấy đang cầm.",
    "4. Màn hình báo “ĐÃ BỊ SỬA” hoặc “KHÓA LẠ”: hỏi người giám sát tại quầy, đừng trả thêm tiền.",
)
_LIMIT = (
    "Mã chứng tỏ nội dung do cơ quan này lập và chưa bị sửa. Mã không thay chữ ký số của tổ chức "
    "thu trên biên lai điện tử, không cho biết biên lai đã bị hủy về sau hay chưa, và bản chụp lại "
    "của một biên lai thật vẫn đọc ra như bản thật."
)
_ENGLISH = (
    "In English: scan the code once to trust this office's key. Then scan the code of any receipt: "
    "the phone says whether the office wrote it and nobody altered it. Nothing leaves the phone."
)
_PER_GROUP = 4


@dataclass(frozen=True, slots=True)
class KeyNotice:
    """`key` is the key as text, `earlier` the names of keys that older receipts bear."""

    office: Office
    key_id: str
    key: str
    code: str
    earlier: tuple[str, ...]
    issued_at: datetime
    copy_number: int
    audit_head: str


def key_notice(facts: KeyNotice) -> Paper:
    """One page, to hang where people pay."""
    earlier = ", ".join(facts.earlier)
    return (
        OnPage(),
        *copy_mark(facts.copy_number),
        *head(facts.office, None, facts.issued_at),
        *title("THÔNG BÁO KHÓA KIỂM TRA BIÊN LAI"),
        *(Line(step) for step in STEPS),
        Space(20),
        Qr(facts.code, f"Khóa {facts.key_id}", 60),
        Space(20),
        Field("Tên khóa", facts.key_id, bold=True),
        Field("Khóa công khai", _grouped(facts.key.rpartition("/")[2])),
        Field("Dùng từ", form_moment(facts.issued_at)),
        *((Field("Khóa của biên lai cũ", earlier),) if earlier else ()),
        Space(20),
        Line(_LIMIT, italic=True),
        Line(_ENGLISH, Align.LEFT, Size.SMALL, italic=True, keeps_next=True),
        *signatures(Signature("THỦ TRƯỞNG ĐƠN VỊ", how=SIGNED_AND_SEALED)),
        *foot(facts.audit_head),
    )


def _grouped(key: str) -> str:
    """In fours, so that two people can read it to each other."""
    return " ".join(key[at : at + _PER_GROUP] for at in range(0, len(key), _PER_GROUP))
