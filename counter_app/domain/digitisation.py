"""Digitisation: when a paper counts as digitised, how its file is named and described.

A paper is digitised by a file or by reuse of one, never by a tick (TT 01/2023/TT-VPCP Art. 8;
the portal's `DuocSoHoa` and `DuocTaiSuDung`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from counter_app.domain.checklist import PaperState
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.signature import Signatures, SignatureState, state_of

FILE_BYTES_MAX = 50 * 1024 * 1024
PAGES_MAX = 500
# Ordinary papers kept to be consulted; 300 dpi is asked of what is kept for good.
DPI_MIN = 200
DPI_MAX = 1200
PDF = "application/pdf"
RESULT = "result"
# The longest each field of a scan's description may be, and whether it must be there (guide of
# the Ministry of Science and Technology, draft 11/2025).
DESCRIPTION_FIELDS: Mapping[str, tuple[int, bool]] = {
    "DocCode": (30, True),
    "TypeName": (100, True),
    "CodeNumber": (11, True),
    "CodeNotation": (30, True),
    "IssuedDate": (10, True),
    "OrganName": (200, True),
    "Subject": (500, True),
    "Language": (30, False),
    "PageAmount": (6, False),
    "Description": (500, False),
    "InforSign": (30, False),
    "Keyword": (100, False),
    "Mode": (20, False),
    "ConfidenceLevel": (30, False),
    "Format": (50, False),
}
# Why the file may have another number of pages than was counted on the paper.
PAGES_DIFFER_REASONS: Mapping[str, str] = {
    "blank_left_out": "Bỏ trang trắng",
    "note_scanned_twice": "Trang có giấy dán được quét hai lần",
    "several_on_one": "Nhiều mặt trên một trang quét",
}


def subject_of(position: int | None) -> str:
    """What a file stands for: a paper by its place on the list, or the result."""
    return RESULT if position is None else f"paper-{position}"


def position_of(subject: str) -> int | None:
    """The other way round."""
    return None if subject == RESULT else int(subject.removeprefix("paper-"))


class DigitalState(IntEnum):
    """The portal's states of a component; the last two need the source that holds the file."""

    NOT = 0
    DIGITISED = 1
    REUSED_COMPONENT = 2
    REUSED_RESULT = 3


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """A file that lies in the store of files already, and what was measured on its pages.

    A signed one is kept byte for byte as it came; `signatures` is what was found out about it.
    """

    sha256: str
    size: int
    pages: int
    dpi: int
    is_colour: bool
    media: str = PDF
    signatures: Signatures = ()


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """What a person sees on the paper itself: its pages, and whether colour carries meaning."""

    pages: int
    needs_colour: bool
    differs_because: str = ""


def check(file: ScannedFile, seen: PaperSeen) -> None:
    """Refuse a file that cannot stand for its paper.

    Raises InputError("pages_differ") unless a listed reason explains it, RuleError("scan_grey")
    where stamp, photo or handwriting were lost, RuleError("signature_altered") where the file was
    changed after it was signed, InputError for what is out of bounds.
    """
    if state_of(file.signatures) is SignatureState.ALTERED:
        raise RuleError("signature_altered")
    if not 0 < file.size <= FILE_BYTES_MAX:
        raise InputError("scan_size_wrong", field="scan", most=FILE_BYTES_MAX // 1024 // 1024)
    if not 0 < file.pages <= PAGES_MAX:
        raise InputError("scan_pages_wrong", field="scan", most=PAGES_MAX)
    if not DPI_MIN <= file.dpi <= DPI_MAX:
        raise RuleError("scan_too_coarse", dpi=file.dpi, least=DPI_MIN)
    if seen.needs_colour and not file.is_colour:
        raise RuleError("scan_grey")
    if seen.differs_because and seen.differs_because not in PAGES_DIFFER_REASONS:
        raise InputError("reason_unknown", field="differs_because")
    if file.pages != seen.pages and not seen.differs_because:
        raise InputError("pages_differ", field="pages", counted=seen.pages, scanned=file.pages)


def check_result(file: ScannedFile, *, must_be_signed: bool) -> None:
    """A result goes out under a signature where its office says so.

    Raises RuleError("result_unsigned") where nobody signed it, or nobody whom the office knows.
    """
    if must_be_signed and state_of(file.signatures) is not SignatureState.VALID:
        raise RuleError("result_unsigned")


def check_keepable(state: PaperState, *, is_present_only: bool) -> None:
    """A paper that is only shown is never kept; one that did not come cannot be scanned.

    Raises RuleError("paper_only_shown") (TT 03/2025/TT-VPCP Art. 5(2)) or
    RuleError("paper_not_handed_in").
    """
    if is_present_only or state is PaperState.SHOWN:
        raise RuleError("paper_only_shown")
    if state is not PaperState.HANDED_IN:
        raise RuleError("paper_not_handed_in")


def file_name(
    agency: str, kind: str, serial: int, version: int, on: date, words: str, extension: str = "pdf"
) -> str:
    """CODE_YYYYMMDD_DESC.EXT, CODE being agency, kind of document, serial and version.

    Letters without marks, so that every system on the way keeps the name.
    """
    code = f"{_plain(agency)}-{_plain(kind)}-{serial:04d}-V{version}"
    return f"{code}_{on:%Y%m%d}_{_plain(words)[:60] or 'TAI-LIEU'}.{extension}"


def describe(fields: Mapping[str, str]) -> dict[str, str]:
    """The description of a scan, each field in its bounds; blank ones are left out.

    Raises InputError("scan_field_missing") or InputError("scan_field_too_long") with the field.
    """
    described = {}
    for name, (longest, is_needed) in DESCRIPTION_FIELDS.items():
        value = " ".join(unicodedata.normalize("NFC", fields.get(name, "")).split())
        if not value and is_needed:
            raise InputError("scan_field_missing", field=name)
        if len(value) > longest:
            raise InputError("scan_field_too_long", field=name, most=longest)
        if value:
            described[name] = value
    unknown = sorted(fields.keys() - DESCRIPTION_FIELDS.keys())
    if unknown:
        raise InputError("scan_field_unknown", field=unknown[0][:40])
    return described


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFD", words.replace("Đ", "D").replace("đ", "d"))
    letters = "".join(one for one in folded if not unicodedata.combining(one))
    return re.sub(r"[^A-Z0-9.]+", "-", letters.upper()).strip("-.")
