"""Our facts in the words of the national portal's dossier synchronisation, as last seen in public.

What the facts do not hold stays empty: no code, identity, step or digital copy is invented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.digitisation import RESULT, DigitalState
from counter_app.domain.dossier import PORTAL_STATUS, Status
from counter_app.domain.money import Money

SUMMARY_MAX = 1_000
HANDLER_MAX = 50
CHANNEL = {"counter": "1", "online": "2", "post": "3"}
CITIZEN = "1"
AT_THE_COUNTER = "0"
RETURN_WAY = {"counter": AT_THE_COUNTER, "post": "1", "electronic": AT_THE_COUNTER}
RETURN_WORDS = {"electronic": "Nhận kết quả điện tử"}
NO_FILE = {"DuocSoHoa": "0", "DuocTaiSuDung": "0"}
FILE = {
    DigitalState.NOT: NO_FILE,
    DigitalState.DIGITISED: {**NO_FILE, "DuocSoHoa": "1"},
    DigitalState.REUSED_COMPONENT: {**NO_FILE, "DuocTaiSuDung": "1"},
    DigitalState.REUSED_RESULT: {**NO_FILE, "DuocTaiSuDung": "2"},
}
WENT_BACK = {"refund": "Hoàn tiền", "void": "Hủy biên lai"}
WAY_BACK = {"cash": "trả tiền mặt", "bank": "trả qua ngân hàng", "stays": "tiền giữ lại"}
NOT_CASH = ("qr", "transfer")
PAID = ("paid", "paid_late", "surplus")
ENDED = {
    PORTAL_STATUS[Status.RESULT_READY].code: "NgayKetThucXuLy",
    PORTAL_STATUS[Status.RETURNED].code: "NgayTra",
}

Body = Mapping[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PortalUnit:
    """Who speaks: the agency's identifier, and each procedure's field by its code."""

    agency: str
    fields: Mapping[str, tuple[str, str]]


def moment(instant: str | None) -> str:
    """Fourteen digits in Vietnam, 24 hours: yyyyMMddHHmmss; empty for none."""
    if instant is None:
        return ""
    return datetime.fromisoformat(instant).astimezone(VIETNAM).strftime("%Y%m%d%H%M%S")


def _known_as(body: Body) -> str:
    """The code that the portal knows a dossier by: the first that it was told.

    The portal's vocabulary has no second code; the official one is told as a step of progress.
    """
    return str(body.get("provisional_code") or body["code"])


def record(body: Body, unit: PortalUnit) -> Row:
    """A whole dossier: received, wanting papers, or refused at the counter."""
    procedure = body["procedure"]
    name = procedure["name"] + (f" – {procedure['case']}" if procedure["case"] else "")
    field_code, field_name = unit.fields.get(procedure["code"], ("", ""))
    begun = body.get("received_at") or body.get("asked_at") or body.get("refused_at")
    # Facts told before a bill could be split name its one payment alone.
    tenders = body.get("tenders") or [body.get("payment") or {"method": "none", "state": "none"}]
    way = body.get("return_way", "counter")
    return {
        "MaHoSo": _known_as(body),
        "MaTTHC": procedure["code"],
        "TenTTHC": procedure["name"],
        "MaLinhVuc": field_code,
        "TenLinhVuc": field_name,
        "SoBienNhan": body["slip_number"],
        "KenhThucHien": CHANNEL[body["channel"]],
        "NoiNopHoSo": f"{unit.agency} {body['station']}",
        **applicant(body),
        "TrichYeuHoSo": name[:SUMMARY_MAX],
        "GhiChu": body.get("reason", ""),
        "DonViXuLy": unit.agency,
        "TrangThaiHoSo": str(body["status"]),
        "ThongTinTra": RETURN_WORDS.get(way, ""),
        "HinhThuc": RETURN_WAY[way],
        "NgayNopHoSo": moment(begun),
        "NgayTiepNhan": moment(body.get("received_at")),
        "NgayHenTra": moment(body.get("due_at")),
        "NgayTuChoi": moment(body.get("refused_at")),
        "NgayKetThucXuLy": "",
        "NgayTra": "",
        # A paper is told as digitised when its file stands: earlier would falsify QĐ 766.
        "TaiLieuNop": [],
        "DanhSachTepDinhKemKhac": [_paper(one) for one in body.get("papers", ()) if _count(one)],
        "HoSoCoThanhPhanSoHoa": "0",
        "DanhSachLePhi": [_fee(one, tenders) for one in body.get("fees", ())],
        "DuocThanhToanTrucTuyen": _online(tenders),
        "DanhSachHoSoBoSung": [_supplement(body)] if "missing" in body else [],
        "DanhSachGiayToKetQua": [],
        "DSKetNoiCSDL": [],
    }


def applicant(body: Body) -> Row:
    """Whose dossier it is; without a number there is none, never a made-up one.

    Who hands it in for another has no field of their own.
    """
    owner = body.get("on_behalf_of")
    person = owner or body["applicant"]
    number = person["id_number"] or ""
    return {
        "ChuHoSo": person["full_name"],
        "SoGiayToChuHoSo": number,
        "LoaiDoiTuong": CITIZEN,
        "MaDoiTuong": "",
        "DinhDanhCHS": [{"LoaiDinhDanh": "CCCD", "SoDinhDanh": number}] if number else [],
        "TaiKhoanDuocXacThucVoiVNeID": "0",
        "Email": "",
        "Fax": "",
        "SoDienThoai": person["phone"] or "",
        "ThongTinKhac": _handed_in_by(body["applicant"], owner["paper"]) if owner else "",
    }


def progress(body: Body, unit: PortalUnit) -> Row:
    """One step that was really done, when it was done."""
    return {
        "MaHoSo": _known_as(body),
        "NguoiXuLy": body["handler"][:HANDLER_MAX],
        "ChucDanh": "",
        "ThoiDiemXuLy": moment(body["at"]),
        "PhongBanXuLy": body["unit"] or unit.agency,
        "NoiDungXuLy": body["note"] or _status_name(body["status"]),
        "TrangThai": str(body["status"]),
        "NgayBatDau": moment(body["at"]),
        "NgayKetThucTheoQuyDinh": moment(body["due_at"]),
    }


def moved(body: Body) -> Row:
    """What a step changes on the dossier itself: status, promise, and the end where it is one."""
    changed: Row = {"MaHoSo": _known_as(body), "TrangThaiHoSo": str(body["status"])}
    if body["due_at"] is not None:
        changed["NgayHenTra"] = moment(body["due_at"])
    if body["status"] in ENDED:
        changed[ENDED[body["status"]]] = moment(body["at"])
    return changed


def corrected(body: Body) -> Row:
    """The person's facts once more, right this time."""
    return {"MaHoSo": _known_as(body), **applicant(body)}


def settled(body: Body) -> Row:
    """Whether the fee came without cash; the money itself is told to the payment platform."""
    return {"MaHoSo": _known_as(body), "DuocThanhToanTrucTuyen": _online([body])}


def went_back(body: Body) -> Row:
    """Money that left or a receipt that is void; there is a note for it and no field."""
    parts = [
        f"{WENT_BACK[body['kind']]} {body['number']}: {Money(body['amount'])}",
        WAY_BACK[body["way"]] + (", chưa chi" if body["state"] == "due" else ""),
    ]
    if body["receipt_number"]:
        parts.append(f"biên lai {body['receipt_number']}")
    if body["replaced_by"]:
        parts.append(f"thay bằng {body['replaced_by']}")
    return {"MaHoSo": _known_as(body), "GhiChu": "; ".join(parts)}


def digitised(body: Body) -> Row:
    """Which file stands for a paper or the result now. No link is told, since there is none."""
    file_id = f"{body['subject']}-{body['file']['sha256']}"
    stands = body["state"] != DigitalState.NOT
    if body["subject"] == RESULT:
        if not stands:
            note = f"Bỏ tệp kết quả: {body['name']}, {body['file']['name']}"
            return {"MaHoSo": _known_as(body), "GhiChu": note}
        result = {
            "TenGiayTo": body["name"],
            "MaThanhPhanHoSo": "",
            "GiayToId": file_id,
            "DuongDanTepTinKetQua": "",
            "MaGiayToKetQua": "",
        }
        return {"MaHoSo": _known_as(body), "DanhSachGiayToKetQua": [result]}
    row: Row = {
        "MaHoSo": _known_as(body),
        "TaiLieuNop": [
            {
                "TepDinhKemId": file_id,
                "TenTepDinhKem": body["file"]["name"],
                "IsDeleted": "0" if stands else "1",
                "MaThanhPhanHoSo": body.get("component_code") or "",
                "DuongDanTaiTepTin": "",
                **FILE[DigitalState(body["state"])],
                "DuocLayTuKhoDMQG": "0",
                "MaKetQuaThayThe": "",
            }
        ],
    }
    # A fact told before the papers were counted says of its own file alone.
    count = body.get("digitised", int(body["state"] == DigitalState.DIGITISED))
    row["HoSoCoThanhPhanSoHoa"] = "1" if count else "0"
    return row


def _online(payments: Sequence[Body]) -> str:
    is_all = all(one["method"] in NOT_CASH and one["state"] in PAID for one in payments)
    return "1" if is_all else "0"


def _handed_in_by(person: Body, paper: str) -> str:
    number = f" ({person['id_number']})" if person["id_number"] else ""
    return f"Người nộp: {person['full_name']}{number}; {paper}"


def _count(paper: Body) -> int:
    return int(paper["originals"]) + int(paper["copies"])


def _paper(paper: Body) -> Row:
    kind = "bản chính" if paper["originals"] else "bản sao"
    return {"TenGiayTo": paper["name"], "SoLuong": _count(paper), "LoaiGiayTo": kind}


def _fee(line: Body, payments: Sequence[Body]) -> Row:
    return {
        "TenPhiLePhi": line["name"],
        "MaPhiLePhi": "",
        "HinhThucThu": "1" if all(one["method"] in NOT_CASH for one in payments) else "0",
        "Gia": line["amount"],
        "LoaiPhiLePhi": "1" if line["kind"] == "phi" else "2",
    }


def _supplement(body: Body) -> Row:
    return {
        "HoSoBoSungId": body["slip_number"],
        "NguoiYeuCauBoSung": body["clerk"],
        "NoiDungBoSung": "; ".join(f"{one['name']}: {one['reason']}" for one in body["missing"]),
        "NgayBoSung": moment(body["asked_at"]),
        "NguoiTiepNhanBoSung": "",
        "ThongTinTiepNhan": "",
        "NgayTiepNhanBoSung": "",
        "TrangThaiBoSung": "0",
        "DanhSachGiayToBoSung": [{"TenGiayTo": one["name"]} for one in body["missing"]],
        "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": "",
        "NgayHenTraMoi": "",
    }


def _status_name(code: int) -> str:
    return next(one.name for one in PORTAL_STATUS.values() if one.code == code)
