"""What a citizen's phone shows: words, no whole name, and a bank that writes as banks do."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from counter_app.domain import reference, vietqr
from counter_app.domain.money import Money
from counter_app.ports import ChangePage
from sync import wire
from sync.client import CityClient
from sync.sandbox import contract, pages
from tests.sync.conftest import MADE_AT, MakeClient, an_entry
from tests.sync.sandbox_process import SandboxProcess

BATCH = "/v1/messages:batch"
NAME = "Nguyễn <b>Thị</b> Mẫu Đơn"


def a_code(station: int = 126, serial: int = 7, amount: int | None = 100_000) -> str:
    return vietqr.encode(
        "970436",
        "1234567890123",
        known_bins={"970436"},
        amount=None if amount is None else Money(amount),
        purpose=reference.make(station, serial),
    )


def told(city: SandboxProcess, kind: str, body: dict[str, Any]) -> None:
    """Tell the city one fact of a dossier."""
    batch = json.loads(wire.batch_body("0126", "head", MADE_AT, (an_entry(),)))
    batch["messages"][0] |= {"kind": kind, "body": body, "lane": body["code"]}
    results = city.ask("POST", BATCH, "0126", json=batch).json()["results"]
    assert results[0]["status"] == "accepted", results


def a_supplement(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "status": 5,
        "procedure": {"code": "1.1", "version": 1, "case": None, "name": "Đăng ký <i>hộ</i>"},
        "channel": "counter",
        "applicant": {
            "full_name": NAME,
            "id_number": "001190012345",
            "born": None,
            "sex": None,
            "residence": None,
            "phone": "0900000001",
        },
        "missing": [{"name": "Đơn", "reason": "Chưa ký tên"}],
        "asked_at": "2026-11-26T01:00:00Z",
        "slip_number": "1",
        "station": "0126",
        "clerk": "Mẫu",
    }


def test_a_citizen_follows_a_dossier_in_words_without_anything_of_the_person(
    city: SandboxProcess,
) -> None:
    told(city, "supplement.requested", a_supplement("CODE-FOLLOW-1"))

    page = city.page("/theo-doi/CODE-FOLLOW-1")

    assert "Chưa ký tên" in page
    assert "Xin bổ sung giấy tờ" in page
    for hidden in ("Nguyễn", "Mẫu Đơn", "001190012345", "0900000001", "<b>Thị", "<i>hộ"):
        assert hidden not in page
    for outside in ("http://", "https://", "<script", "src="):
        assert outside not in page


def test_a_promise_that_moved_and_one_that_is_past_are_said(city: SandboxProcess) -> None:
    code = "CODE-LATE-1"
    told(city, "supplement.requested", a_supplement(code))
    step = {
        "code": code, "status": 4, "move": "apologise", "at": "2020-01-01T01:00:00Z", "unit": "A",
        "handler": "B", "note": "", "station": "0126",
    }  # fmt: skip

    told(city, "dossier.moved", {**step, "due_at": "2020-01-02T10:00:00Z"})
    late = city.page(f"/theo-doi/{code}")
    told(city, "dossier.moved", {**step, "due_at": "2999-01-02T10:00:00Z"})
    moved = city.page(f"/theo-doi/{code}")
    city.ask("POST", "/v1/sandbox/status", json={"code": code, "status": 10})

    assert "đã quá ngày hẹn trả" in late
    assert "hẹn lại" not in late
    assert "17:00 ngày 02/01/2020; đã hẹn lại" in moved
    assert "đã quá ngày hẹn trả" not in moved
    assert "không còn bước nào" in city.page(f"/theo-doi/{code}")


def test_what_the_city_decides_is_told_to_the_counter_that_took_the_dossier_and_shown(
    city: SandboxProcess, client: CityClient, make_client: MakeClient
) -> None:
    told(city, "supplement.requested", a_supplement("CODE-DECIDED-1"))
    decided = {"code": "CODE-DECIDED-1", "status": 9, "note": "Mời nhận <kết quả>"}

    reply = city.ask("POST", "/v1/sandbox/status", json=decided)

    cursor = reply.json()["cursor"]
    ours = client.changes(cursor - 1, 1)
    theirs = make_client(city.url, "0127").changes(cursor - 1, 1)
    assert isinstance(ours, ChangePage)
    assert isinstance(theirs, ChangePage)
    assert theirs.changes == ()
    assert ours.changes[0].kind == "dossier.status"
    assert contract.fault("DossierStatus", dict(ours.changes[0].body)) is None
    page = city.page("/theo-doi/CODE-DECIDED-1")
    assert "Đã xử lý xong" in page
    assert "Mời nhận &lt;kết quả&gt;" in page


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"code": "CODE-NOBODY-1", "status": 9}, 404),
        ({"code": "CODE-NOBODY-1", "status": 11}, 400),
        ({"code": "CODE-NOBODY-1", "status": 9, "note": "\ud800"}, 400),
        ([], 400),
    ],
)
def test_a_decision_about_nothing_is_refused(
    city: SandboxProcess, asked: object, status: int
) -> None:
    assert city.ask("POST", "/v1/sandbox/status", json=asked).status_code == status


def test_money_alone_makes_no_page_of_faults(city: SandboxProcess) -> None:
    told(city, "payment.settled", json.loads(an_entry(code="CODE-MONEY-1").payload))

    assert city.ask("GET", "/theo-doi/CODE-MONEY-1").status_code == 200


def tendered(
    reference: str | None, amount: int, state: str, number: str | None
) -> dict[str, object]:
    return {
        "method": "qr" if reference else "cash",
        "amount": amount,
        "state": state,
        "reference": reference,
        "receipt_number": number,
    }


def settled(reference: str | None, amount: int, state: str) -> tuple[str, dict[str, object]]:
    receipt = {"symbol": "26TAA", "number": "R9"} if state == "paid" else None
    body: dict[str, object] = {
        "reference": reference,
        "amount": amount,
        "state": state,
        "receipt": receipt,
    }
    return "payment.settled", body


@pytest.mark.parametrize(
    ("tenders", "later", "words"),
    [
        ([], [], "Không phải nộp phí"),
        ([tendered(None, 100, "paid", "R1")], [], "100 đ – Đã nộp đủ."),
        ([tendered("H1", 100, "waiting", None)], [], "100 đ – Đang chờ ngân hàng báo có."),
        ([tendered("H1", 100, "waiting", None)], [settled("H1", 100, "paid")], "Đã nộp đủ."),
        ([tendered("H1", 70, "paid", "R1"), tendered(None, 30, "paid", "R2")], [], "Đã nộp đủ."),
        ([tendered(None, 40, "paid", "R1")], [], "100 đ – Đã nộp 40 đ, còn 60 đ."),
        ([tendered(None, 40, "paid", "R1")], [settled(None, 60, "paid")], "100 đ – Đã nộp đủ."),
        (
            [tendered("H1", 40, "paid", "R1"), tendered("H2", 60, "waiting", None)],
            [],
            "100 đ – Đã nộp 40 đ, còn 60 đ.",
        ),
        (
            [tendered(None, 100, "paid", "R1")],
            [("payment.went_back", {"way": "cash", "state": "done", "amount": 10})],
            "100 đ – Đã nộp đủ. Đã hoàn trả 10 đ.",
        ),
    ],
)
def test_a_citizen_reads_where_the_money_stands(
    tenders: list[dict[str, object]], later: list[tuple[str, dict[str, object]]], words: str
) -> None:
    total = 100 if tenders else 0

    told = pages.money([("dossier.received", {"fee_total": total, "tenders": tenders}), *later])

    assert told.endswith(words)


@pytest.mark.parametrize("path", ["/theo-doi/", "/danh-gia/"])
def test_a_code_that_nobody_has_is_said_kindly(city: SandboxProcess, path: str) -> None:
    reply = city.ask("GET", f"{path}<script>alert(1)")

    assert reply.status_code == 404
    assert "<script>" not in reply.text
    assert "Chưa có hồ sơ này" in reply.text


def test_a_citizen_rates_with_one_of_five_words(city: SandboxProcess) -> None:
    told(city, "supplement.requested", a_supplement("CODE-RATING-1"))

    page = city.page("/danh-gia/CODE-RATING-1")
    statuses = [
        city.ask("POST", "/danh-gia/CODE-RATING-1", data={"faces": faces}).status_code
        for faces in ("5", "1", "6", "", "x")
    ]

    for words in ("Rất hài lòng", "Hài lòng", "Bình thường", "Chưa hài lòng"):
        assert words in page
    assert statuses == [200, 200, 404, 404, 404]


def test_the_bank_phone_shows_what_it_will_pay(city: SandboxProcess) -> None:
    page = city.ask("GET", "/bank", params={"payload": a_code()}).text

    for shown in ("1234567890123", "100000", reference.make(126, 7)):
        assert shown in page
    assert "qr_" in city.ask("GET", "/bank", params={"payload": "no code"}).text


def test_the_bank_wraps_the_text_and_the_reference_is_found(city: SandboxProcess) -> None:
    credit = city.pay(a_code(serial=11)).json()
    plain = city.pay(a_code(serial=12), wrap="0", amount="5").json()

    assert contract.fault("BankCredit", credit) is None
    assert credit["text"].startswith("MBVCB.")
    assert reference.find(credit["text"]) == (reference.make(126, 11),)
    assert (plain["text"], plain["amount"]) == (reference.make(126, 12), 5)
    assert {credit["id"], plain["id"]} <= {one["id"] for one in city.credits()}


@pytest.mark.parametrize(
    ("manner", "amounts", "serials"),
    [
        ("exact", [100_000], [41]),
        ("short", [50_000], [41]),
        ("over", [110_000], [41]),
        ("twice", [100_000, 100_000], [41, 41]),
        ("edited", [100_000], [41]),
        ("blanks", [100_000], [41]),
        ("other", [100_000], [42]),
        ("no_text", [100_000], [None]),
    ],
)
def test_the_bank_phone_pays_in_each_manner(
    city: SandboxProcess, manner: str, amounts: list[int], serials: list[int | None]
) -> None:
    before = len(city.credits())

    assert city.pay(a_code(serial=41), manner=manner).status_code == 200

    booked = city.credits()[before:]
    assert [one["amount"] for one in booked] == amounts
    codes = [reference.find(one["text"]) for one in booked]
    assert codes == [() if serial is None else (reference.make(126, serial),) for serial in serials]
    assert len({one["id"] for one in booked}) == len(amounts)
    page = city.ask("GET", "/bank", params={"payload": a_code()}).text
    assert f'value="{manner}"' in page
    if manner in ("edited", "blanks"):
        assert f".{reference.make(126, 41)}." not in booked[0]["text"]


def test_a_late_transfer_is_booked_now_and_told_later(city: SandboxProcess) -> None:
    before = len(city.credits())

    paid = city.pay(a_code(serial=43), manner="late", late_s="0.4").json()

    assert len(city.credits()) == before
    for _ in range(100):
        if len(city.credits()) > before:
            break
        time.sleep(0.1)
    (told,) = city.credits()[before:]
    assert (told["id"], told["booked_at"]) == (paid["id"], paid["booked_at"])
    assert reference.find(told["text"]) == (reference.make(126, 43),)


@pytest.mark.parametrize(
    "asked",
    [
        {"payload": "no code"},
        {"payload": a_code(), "manner": "late", "late_s": "-1"},
        {"payload": a_code(), "manner": "late", "late_s": "nan"},
        {"payload": a_code(), "manner": "late", "late_s": "soon"},
        {"payload": a_code(), "manner": "later"},
        {"payload": a_code(), "manner": "short", "amount": "1"},
        {"payload": a_code(), "amount": "-1"},
        {"payload": a_code(), "amount": "0"},
        {"payload": a_code(), "amount": "1e9"},
        {"payload": a_code(amount=None)},
        {"payload": a_code(), "text": "\ud800"},
        {"payload": a_code(), "text": "a\x00"},
        {"payload": "\ud800"},
    ],
)
def test_the_bank_refuses_with_a_reason_and_moves_nothing(
    city: SandboxProcess, asked: dict[str, Any]
) -> None:
    before = len(city.credits())

    reply = city.ask("POST", "/bank/pay", json=asked)

    assert reply.status_code == 400
    assert reply.json()["refused"]
    assert len(city.credits()) == before


def test_money_with_a_reference_is_told_to_its_station_alone(
    city: SandboxProcess, client: CityClient, make_client: MakeClient
) -> None:
    ours, theirs = client, make_client(city.url, "0127")
    start = ours.changes(0, 500)
    assert isinstance(start, ChangePage)
    city.pay(a_code(126, 21))
    city.pay(a_code(127, 22))
    city.pay(a_code(126, 23), text="quên ghi mã")

    def texts(client: CityClient) -> str:
        page = client.changes(start.cursor, 500)
        assert isinstance(page, ChangePage)
        return " ".join(str(change.body["text"]) for change in page.changes)

    assert reference.find(texts(ours)) == (reference.make(126, 21),)
    assert reference.find(texts(theirs)) == (reference.make(127, 22),)
    assert "quên ghi mã" in texts(ours)
    assert "quên ghi mã" in texts(theirs)


def test_pages_follow_one_another_without_a_gap(city: SandboxProcess, client: CityClient) -> None:
    for serial in range(31, 36):
        city.pay(a_code(126, serial))
    whole = client.changes(0, 500)
    assert isinstance(whole, ChangePage)

    read: list[int] = []
    cursor, more = 0, True
    while more:
        page = client.changes(cursor, 2)
        assert isinstance(page, ChangePage)
        read += [change.cursor for change in page.changes]
        cursor, more = page.cursor, page.more

    assert read == [change.cursor for change in whole.changes]
    assert (cursor, whole.more) == (whole.cursor, False)
