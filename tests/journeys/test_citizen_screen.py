"""The citizen's monitor on a real display server: a hundred plugs, and nothing misplaced."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLUGS = 100
WITHIN_S = 240

if sys.platform == "win32" or not (shutil.which("Xvfb") and shutil.which("xrandr")):
    pytest.skip("needs Xvfb and xrandr", allow_module_level=True)


@pytest.fixture
def display() -> Iterator[str]:
    """A display server of this test alone, on a number that it finds itself."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "3200x1080x24", "-noreset"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait(WITHIN_S)


def test_a_hundred_plugs_put_no_citizen_on_the_clerks_screen(display: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.two_screens", str(PLUGS)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=WITHIN_S,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "placed": PLUGS,
        "hidden": PLUGS,
        "kept": PLUGS,
        "clerk_moved": 0,
        "trespasses": 0,
    }
