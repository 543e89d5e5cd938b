"""From the printed receipt to the verdict: picture, another decoder, another library, the verb."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
import zxingcpp
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from PIL import Image

from counter_app.commands.user import SignIn
from counter_app.domain.user import NOBODY
from counter_app.main import open_desk
from counter_app.settings import Settings
from tests.builders import a_dossier, open_a_shift
from tests.verbs.test_contract import run


@pytest.fixture(autouse=True)
def _file_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_KEY_STORE", "file")
    monkeypatch.delenv("COUNTER_CITY_URL", raising=False)


@pytest.fixture
def number(tmp_path: Path) -> str:
    """The receipt of a dossier paid in cash in a new folder."""
    desk = open_desk(Settings(data_dir=tmp_path, key_store="file"))
    clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
    open_a_shift(desk, clerk)
    received = desk.submit(a_dossier("d1"), by=clerk).value
    desk.close()
    assert received.receipt_number is not None
    return received.receipt_number


def code_on(picture: Path) -> str:
    # Only QR: in the texture of one a strip may look like another kind of code.
    kinds = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    (found,) = zxingcpp.read_barcodes(Image.open(picture), formats=kinds)
    return found.text


def test_a_printed_receipt_is_read_and_proved_by_others(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, of in (("receipt", number), ("notice", "current")):
        target = f"png:{tmp_path / kind}.png"
        assert run(tmp_path, capsys, "print", kind, of, "--to", target).code == 0
    code = code_on(tmp_path / "receipt.png")
    line, _, signature = code.rpartition("#")[2].rpartition("/")
    _, key_id, key = code_on(tmp_path / "notice.png").rpartition("#")[2].split("/")

    public = Ed25519PublicKey.from_public_bytes(base64.b32decode(key + "===="))
    signed = base64.b32decode(signature + "=")

    public.verify(signed, line.encode())
    with pytest.raises(InvalidSignature):
        public.verify(signed, line.replace("/3000/", "/8000/").encode())
    assert key_id == line.split("/")[1]
    assert code.startswith("http://127.0.0.1:8766/kiem-tra#HCCR1/")


def test_the_verb_tells_genuine_altered_strange_and_unreadable_apart(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, capsys, "print", "receipt", number, "--to", f"png:{tmp_path / 'r.png'}")
    code = code_on(tmp_path / "r.png")
    strange = code.rpartition("#")[2].split("/")
    strange[1] = "AAAAAAAA"

    def checked(text: str) -> tuple[int, str]:
        ran = run(tmp_path, capsys, "receipt", "check", "--", text)
        return ran.code, ran.facts["verdict"]

    genuine = run(tmp_path, capsys, "receipt", "check", code)
    facts = genuine.facts["facts"]
    assert (genuine.code, genuine.facts["verdict"]) == (0, "genuine")
    assert (facts["number"], facts["amount"], facts["kind"]) == (number, 3_000, "receipt")
    assert facts["payer_initials"] == "NTMD"
    assert checked(code.replace("/3000/", "/8000/")) == (1, "altered")
    assert checked("/".join(strange)) == (1, "unknown_key")
    for garbage in ("x", "", "\x00", code[:-1], "0" * 10_000):
        assert checked(garbage) == (2, "unreadable")
    assert len(run(tmp_path, capsys, "receipt", "check", "x").err.splitlines()) == 1
    assert run(tmp_path, capsys, "receipt", "check", "\ud800").was_refused()
    assert run(tmp_path, capsys, "verify").facts["ok"]


def test_the_doctor_and_the_notice_tell_the_same_key(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, capsys, "print", "notice", "--to", f"png:{tmp_path / 'n.png'}")
    again = run(tmp_path, capsys, "print", "notice", "--to", f"png:{tmp_path / 'n.png'}")

    checks = run(tmp_path, capsys, "doctor").facts["checks"]

    assert again.facts["copy"] == 1
    told = next(one["detail"] for one in checks if one["name"] == "khóa kiểm tra biên lai")
    assert code_on(tmp_path / "n.png").endswith(f"#{told}")
    assert json.dumps(told).count("HCCK1/") == 1
