"""Signed notices of money: a genuine one is told once, every other is named and moves nothing."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from counter_app.domain import reference
from sync.sandbox import contract, webhooks
from sync.sandbox.webhooks import Hooks, RefusedError
from tests.sync.sandbox_process import SandboxProcess

ACCOUNT = "1234567890123"
# Printed in payOS's public manual; a key for trying out.
SAMPLE_KEY = "1a54716c8f0efb2744fb28b6e38b25da7f67a925d98bc1c18bd8faaecadd7675"
SAMPLE_SIGNATURE = "412e915d2871504ed31be63c8f62a149a4410d34c4c42affc9006ef9917eaa03"
SAMPLE: dict[str, Any] = {
    "orderCode": 123,
    "amount": 3000,
    "description": "VQRIO123",
    "accountNumber": "12345678",
    "reference": "TF230204212323",
    "transactionDateTime": "2023-02-04 18:25:00",
    "currency": "VND",
    "paymentLinkId": "124c33293c43417ab7879e14c8d9eb18",
    "code": "00",
    "desc": "Thành công",
    "counterAccountBankId": "",
    "counterAccountBankName": "",
    "counterAccountName": "",
    "counterAccountNumber": "",
    "virtualAccountName": "",
    "virtualAccountNumber": "",
}
Send = Callable[..., requests.Response]


def a_sepay(key: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": key,
        "gateway": "Vietcombank",
        "transactionDate": "2026-11-26 09:15:00",
        "accountNumber": ACCOUNT,
        "subAccount": None,
        "code": None,
        "content": f"MBVCB.1.{reference.make(126, key % 100_000)}.CT tu 0",
        "transferType": "in",
        "description": "",
        "transferAmount": 50_000,
        "accumulated": 0,
        "referenceCode": f"FT{key}",
        **changes,
    }


def by_sepay(city: SandboxProcess, body: object, **changes: Any) -> requests.Response:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    stamp = str(int(time.time()) + changes.get("drift_s", 0))
    secret = changes.get("secret", "drill-sepay").encode()
    made = hmac.new(secret, stamp.encode() + b"." + raw, hashlib.sha256).hexdigest()
    headers = {"X-SePay-Timestamp": stamp, "X-SePay-Signature": f"sha256={made}"}
    return city.ask("POST", "/hooks/sepay", data=changes.get("sent", raw), headers=headers)


def by_payos(city: SandboxProcess, body: dict[str, Any], **changes: Any) -> requests.Response:
    signature = webhooks.payos_signature(body, changes.get("secret", "drill-payos"))
    sent = {**body, **changes.get("altered", {})}
    whole = {"code": "00", "success": True, "data": sent, "signature": signature}
    return city.ask("POST", "/hooks/payos", data=json.dumps(whole))


def by_casso(city: SandboxProcess, body: dict[str, Any], **changes: Any) -> requests.Response:
    stamp = str(int(time.time() * 1_000) + changes.get("drift_s", 0) * 1_000)
    whole = {"error": 0, "data": body}
    made = webhooks.casso_signature(stamp, whole, changes.get("secret", "drill-casso"))
    sent = {"data": {**dict(reversed(body.items())), **changes.get("altered", {})}, "error": 0}
    headers = {"X-Casso-Signature": f"t={stamp},v1={made}"}
    return city.ask("POST", "/hooks/casso", data=json.dumps(sent), headers=headers)


def a_casso(key: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": key,
        "reference": f"BANK{key}",
        "description": f"Chuyển tiền {reference.make(126, key % 100_000)}",
        "amount": 50_000,
        "accountNumber": ACCOUNT,
        "transactionDateTime": "2026-11-26 09:15:00",
        **changes,
    }


def a_payos(key: int, **changes: Any) -> dict[str, Any]:
    wanted = {"accountNumber": ACCOUNT, "reference": f"TF{key}", "paymentLinkId": "a1", **changes}
    return {**SAMPLE, "desc": None, "description": reference.make(126, key % 100_000), **wanted}


def told(city: SandboxProcess, provider: str, text: str) -> list[dict[str, Any]]:
    return [one for one in city.credits() if one["provider"] == provider and text in one["text"]]


def test_the_published_sample_computes_and_is_not_ours(mortal_city: SandboxProcess) -> None:
    assert webhooks.payos_signature(SAMPLE, SAMPLE_KEY) == SAMPLE_SIGNATURE
    raw = json.dumps({"data": SAMPLE, "signature": SAMPLE_SIGNATURE}).encode()
    notice = webhooks.payos(raw, SAMPLE_KEY)
    assert (notice.amount, notice.text) == (3_000, "VQRIO123")
    with pytest.raises(RefusedError, match="signature"):
        webhooks.payos(raw.replace(b"3000", b"3001"), SAMPLE_KEY)

    assert by_payos(mortal_city, SAMPLE).json()["became"] == "other_account"
    assert mortal_city.credits() == []


def test_a_genuine_notice_of_each_provider_is_one_credit(city: SandboxProcess) -> None:
    sent: list[tuple[str, Send, dict[str, Any], int]] = [
        ("sepay", by_sepay, a_sepay(71_001), 71_001),
        ("payos", by_payos, a_payos(71_002, amount=50_000), 71_002),
        ("casso", by_casso, a_casso(71_003), 71_003),
    ]
    for provider, send, body, serial in sent:
        first, again = send(city, body), send(city, body)

        assert (first.status_code, first.json()) == (200, {"success": True, "became": "told"})
        assert (again.status_code, again.json()["became"]) == (200, "told_before")
        (credit,) = told(city, provider, reference.make(126, serial))
        assert contract.fault("BankCredit", credit) is None
        assert credit["amount"] == 50_000
        if provider != "payos":
            assert credit["booked_at"] == "2026-11-26T02:15:00.000Z"


@pytest.mark.parametrize("send", [by_sepay, by_payos, by_casso])
def test_a_forged_notice_is_refused(city: SandboxProcess, send: Send) -> None:
    made = {by_sepay: a_sepay, by_payos: a_payos, by_casso: a_casso}[send](71_101)
    before = len(city.credits())

    reply = send(city, made, secret="guessed")

    assert (reply.status_code, reply.json()["refused"]) == (401, "signature")
    assert len(city.credits()) == before


def test_what_was_altered_on_the_way_is_refused(city: SandboxProcess) -> None:
    body = a_sepay(71_201)
    reordered = json.dumps(dict(reversed(body.items()))).encode()
    before = len(city.credits())

    replies = [
        by_sepay(city, body, sent=json.dumps(body).replace("50000", "5000000")),
        by_sepay(city, body, sent=reordered),
        by_payos(city, a_payos(71_202), altered={"amount": 5_000_000}),
        by_casso(city, a_casso(71_203), altered={"amount": 5_000_000}),
        city.ask("POST", "/hooks/sepay", json=body),
        city.ask("POST", "/hooks/sepay", json=body, headers={"Authorization": "Apikey no"}),
        city.ask("POST", "/hooks/casso", json={"data": {}}),
    ]

    assert [reply.json()["refused"] for reply in replies] == ["signature"] * 7
    assert {reply.status_code for reply in replies} == {401}
    assert len(city.credits()) == before


@pytest.mark.parametrize("drift_s", [-330, 330])
def test_a_notice_out_of_its_window_is_stale(city: SandboxProcess, drift_s: int) -> None:
    for reply in (
        by_sepay(city, a_sepay(71_301), drift_s=drift_s),
        by_casso(city, a_casso(71_302), drift_s=drift_s),
    ):
        assert (reply.status_code, reply.json()["refused"]) == (401, "stale")
    assert (
        by_sepay(city, a_sepay(71_303 + drift_s), drift_s=drift_s // 3).json()["became"] == "told"
    )


def test_money_that_is_not_for_us_is_absorbed(city: SandboxProcess) -> None:
    before = len(city.credits())

    became = [
        by_sepay(city, a_sepay(71_401, accountNumber="999")),
        by_sepay(city, a_sepay(71_402, transferType="out")),
        by_casso(city, a_casso(71_403, amount=-50_000)),
        by_payos(city, a_payos(71_404, code="01")),
    ]

    assert [(reply.status_code, reply.json()["became"]) for reply in became] == [
        (200, "other_account"),
        (200, "outgoing"),
        (200, "outgoing"),
        (200, "not_done"),
    ]
    assert len(city.credits()) == before


@pytest.mark.parametrize(
    ("body", "refused"),
    [
        (b"{", "json"),
        (b"[]", "json"),
        (b'{"id": NaN}', "json"),
        (b"\xff\xfe", "json"),
        (b"[" * 60_000, "json"),
        (a_sepay(71_501, transferAmount="50000"), "fields"),
        (a_sepay(71_501, transferAmount=50_000.0), "fields"),
        (a_sepay(71_501, transferAmount=10**13), "fields"),
        (a_sepay(71_501, id=True), "fields"),
        (a_sepay(71_501, transactionDate="26/11/2026"), "fields"),
        (a_sepay(71_501, transferType="both"), "fields"),
        (a_sepay(71_501, content="a" * 501), "fields"),
        (a_sepay(71_501, content="a\x00"), "fields"),
        (a_sepay(71_501, content="\ud800"), "fields"),
    ],
)
def test_a_notice_that_is_not_understood_is_refused_and_kept(
    city: SandboxProcess, body: Any, refused: str
) -> None:
    before = len(city.credits())

    reply = by_sepay(city, body)

    assert (reply.status_code, reply.json()["refused"]) == (400, refused)
    assert len(city.credits()) == before
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    newest = city.ask("GET", "/v1/sandbox/notices").json()[-1]
    assert (newest["provider"], newest["raw"]) == ("sepay", raw.decode(errors="replace"))


def test_one_key_never_tells_two_credits(city: SandboxProcess) -> None:
    assert by_sepay(city, a_sepay(71_601)).json()["became"] == "told"

    other = by_sepay(city, a_sepay(71_601, transferAmount=60_000))

    assert (other.status_code, other.json()["refused"]) == (409, "key_reused")
    assert len(told(city, "sepay", reference.make(126, 71_601))) == 1


def test_a_notice_that_comes_five_times_at_once_is_told_once(city: SandboxProcess) -> None:
    body = a_sepay(71_701)
    key = {"Authorization": "Apikey drill-sepay"}

    def send(_: int) -> str:
        url = f"{city.url}/hooks/sepay"
        reply = requests.post(url, json=body, headers=key, timeout=60)
        return str(reply.json()["became"])

    with ThreadPoolExecutor(5) as pool:
        became = sorted(pool.map(send, range(5)))

    assert became == ["told", *["told_before"] * 4]
    assert len(told(city, "sepay", reference.make(126, 71_701))) == 1


def test_a_notice_may_come_again_to_a_city_that_forgot_it(mortal_city: SandboxProcess) -> None:
    number = mortal_city.ask("POST", "/v1/sandbox/backup").json()["backup"]
    by_sepay(mortal_city, a_sepay(7))
    mortal_city.ask("POST", "/v1/sandbox/restore", json={"backup": number})
    assert mortal_city.credits() == []

    mortal_city.kill()
    mortal_city.start()

    assert by_sepay(mortal_city, a_sepay(7)).json()["became"] == "told"
    mortal_city.kill()
    mortal_city.start()
    assert by_sepay(mortal_city, a_sepay(7)).json()["became"] == "told_before"
    assert len(mortal_city.credits()) == 1


def test_a_notice_that_is_too_long_or_of_nobody(city: SandboxProcess) -> None:
    assert by_sepay(city, b" " * 70_000).status_code == 413
    assert city.ask("POST", "/hooks/nobody", json={}).status_code == 404


def test_the_senders_secrets_are_the_sandboxs_own(tmp_path: Path) -> None:
    kept = tmp_path / "hooks.json"
    kept.write_text('{"sepay": "s", "accounts": {"1": "970436"}}', encoding="utf-8")

    assert Hooks.read(kept) == Hooks(sepay="s", accounts={"1": "970436"})
    for wrong in ("[]", '{"other": "x"}', '{"sepay": ""}', '{"accounts": {"1": 2}}', "{"):
        kept.write_text(wrong, encoding="utf-8")
        with pytest.raises(ValueError, match=r"names|values|Expecting"):
            Hooks.read(kept)
