"""What every way to the office's signing program owes, whichever it is."""

from __future__ import annotations

import shlex
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter_app.domain.errors import DeviceError
from counter_app.ports import SigningProgram
from devices.digitising.signing import OURS, SigningCommand, SigningFolder

CONTENT = b"%PDF-1.7 to be signed"
# A program that puts a mark behind what it is given: what signing is, as far as a way goes.
PROGRAM = "import sys; open(sys.argv[2], 'wb').write(open(sys.argv[1], 'rb').read() + b' signed')"
IDLE = "import time; time.sleep(600)"
Rig = Callable[[bool], SigningProgram]


def never() -> bool:
    return False


def folders(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.fixture(params=["same folder", "two folders", "command"])
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    """A way that signs, or where nobody does."""
    over = threading.Event()
    hands: list[threading.Thread] = []

    def command(signs: bool) -> SigningProgram:
        code = PROGRAM if signs else IDLE
        words = [sys.executable, "-S", "-c", code, "{in}", "{out}"]
        return SigningCommand(shlex.join(words), tmp_path, longest_s=20.0 if signs else 0.3)

    def folder(signs: bool) -> SigningProgram:
        out = tmp_path / "out"
        back = out if request.param == "same folder" else tmp_path / "back"
        for one in {out, back}:
            one.mkdir()
        if signs:
            hands.append(threading.Thread(target=sign_in, args=(out, back, over)))
            hands[-1].start()
        return SigningFolder(out, back, patience_s=20.0 if signs else 0.2, look_s=0.02)

    yield command if request.param == "command" else folder
    over.set()
    for hand in hands:
        hand.join()


def sign_in(out: Path, back: Path, over: threading.Event) -> None:
    """Somebody at a signing program."""
    while not over.wait(0.01):
        for path in out.glob(f"{OURS}*.pdf"):
            content = path.read_bytes()
            target = back / f"{path.stem}_signed.pdf"
            if content == CONTENT and not target.exists():
                target.write_bytes(content + b" signed")
                return


def test_what_went_out_comes_back_signed_and_nothing_is_left_in_the_clear(
    rig: Rig, tmp_path: Path
) -> None:
    program = rig(True)

    assert program.sign(CONTENT, "H26-0001-KQ", never) == CONTENT + b" signed"
    assert folders(tmp_path) == []
    assert program.name


def test_nobody_signs_in_time_and_nothing_is_left_in_the_clear(rig: Rig, tmp_path: Path) -> None:
    with pytest.raises(DeviceError) as raised:
        rig(False).sign(CONTENT, "H26-0001-KQ", never)

    assert raised.value.code == "signing_too_long"
    assert folders(tmp_path) == []


def test_a_cancelled_wait_is_no_failure(rig: Rig, tmp_path: Path) -> None:
    assert rig(False).sign(CONTENT, "H26-0001-KQ", lambda: True) is None
    assert folders(tmp_path) == []


@pytest.mark.parametrize("name", [r"..\..\x", "CON", "\u202egnp", "", "a" * 300, "/etc/passwd"])
def test_no_name_leads_out_of_the_folder(rig: Rig, tmp_path: Path, name: str) -> None:
    assert rig(True).sign(CONTENT, name, never) == CONTENT + b" signed"
    assert folders(tmp_path) == []


def test_a_way_that_is_not_there_is_told(tmp_path: Path) -> None:
    gone = SigningFolder(tmp_path / "gone", tmp_path / "gone", patience_s=0.1, look_s=0.02)
    ways = (gone, SigningCommand("no-such-program {in} {out}", tmp_path))

    for way in ways:
        with pytest.raises(DeviceError) as raised:
            way.sign(CONTENT, "x", never)
        assert raised.value.code == "signing_absent"


def test_a_program_that_fails_or_writes_nothing_is_told(tmp_path: Path) -> None:
    for code in ("import sys; sys.exit(7)", "pass"):
        words = [sys.executable, "-S", "-c", code, "{in}", "{out}"]
        with pytest.raises(DeviceError) as raised:
            SigningCommand(shlex.join(words), tmp_path).sign(CONTENT, "x", never)
        assert raised.value.code == "signing_failed"
