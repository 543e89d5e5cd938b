"""The phone-side check says genuine, altered, strange key or unreadable, and is right each time."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.money import Money
from counter_app.domain.receipt_code import Standing, facts_of, key_id, key_text, with_signature
from tests.page.browser import dom_of

PAGE = Path(__file__).parents[2] / "docs" / "verify-a-receipt.html"
OFFICE, FORGER = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2))
# RFC 8032, section 7.1: public key, message, signature.
RFC_8032 = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
        "b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f1"
        "1d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
        "c6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)
ORDER = 2**252 + 27742317777372353535851937790883648493
HASHED = tuple(bytes(range(256))[:length] * 2 for length in (0, 1, 55, 56, 63, 64, 111, 128, 200))


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def a_code(key: Ed25519PrivateKey = OFFICE, standing: Standing = Standing.RECEIPT) -> str:
    facts = facts_of(
        standing=standing,
        collector="0100000000",
        number="26TAA-01260042",
        at=datetime(2026, 11, 26, 14, 32, tzinfo=VIETNAM),
        lines=(("Trích lục", "phi", Money(8_000)), ("Kết hôn", "le_phi", Money(1_000_000))),
        payer_name="NGUYỄN THỊ DIỄM QUỲNH",
        dossier_code="000.00.01.H26-261126-0007",
        audit_head="9f31c2ab",
    )
    line = facts.unsigned(key_id(public(key)))
    return with_signature(line, key.sign(line.encode()))


def one_digit_off(code: str, count: int) -> list[str]:
    """The code with one digit of its amount, its parts or its number altered, each differently."""
    places = [
        at
        for field in ("26TAA-01260042", "/1008000/", "P8000.L1000000", "20261126T1432")
        for at in range(code.index(field), code.index(field) + len(field))
        if code[at].isdigit()
    ]
    chosen = random.Random(8).sample([(at, d) for at in places for d in "0123456789"], count * 2)
    changed = [code[:at] + digit + code[at + 1 :] for at, digit in chosen if code[at] != digit]
    return changed[:count]


ALTERED = one_digit_off(a_code(), 40)
_LAST = a_code()[-1]
CASES: dict[str, tuple[str, ...]] = {
    "genuine": (
        a_code(),
        a_code(standing=Standing.TEMPORARY),
        f"https://vi-du.example/kiem-tra#{a_code()}",
        f"%20{a_code()}%0A",
    ),
    "altered": (
        *ALTERED,
        a_code().replace("/R/", "/T/"),
        a_code().replace("NTDQ", "NTDA"),
        # The same signature written in another way: five bits carry more than the last byte needs.
        a_code()[:-1] + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".index(_LAST) + 1
        ],
    ),
    "unknown_key": (a_code(FORGER),),
    "unreadable": (
        "x", "HCCR1", a_code()[:-1], a_code().lower(), f"{a_code()}A", "%F0%9F%98%80", "%E0%A4%A",
        a_code().replace("HCCR1", "HCCR2"), "<img src=x onerror=alert(1)>".replace(" ", "%20"),
        "00020101021238570010A00000072701270006970436", key_text(public(OFFICE))[:-1],
    ),
    "key": (key_text(public(OFFICE)), f"https://vi-du.example/kiem-tra#{key_text(public(FORGER))}"),
}  # fmt: skip


def own_cases() -> list[tuple[str, str, str]]:
    """Right and wrong signatures for the page's own code; `cryptography` says which is which."""
    made = list(RFC_8032)
    for n in range(6):
        key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(bytes([n])).digest())
        message = bytes(range(n * 40))
        signature = key.sign(message)
        made.append((public(key).hex(), message.hex(), signature.hex()))
        wrong = bytes([signature[0] ^ 1]) + signature[1:]
        made.append((public(key).hex(), message.hex(), wrong.hex()))
        made.append((public(key).hex(), (message + b"!").hex(), signature.hex()))
        whole = int.from_bytes(signature[32:], "little") + ORDER
        made.append(
            (
                public(key).hex(),
                message.hex(),
                (signature[:32] + whole.to_bytes(32, "little")).hex(),
            )
        )
    made.append((("ff" * 32), "", made[0][2]))
    made.append((made[0][0], "", made[0][2][:-2]))
    return made  # fmt: skip


def says_cryptography(case: tuple[str, str, str]) -> bool:
    key, message, signature = (bytes.fromhex(part) for part in case)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Seen:
    """What the browser showed: the cards of the codes, and what the page's own code says."""

    cards: tuple[str, ...]
    own: dict[str, list[object]]
    html: str


def _hook(own: Sequence[tuple[str, str, str]]) -> str:
    """Asks the page's own functions, whatever the browser could do by itself."""
    hashed = [base64.b16encode(one).decode() for one in HASHED]
    codes = [a_code(), *ALTERED[:6]]
    return f"""<script>
    const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) || [], (two) => parseInt(two, 16));
    const hexOf = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
    (async () => {{
      const keys = trustedKeys(), judge = (code) => judged(code, keys, ownVerify);
      const told = {{
        verified: {json.dumps(own)}.map((one) => ownVerify(...one.map(bytesOf))),
        sha512: {json.dumps(hashed)}.map((one) => hexOf(sha512(bytesOf(one)))),
        sha256: {json.dumps(hashed)}.map((one) => hexOf(sha256(bytesOf(one)))),
        judged: (await Promise.all({json.dumps(codes)}.map(judge))).map((one) => one.verdict),
        native: [await crypto.subtle.importKey("raw", keys.values().next().value.bytes,
          {{ name: "Ed25519" }}, false, ["verify"]).then(() => true, () => false)],
      }};
      document.body.append(element("pre", JSON.stringify(told), {{ id: "own" }}));
    }})();
    </script></body>"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """One visit with every code at once, the office's key standing in the page's marked place."""
    folder = tmp_path_factory.mktemp("phone")
    marked = '<script type="application/json" id="keys">[]</script>'
    html = PAGE.read_text(encoding="utf-8")
    assert marked in html
    html = html.replace(marked, marked.replace("[]", json.dumps([key_text(public(OFFICE))])))
    page = folder / "page.html"
    page.write_text(html.replace("</body>", _hook(own_cases())), encoding="utf-8")
    fragment = "~".join(code for codes in CASES.values() for code in codes)
    dom = dom_of(page, fragment, folder / "profile")
    own = re.search(r'<pre id="own">(.*?)</pre>', dom, re.DOTALL)
    assert own is not None
    cards = tuple(re.findall(r"<article .*?</article>", dom, re.DOTALL))
    return Seen(cards, json.loads(own[1]), dom)


def test_each_code_is_told_for_what_it_is(seen: Seen) -> None:
    expected = [verdict for verdict, codes in CASES.items() for _ in codes]

    found = [re.search(r'data-verdict="(\w+)"', card) for card in seen.cards]

    assert len(ALTERED) >= 20
    assert [one[1] if one else None for one in found] == expected


def test_a_genuine_receipt_shows_its_facts_beside_the_word(seen: Seen) -> None:
    for words in (
        "BIÊN LAI THẬT", "GENUINE RECEIPT", "1.008.000 đ", "26TAA-01260042", "14:32 26/11/2026",
        "Phí 8.000 đ + Lệ phí 1.000.000 đ", "NTDQ", "000.00.01.H26-261126-0007", "9f31c2ab",
    ):  # fmt: skip
        assert words in seen.cards[0]


def test_a_temporary_slip_is_never_called_a_receipt(seen: Seen) -> None:
    assert "CHƯA PHẢI BIÊN LAI" in seen.cards[1]
    assert "BIÊN LAI THẬT" not in seen.cards[1]


def test_what_an_altered_paper_claims_is_struck_out(seen: Seen) -> None:
    card = seen.cards[len(CASES["genuine"])]

    assert 'class="claimed"' in card
    assert "ĐÃ BỊ SỬA" in card


def test_a_key_from_a_paper_counts_only_after_a_person_said_so(seen: Seen) -> None:
    known, strange = seen.cards[-2:]

    assert "<button" not in known
    assert "Tin khóa này" in strange
    assert f'<b id="trusted">{key_id(public(OFFICE))}</b>' in seen.html


def test_the_pages_own_check_agrees_with_cryptography_on_every_signature(seen: Seen) -> None:
    cases = own_cases()

    assert seen.own["verified"] == [says_cryptography(case) for case in cases]
    assert [says_cryptography(case) for case in cases[:3]] == [True] * 3
    assert seen.own["judged"] == ["genuine", *["altered"] * 6]


def test_the_pages_own_digests_are_the_standards(seen: Seen) -> None:
    assert seen.own["sha512"] == [hashlib.sha512(one).hexdigest() for one in HASHED]
    assert seen.own["sha256"] == [hashlib.sha256(one).hexdigest() for one in HASHED]


def test_this_browser_checked_with_its_own_curve_too(seen: Seen) -> None:
    assert seen.own["native"] == [True]


def test_the_page_can_reach_no_network() -> None:
    html = PAGE.read_text(encoding="utf-8")

    assert "default-src 'none'" in html
    assert "connect-src" not in html
    assert re.findall(r"""(?:src|href)\s*=\s*["']?[^"'>\s]+""", html) == []
    assert (
        "fetch(" not in html
        and "XMLHttpRequest" not in html
        and "http" not in html.replace("http-equiv", "")
    )
