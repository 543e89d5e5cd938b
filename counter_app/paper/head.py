"""What every paper begins and ends with: the office, the motto, the title, the signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.account import AccountProfile
from counter_app.domain.office import OfficeFacts
from counter_app.paper.blocks import (
    Align,
    Block,
    Columns,
    Cut,
    Letterhead,
    Line,
    Paper,
    Size,
    Space,
)
from counter_app.paper.wording import filled, form_day

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập – Tự do – Hạnh phúc"
_BOTH_CENTRED = (Align.CENTRE, Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Office:
    """The office as papers head it; `place` is where papers are dated."""

    parent_agency: str
    unit: str
    address: str
    phone: str
    tax_code: str
    account_bank: str
    account_number: str
    place: str


def paper_office(office: OfficeFacts, account: AccountProfile | None = None) -> Office:
    """The office as papers head it, with the account that took the money if it was another."""
    taken = account or AccountProfile.of_office(office)
    return Office(
        parent_agency=office.parent_agency,
        unit=office.unit,
        address=office.address,
        phone=office.phone,
        tax_code=office.tax_code,
        account_bank=taken.bank_name,
        account_number=taken.number,
        place=office.place,
    )


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign; `name` stands printed below it."""

    role: str
    name: str = ""
    how: str = "(Ký và ghi rõ họ tên)"


def head(office: Office, number: str | None, at: datetime) -> Paper:
    """Agency and unit, national motto, number, place and date (NĐ 30/2020/NĐ-CP, Annex I)."""
    dated = f"{office.place}, {form_day(at)}"
    numbered = f"Số: {number}" if number is not None else ""
    return (*letterhead(office, numbered, dated), Space(10))


def letterhead(office: Office, number: str = "", dated: str = "") -> Paper:
    """The office and the nation, as every paper begins."""
    return (Letterhead(office.parent_agency, office.unit, NATION, MOTTO, number, dated),)


def title(text: str, below: str = "") -> Paper:
    """The name of the form, and what it is about."""
    lines: list[Block] = [Line(text, Align.CENTRE, Size.LARGE, bold=True)]
    if below:
        lines.append(Line(below, Align.CENTRE, Size.NORMAL, bold=True))
    return (*lines, Space(20))


def reached_by(phone: str | None, email: str | None) -> Block:
    """Telephone and e-mail, on one line where there is room, as the forms have them."""
    cells = (f"Số điện thoại: {filled(phone)}", f"Email: {filled(email)}")
    return Columns(cells, (1, 1), stacks=True)


def copy_mark(copy_number: int) -> Paper:
    """What tells a copy from the first print; nothing on the first print, number 0."""
    if copy_number <= 0:
        return ()
    return (Line(f"BẢN IN LẠI {copy_number}", Align.CENTRE, Size.LARGE, bold=True),)


def superseded_mark(by_correction: int) -> Paper:
    """What tells a paper that a later correction replaced; nothing where none did, number 0."""
    if by_correction <= 0:
        return ()
    told = f"ĐÃ ĐƯỢC THAY BẰNG BẢN SỬA LẦN {by_correction}"
    return (Line(told, Align.CENTRE, Size.LARGE, bold=True),)


def void_mark() -> Paper:
    """What tells a receipt that counts no longer; its number stays with it."""
    return (Line("BIÊN LAI ĐÃ HỦY", Align.CENTRE, Size.LARGE, bold=True),)


def specimen_mark() -> Paper:
    """What keeps an invented paper from passing for an issued one."""
    return (Line("BẢN MẪU – KHÔNG CÓ GIÁ TRỊ", Align.CENTRE, Size.LARGE, bold=True),)


def signatures(*signers: Signature) -> Paper:
    """Places to sign, side by side, with room for a hand's width of ink; one alone is right."""
    if len(signers) == 1:
        return _signed_on_the_right(signers[0])
    widths = (1,) * len(signers)
    aligns = (Align.CENTRE,) * len(signers)
    return (
        Space(20, keeps_next=True),
        Columns(tuple(each.role for each in signers), widths, aligns, bold=True),
        Columns(tuple(each.how for each in signers), widths, aligns, Size.SMALL),
        Space(160),
        Columns(tuple(each.name for each in signers), widths, aligns, bold=True),
    )


def _signed_on_the_right(signer: Signature) -> Paper:
    """In the right half of a page, in the middle of a roll."""

    def right(text: str, size: Size = Size.NORMAL, *, bold: bool = False) -> Columns:
        return Columns(("", text), (46, 54), _BOTH_CENTRED, size, bold=bold, stacks=True)

    return (
        Space(20, keeps_next=True),
        right(signer.role, bold=True),
        right(signer.how, Size.SMALL),
        Space(160),
        right(signer.name, bold=True),
    )


def foot(audit_head: str, form: str = "") -> Paper:
    """By what the paper is found in the trail again, and where the roll is cut."""
    told = f"{form} · Mã kiểm tra: {audit_head}" if form else f"Mã kiểm tra: {audit_head}"
    return (Space(20), Line(told, Align.CENTRE, Size.SMALL), Cut())
