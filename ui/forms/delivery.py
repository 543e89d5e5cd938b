"""Both versions of a refused fact, line by line and in words: what we said, what the city holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ui.messages import phrase

LINES_MAX = 200
_WORDS = {
    "code": "Mã hồ sơ",
    "status": "Mã trạng thái",
    "procedure": "Thủ tục",
    "version": "bản",
    "case": "trường hợp",
    "name": "tên",
    "channel": "Cách nộp",
    "applicant": "Người nộp",
    "full_name": "họ tên",
    "id_number": "số định danh",
    "born": "ngày sinh",
    "sex": "giới tính",
    "residence": "nơi cư trú",
    "phone": "điện thoại",
    "received_at": "Tiếp nhận lúc",
    "due_at": "Hẹn trả lúc",
    "papers": "Giấy tờ",
    "component_code": "mã thành phần",
    "state": "tình trạng",
    "originals": "bản chính",
    "copies": "bản sao",
    "fees": "Phí, lệ phí",
    "fee_total": "Tổng phí",
    "kind": "loại",
    "amount": "số tiền",
    "legal_basis": "căn cứ",
    "payment": "Thanh toán",
    "method": "cách thu",
    "reference": "mã thanh toán",
    "receipt": "Biên lai",
    "receipt_number": "số biên lai",
    "temporary_number": "phiếu thu tạm",
    "form": "mẫu số",
    "collector": "Đơn vị thu",
    "payer": "Người nộp tiền",
    "tax_code": "mã số thuế",
    "address": "địa chỉ",
    "account": "số tài khoản",
    "lines": "Khoản thu",
    "in_words": "Bằng chữ",
    "collected_at": "Thu lúc",
    "collected_by": "Người thu",
    "symbol": "ký hiệu",
    "number": "số",
    "form_set": "Bộ mẫu",
    "slip_number": "Số phiếu",
    "station": "Máy trạm",
    "clerk": "Người lập",
    "missing": "Còn thiếu",
    "reason": "lý do",
    "asked_at": "Yêu cầu lúc",
    "refused_at": "Từ chối lúc",
    "corrected_at": "Đính chính lúc",
    "settled_at": "Nhận tiền lúc",
    "move": "Việc",
    "at": "Lúc",
    "unit": "Đơn vị",
    "handler": "Người làm",
    "note": "Ghi chú",
}


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One line of a fact. `held` is None where the city tells nothing at all."""

    name: str
    said: str
    held: str | None

    @property
    def is_other(self) -> bool:
        """Whether the city holds something else here."""
        return self.held is not None and self.held != self.said


def versions(said: str, held: str | None) -> tuple[VersionLine, ...]:
    """Line by line, what differs first."""
    ours = dict(_leaves(json.loads(said)))
    theirs = None if held is None else dict(_leaves(json.loads(held)))
    names = list(dict.fromkeys((*ours, *(theirs or ()))))
    lines = [
        VersionLine(name, ours.get(name, ""), None if theirs is None else theirs.get(name, ""))
        for name in names
    ]
    return tuple(sorted(lines, key=lambda line: not line.is_other))[:LINES_MAX]


def refusal_words(reason: str) -> str:
    """A refusal as a person reads it: the place in the body by the names used here."""
    named, _, rest = reason.partition(": ")
    if named != "schema":
        return phrase(reason)
    place = rest.partition(":")[0].strip()
    steps = [step for step in place.split("/") if step not in ("", ".")]
    return "thành phố không nhận nội dung" + (f": {_path(steps)}" if steps else "")


def _path(steps: Sequence[str]) -> str:
    words = [_WORDS.get(step, step) for step in steps]
    if len(steps) > 1 and steps[-1] == "code":
        words[-1] = "mã"
    return " · ".join(words)


def _leaves(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, (*path, str(name)))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _leaves(inner, (*path, str(number)))
    else:
        yield _path(path), "" if value is None else str(value)
