"""Both versions of a refused fact, line by line and in words: what we said, what the city holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ui.messages import phrase
from ui.words import said

LINES_MAX = 200
Words = Callable[[str], str]

_WORDS = {
    "code": said("Mã hồ sơ"),
    "status": said("Mã trạng thái"),
    "procedure": said("Thủ tục"),
    "version": said("phiên bản"),
    "case": said("trường hợp"),
    "name": said("tên"),
    "channel": said("Cách nộp"),
    "applicant": said("Người nộp"),
    "full_name": said("họ tên"),
    "id_number": said("số định danh"),
    "born": said("ngày sinh"),
    "sex": said("giới tính"),
    "residence": said("nơi cư trú"),
    "phone": said("điện thoại"),
    "received_at": said("Tiếp nhận lúc"),
    "due_at": said("Hẹn trả lúc"),
    "papers": said("Giấy tờ"),
    "component_code": said("mã thành phần"),
    "state": said("tình trạng"),
    "originals": said("bản chính"),
    "copies": said("bản sao"),
    "fees": said("Phí, lệ phí"),
    "fee_total": said("Tổng phí"),
    "kind": said("loại"),
    "amount": said("số tiền"),
    "legal_basis": said("căn cứ"),
    "payment": said("Thanh toán"),
    "method": said("cách thu"),
    "reference": said("mã thanh toán"),
    "receipt": said("Biên lai"),
    "receipt_number": said("số biên lai"),
    "temporary_number": said("phiếu thu tạm"),
    "form": said("mẫu số"),
    "collector": said("Đơn vị thu"),
    "payer": said("Người nộp tiền"),
    "tax_code": said("mã số thuế"),
    "address": said("địa chỉ"),
    "account": said("số tài khoản"),
    "lines": said("Khoản thu"),
    "in_words": said("Bằng chữ"),
    "collected_at": said("Thu lúc"),
    "collected_by": said("Người thu"),
    "symbol": said("ký hiệu"),
    "number": said("số"),
    "form_set": said("Bộ mẫu"),
    "slip_number": said("Số phiếu"),
    "station": said("Máy trạm"),
    "clerk": said("Người lập"),
    "missing": said("Còn thiếu"),
    "reason": said("lý do"),
    "asked_at": said("Yêu cầu lúc"),
    "refused_at": said("Từ chối lúc"),
    "corrected_at": said("Đính chính lúc"),
    "settled_at": said("Nhận tiền lúc"),
    "move": said("Việc"),
    "at": said("Lúc"),
    "unit": said("Đơn vị"),
    "handler": said("Người làm"),
    "note": said("Ghi chú"),
}


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One line of a fact. `held` is None where the city tells nothing at all.

    `is_refused` is what the city named as the fault.
    """

    name: str
    said: str
    held: str | None
    is_refused: bool = False

    @property
    def is_other(self) -> bool:
        """Whether the city holds something else here."""
        return self.held is not None and self.held != self.said


def versions(
    ours_text: str, held: str | None, tr: Words = said, reason: str = ""
) -> tuple[VersionLine, ...]:
    """Line by line in the language of `tr`, what differs first; `reason` names what was refused."""
    steps = _refused_steps(reason)
    refused = _path([_counted(step) for step in steps], tr)
    ours = dict(_leaves(json.loads(ours_text), tr))
    theirs = None if held is None else dict(_leaves(json.loads(held), tr))
    names = list(dict.fromkeys((*ours, *(theirs or ()))))
    lines = [
        VersionLine(
            name,
            ours.get(name, ""),
            None if theirs is None else theirs.get(name, ""),
            bool(refused) and (name == refused or name.startswith(f"{refused} · ")),
        )
        for name in names
    ]
    return tuple(sorted(lines, key=lambda line: not line.is_other))[:LINES_MAX]


def refusal_words(reason: str, tr: Words = said) -> str:
    """A refusal as a person reads it: the place in the body by the names used here."""
    if reason.partition(": ")[0] != "schema":
        return phrase(reason)
    steps = _refused_steps(reason)
    return tr("thành phố không nhận nội dung") + (f": {_path(steps, tr)}" if steps else "")


def _refused_steps(reason: str) -> list[str]:
    """Where in the body a refusal points; nowhere where it is not about the body."""
    named, _, rest = reason.partition(": ")
    place = rest.partition(":")[0].strip() if named == "schema" else ""
    return [step for step in place.split("/") if step not in ("", ".")]


def _counted(step: str) -> str:
    """A place in a list: the contract begins at 0, a person at 1."""
    return str(int(step) + 1) if step.isdecimal() else step


def _path(steps: Sequence[str], tr: Words) -> str:
    words = [tr(_WORDS.get(step, step)) for step in steps]
    if len(steps) > 1 and steps[-1] == "code":
        words[-1] = tr("mã")
    return " · ".join(words)


def _leaves(value: object, tr: Words, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, tr, (*path, str(name)))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _leaves(inner, tr, (*path, str(number)))
    else:
        yield _path(path, tr), "" if value is None else str(value)
