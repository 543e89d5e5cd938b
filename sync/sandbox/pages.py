"""The pages a citizen opens on a phone, and the stand-in for a bank's app."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.dossier import PORTAL_STATUS
from counter_app.domain.money import Money
from counter_app.domain.vietqr import VietQr
from sync.sandbox.manners import NAMES, Manner

_STATUS = {status.code: status.name for status in PORTAL_STATUS.values()}
_PAYMENT = {
    "none": "Không phải nộp phí",
    "paid": "Đã nộp đủ",
    "paid_late": "Đã nộp đủ",
    "surplus": "Đã nộp đủ, có khoản thừa đang chờ hoàn trả",
    "waiting": "Đang chờ ngân hàng báo có",
    "claimed": "Đang chờ ngân hàng báo có",
    "underpaid": "Còn thiếu, xin nộp thêm",
    "cancelled": "Yêu cầu nộp tiền đã hủy",
}
_NEXT = {
    1: "Chờ cơ quan kiểm tra hồ sơ.",
    2: "Hồ sơ sẽ được chuyển đến đơn vị xử lý.",
    3: "Hồ sơ không được tiếp nhận; lý do có trên phiếu từ chối.",
    4: "Chờ đơn vị xử lý; ông/bà chưa phải làm gì.",
    5: "Xin bổ sung giấy tờ theo phiếu yêu cầu tại quầy đã nộp.",
    6: "Xin nộp khoản phải nộp theo thông báo.",
    7: "Hồ sơ đã được rút; không còn bước nào.",
    8: "Việc giải quyết đã dừng; lý do có trên thông báo.",
    9: "Mời đến nhận kết quả, mang theo giấy hẹn.",
    10: "Đã trả kết quả; không còn bước nào.",
}
_STILL_DUE = (1, 2, 4, 5, 6)
# Faces, how far the corners of the mouth rise, and words. Drawn: not every phone has all letters.
_SETTLED = {"paid", "paid_late", "surplus"}
_FACES = (
    (5, 10, "Rất hài lòng"),
    (4, 5, "Hài lòng"),
    (3, 0, "Bình thường"),
    (2, -5, "Chưa hài lòng"),
    (1, -10, "Rất không hài lòng"),
)
_STYLE = (
    "body{font:17px/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem;"
    "color:#10312f}h1{font-size:1.35rem}dt{color:#47605e;margin-top:.7rem}dd{margin:0;"
    "font-weight:600}button,input,textarea{font:inherit;width:100%;padding:.7rem;margin:.3rem 0;"
    "box-sizing:border-box}button{background:#0f5c57;color:#fff;border:0;border-radius:.4rem}"
    "li{margin:.2rem 0}.note{color:#47605e}"
    ".late{border-left:.3rem solid #a61b1b;padding-left:.6rem}"
    "*{overflow-wrap:anywhere}.face{display:flex;gap:.7rem;align-items:center;text-align:left}"
    "fieldset{border:1px solid #b9cbc9;border-radius:.4rem;margin:.6rem 0;padding:.3rem .8rem}"
    ".choice{display:flex;gap:.7rem;align-items:center;padding:.35rem 0}"
    ".choice input{width:1.3rem;height:1.3rem;margin:0;flex:none}"
)


def home(
    dossiers: Sequence[Mapping[str, Any]], received: Sequence[Mapping[str, Any]], files: int
) -> str:
    """What the sandbox city holds."""
    rows = "".join(
        f'<li><a href="/theo-doi/{quote(one["code"])}">{escape(one["code"])}</a></li>'
        for one in dossiers[-100:]
    )
    return _page(
        "Thành phố thử nghiệm",
        f"<p>{len(dossiers)} hồ sơ, {sum(one['keys'] for one in dossiers)} bản tin, "
        f"{len(received)} giao dịch ngân hàng, {files} tệp.</p>"
        f'<p><a href="/bank">Điện thoại ngân hàng</a></p><ul>{rows}</ul>',
    )


def follow(
    code: str,
    facts: Sequence[tuple[str, Mapping[str, Any]]],
    decided: Mapping[str, Any] | None,
    now: datetime,
) -> str:
    """Where a dossier stands and what comes next, in words; nothing of the person.

    What the city `decided` comes before what the counter told: the processing is the city's.
    """
    if not facts:
        return _page(
            "Chưa có hồ sơ này",
            "<p>Thành phố chưa nhận được hồ sơ mang mã này. Nếu vừa nộp tại quầy, xin thử lại sau "
            "ít phút; hồ sơ vẫn an toàn tại quầy.</p>",
        )
    newest: dict[str, Any] = {}
    for _kind, body in facts:
        # A later fact tells only what it moved; "missing" ends with the wait.
        if "status" in body:
            told = {name: value for name, value in body.items() if value is not None}
            newest = {**newest, "missing": [], **told}
    if "procedure" not in newest:
        return _page("Theo dõi hồ sơ", f"<p>{escape(code)}: {escape(money(facts))}</p>")
    paid = money(facts)
    status = (decided or newest)["status"]
    rows = [
        ("Mã hồ sơ", newest["code"]),
        *([("Mã tạm đã cấp", newest["provisional_code"])] if "provisional_code" in newest else []),
        ("Thủ tục", newest["procedure"]["name"]),
        ("Tình trạng", _STATUS[status]),
        ("Bước tiếp theo", _NEXT[status]),
    ]
    if decided and decided["note"]:
        rows.append(("Ghi chú", decided["note"]))
    for words, name in (("Tiếp nhận", "received_at"), ("Hẹn trả", "due_at")):
        if newest.get(name):
            rows.append((words, _when(newest[name])))
    if newest.get("unit"):
        rows.append(("Đơn vị đang xử lý", newest["unit"]))
    if paid:
        rows.append(("Phí, lệ phí", paid))
    lines = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in rows)
    missing = "".join(
        f"<li>{escape(one['name'])}: {escape(one['reason'])}</li>"
        for one in newest.get("missing", [])
    )
    asked = f"<p>Cần bổ sung:</p><ul>{missing}</ul>" if missing else ""
    rating = f'<p><a href="/danh-gia/{quote(code)}">Đánh giá việc tiếp nhận</a></p>'
    late = _delays(facts, status, newest.get("due_at"), now)
    return _page("Theo dõi hồ sơ", f"{late}<dl>{lines}</dl>{asked}{rating}")


def _delays(
    facts: Sequence[tuple[str, Mapping[str, Any]]], status: int, due_at: str | None, now: datetime
) -> str:
    """Each promise that was moved, and whether the newest one is past."""
    promised = [body["due_at"] for _kind, body in facts if body.get("due_at")]
    moved = [one for one, after in pairwise(promised) if one != after]
    said = [f"Ngày hẹn trước: {_when(one)}; đã hẹn lại." for one in moved]
    if due_at and status in _STILL_DUE and datetime.fromisoformat(due_at) < now:
        said.append("Hồ sơ đã quá ngày hẹn trả. Xin lỗi ông/bà vì sự chậm trễ này.")
    return "".join(f'<p class="late">{escape(one)}</p>' for one in said)


def rate(code: str, *, known: bool) -> str:
    """Five faces with words."""
    if not known:
        return _page("Chưa có hồ sơ này", "<p>Không tìm thấy hồ sơ để đánh giá.</p>")
    buttons = "".join(
        f'<button class="face" name="faces" value="{number}">{_face(rise)}{words}</button>'
        for number, rise, words in _FACES
    )
    return _page(
        "Đánh giá việc tiếp nhận",
        f'<p class="note">{escape(code)}</p><form method="post"><label>Ý kiến của ông/bà (nếu có; '
        'xin không ghi họ tên, số điện thoại)<textarea name="comment" rows="3" maxlength="1000">'
        f"</textarea></label><p>Chọn mức hài lòng để gửi:</p>{buttons}</form>",
    )


def _face(rise: int) -> str:
    mouth = f"M12 {27 - rise // 2}Q20 {27 + rise} 28 {27 - rise // 2}"
    return (
        '<svg width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="#fff" '
        'stroke-width="2.5" stroke-linecap="round" aria-hidden="true">'
        '<circle cx="20" cy="20" r="17"/><path d="M14 14v3M26 14v3"/>'
        f'<path d="{mouth}"/></svg>'
    )


def thanks() -> str:
    """After a rating."""
    return _page("Cảm ơn", "<p>Ý kiến của ông/bà đã được ghi nhận.</p>")


def bank(payload: str, decoded: VietQr | str, refusal: str | None) -> str:
    """The bank phone: a scanned code, an amount and a text that may be changed."""
    if isinstance(decoded, VietQr):
        amount = decoded.amount.dong if decoded.amount else ""
        shown = (
            f"<p>Chuyển tới tài khoản <b>{escape(decoded.account or '')}</b>, "
            f"ngân hàng {escape(decoded.bin or '')}</p>"
            f'<label>Số tiền (đ)<input name="amount" value="{amount}"></label>'
            f'<label>Nội dung<input name="text" value="{escape(decoded.purpose or "")}"></label>'
            f"<fieldset><legend>Cách chuyển</legend>{_manners()}</fieldset>"
            "<button>Chuyển tiền</button>"
        )
    else:
        shown = "<button>Đọc mã</button>"
    action = "/bank/pay" if isinstance(decoded, VietQr) else "/bank"
    method = "post" if isinstance(decoded, VietQr) else "get"
    code = refusal or (decoded if isinstance(decoded, str) else "")
    wrong = f"<p><b>Không đọc được mã này ({escape(code)}).</b></p>" if code else ""
    return _page(
        "Điện thoại ngân hàng (thử nghiệm)",
        f'{wrong}<form action="{action}" method="{method}"><label>Nội dung mã QR'
        f'<textarea name="payload" rows="4">{escape(payload)}</textarea></label>{shown}</form>',
    )


def _manners() -> str:
    return "".join(
        f'<label class="choice"><input type="radio" name="manner" value="{manner}"'
        f"{' checked' if manner is Manner.EXACT else ''}>{name}</label>"
        for manner, name in NAMES.items()
    )


def paid(booked: Sequence[Mapping[str, Any]]) -> str:
    """After a transfer, or two."""
    told = "".join(
        f"<p><b>{Money(one['amount'])}</b> tới tài khoản {escape(one['account'])}</p>"
        f'<p class="note">{escape(one["text"])}</p>'
        for one in booked
    )
    return _page("Chuyển tiền thành công", f'{told}<p><a href="/bank">Quét mã khác</a></p>')


def money(facts: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    """What of the bill is there, in one sentence; what went back is told beside it."""
    total, back = 0, 0
    tenders: dict[str, tuple[str, int]] = {}
    for kind, body in facts:
        if kind == "dossier.received":
            total = body["fee_total"]
            tenders = {_tender_key(one): (one["state"], one["amount"]) for one in _tenders(body)}
        elif kind == "payment.settled":
            tenders[_tender_key(body)] = (body["state"], body["amount"])
        elif kind == "payment.went_back" and body["way"] != "stays":
            back += body["amount"] if body["state"] == "done" else 0
    if not tenders and not total:
        return "" if not facts or facts[0][0] != "dossier.received" else _PAYMENT["none"]
    told = f" Đã hoàn trả {Money(back)}." if back else ""
    states = {state for state, _ in tenders.values() if state != "cancelled"}
    if len(states) == 1 and (len(tenders) == 1 or states <= _SETTLED):
        state = states.pop()
        there = sum(amount for _, amount in tenders.values())
        if state not in _SETTLED or there >= total:
            return f"{Money(total)} – {_PAYMENT.get(state, state)}.{told}"
    there = sum(amount for state, amount in tenders.values() if state in _SETTLED)
    return f"{Money(total)} – Đã nộp {Money(there)}, còn {Money(max(total - there, 0))}.{told}"


def _tenders(body: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """A station of an older program tells of one payment alone."""
    if "tenders" in body:
        told: Sequence[Mapping[str, Any]] = body["tenders"]
        return told
    payment = body["payment"]
    return () if payment["state"] == "none" else ({**payment, "amount": body["fee_total"]},)


def _tender_key(body: Mapping[str, Any]) -> str:
    receipt = body.get("receipt") or {}
    return str(body["reference"] or body.get("receipt_number") or receipt.get("number"))


def _when(text: str) -> str:
    moment = datetime.fromisoformat(text).astimezone(VIETNAM)
    return f"{moment:%H:%M} ngày {moment:%d/%m/%Y}"


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="vi"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style><h1>{escape(title)}</h1>{body}"
    )
