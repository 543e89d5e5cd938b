"""A portal on loopback that speaks the recorded vocabulary and takes nothing that is not in it."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

AGENCY = "000.00.01.H26"
LONGEST = {"TrichYeuHoSo": 1_000, "NguoiXuLy": 50}
MOMENT = re.compile(
    "(20[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])([01][0-9]|2[0-3])([0-5][0-9]){2}"
)
CODES = {str(code) for code in range(1, 11)}
RECORD = frozenset(
    [
        "MaHoSo",
        "MaTTHC",
        "TenTTHC",
        "MaLinhVuc",
        "TenLinhVuc",
        "KenhThucHien",
        "NoiNopHoSo",
        "ChuHoSo",
        "SoGiayToChuHoSo",
        "LoaiDoiTuong",
        "DinhDanhCHS",
        "TaiKhoanDuocXacThucVoiVNeID",
        "Email",
        "SoDienThoai",
        "TrichYeuHoSo",
        "DonViXuLy",
        "TrangThaiHoSo",
        "HinhThuc",
        "NgayNopHoSo",
        "NgayTiepNhan",
        "NgayHenTra",
        "NgayTuChoi",
        "TaiLieuNop",
        "DanhSachTepDinhKemKhac",
        "HoSoCoThanhPhanSoHoa",
        "DanhSachLePhi",
        "DuocThanhToanTrucTuyen",
        "DanhSachHoSoBoSung",
        "DanhSachGiayToKetQua",
        "DSKetNoiCSDL",
    ]
)
OPTIONAL = frozenset(
    [
        "SoBienNhan",
        "MaDoiTuong",
        "Fax",
        "ThongTinKhac",
        "GhiChu",
        "ThongTinTra",
        "NgayKetThucXuLy",
        "NgayTra",
    ]
)
STEP = frozenset(
    [
        "MaHoSo",
        "NguoiXuLy",
        "ChucDanh",
        "ThoiDiemXuLy",
        "PhongBanXuLy",
        "NoiDungXuLy",
        "TrangThai",
        "NgayBatDau",
        "NgayKetThucTheoQuyDinh",
    ]
)
PAPER = frozenset(
    [
        "TepDinhKemId",
        "TenTepDinhKem",
        "IsDeleted",
        "MaThanhPhanHoSo",
        "DuongDanTaiTepTin",
        "DuocSoHoa",
        "DuocTaiSuDung",
        "DuocLayTuKhoDMQG",
        "MaKetQuaThayThe",
    ]
)
RESULT = frozenset(
    [
        "TenGiayTo",
        "MaThanhPhanHoSo",
        "GiayToId",
        "DuongDanTepTinKetQua",
        "MaGiayToKetQua",
    ]
)
LISTS = {"TaiLieuNop": PAPER, "DanhSachGiayToKetQua": RESULT}
CHOICES = {
    "DuocSoHoa": {"0", "1"},
    "DuocTaiSuDung": {"0", "1", "2"},
    "DuocLayTuKhoDMQG": {"0", "1"},
    "IsDeleted": {"0", "1"},
    "KenhThucHien": {"1", "2", "3"},
    "LoaiDoiTuong": {"1", "2", "3", "4"},
    "TrangThaiHoSo": CODES,
    "TrangThai": CODES,
    "HinhThuc": {"0", "1"},
    "DuocThanhToanTrucTuyen": {"0", "1"},
    "HoSoCoThanhPhanSoHoa": {"0", "1"},
}


class Portal:
    """What it holds, what it heard, and what it will do wrong next."""

    def __init__(self) -> None:
        self.url = ""
        self.dossiers: dict[str, dict[str, Any]] = {}
        self.steps: list[dict[str, Any]] = []
        self.heard: list[tuple[str, Any]] = []
        self.sessions: set[str] = set()
        self.lose_replies = 0

    def answer(self, path: str, asked: Any) -> tuple[int, dict[str, Any]]:
        """HTTP status and reply to one call."""
        address = urlsplit(path)
        if address.path == "/auth":
            if asked != {"username": "0126", "password": "drill"}:
                return 401, {}
            session = f"session-{len(self.sessions)}"
            self.sessions = {session}
            return 200, {"session": session, "error_code": 0}
        service = address.path.rpartition("/")[2]
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.heard.append((path, asked["data"]))
        if asked["session"] not in self.sessions:
            return 401, {}
        if asked["service"] != service or {asked["madonvi"], query["MaDinhDanhDV"]} != {AGENCY}:
            return 200, _said(1, "sai đơn vị hoặc dịch vụ")
        if service == "CapNhatTienDoHoSoMC":
            return 200, self._take_steps(asked["data"])
        if service == "DongBoHoSoMC" and query.get("isUpdating") in ("True", "False"):
            return 200, self._take(asked["data"], is_updating=query["isUpdating"] == "True")
        return 404, {}

    def _take(self, data: list[dict[str, Any]], *, is_updating: bool) -> dict[str, Any]:
        for row in data:
            fault = _fault(row, RECORD | OPTIONAL, set() if is_updating else RECORD)
            if fault:
                return _said(2, fault)
            is_known = row["MaHoSo"] in self.dossiers
            if is_known and not is_updating:
                return _said(-3, "Hồ sơ đã tồn tại")
            if is_updating and not is_known:
                return _said(4, "không có hồ sơ")
            changed = {name: value for name, value in row.items() if value != ""}
            self.dossiers.setdefault(row["MaHoSo"], {}).update(changed)
        return _said(0, "")

    def _take_steps(self, data: list[dict[str, Any]]) -> dict[str, Any]:
        if not 1 <= len(data) <= 10:
            return _said(2, "số bước")
        for row in data:
            fault = _fault(row, STEP, STEP)
            if fault or row["MaHoSo"] not in self.dossiers:
                return _said(2, fault or "không có hồ sơ")
            if row in self.steps:
                return _said(3, "Tiến độ ĐÃ TỒN TẠI")
        self.steps += data
        return _said(0, "")


def _said(code: int, words: str) -> dict[str, Any]:
    return {"error_code": code, "message": words}


def _fault(row: dict[str, Any], known: frozenset[str], needed: set[str] | frozenset[str]) -> str:
    if set(row) - known or needed - set(row) or not row.get("MaHoSo"):
        return "trường"
    for name, inner in LISTS.items():
        for one in row.get(name, ()):
            fault = _fault({"MaHoSo": name, **one}, inner | {"MaHoSo"}, inner)
            if fault:
                return fault
    for name, value in row.items():
        if name in CHOICES and value not in CHOICES[name]:
            return name
        is_moment = name.startswith(("Ngay", "ThoiDiem"))
        if is_moment and value and not MOMENT.fullmatch(value):
            return name
        if len(value) > LONGEST.get(name, 4_000):
            return name
    return ""


@contextmanager
def portal() -> Iterator[Portal]:
    """A real HTTP server as long as the block."""
    held = Portal()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.path == "/auth" or self.headers["dstcode"] == AGENCY
            status, reply = held.answer(self.path, json.loads(body))
            if held.lose_replies and self.path != "/auth":
                held.lose_replies -= 1
                self.close_connection = True
                return
            text = json.dumps(reply).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_arguments: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    held.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield held
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
