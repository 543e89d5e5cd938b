"""The built folder: made by PyInstaller, asked a question, measured."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import counter_app
from counter_app.update.book import STEP
from counter_app.update.updates import PLATFORM

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
QUICK = ("vietqr", "encode", "--bin", "970436", "--account", "1234567890")
# The day makes the book that the doctor looks at.
QUESTIONS = (QUICK, ("day", "--dossiers", "5", "--json"), ("doctor", "--json"))
ROUNDS = 5
NAMES = {"nt": "counter.exe", "posix": "counter"}


class PackingError(Exception):
    """Something a person can mend; its text says what and how."""


def build() -> Path:
    """The program as one folder in dist/, by the Python that runs this."""
    run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
         "build.spec"],
        "PyInstaller",
    )  # fmt: skip
    return about(DIST / "counter", PLATFORM)


def about(folder: Path, platform: str) -> Path:
    """What a version says of itself without being started; an update's way back reads it."""
    facts = {"version": counter_app.__version__, "step": STEP, "platform": platform}
    (folder / "about.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder


def run(
    command: Sequence[str], what: str, env: Mapping[str, str] | None = None, timeout_s: int = 1_800
) -> str:
    """Run one step and give its output; raises PackingError with its last words."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=timeout_s,
    )
    text = done.stdout.decode("utf-8", errors="replace")
    for line in text.splitlines():
        if line.startswith("· "):
            print(line, flush=True)
    if done.returncode:
        words = "\n  ".join(text.strip().splitlines()[-6:])
        raise PackingError(f"{what} ended with {done.returncode}:\n  {words}")
    return text


def size(folder: Path) -> int:
    """Bytes of all files; what is another name of a file costs nothing."""
    return sum(one.stat().st_size for one in files(folder))


def files(folder: Path) -> Iterator[Path]:
    """Every file itself, without links to one."""
    return (one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())


def examine(folder: Path) -> None:
    """Questions that the built program has to answer, and what it costs; printed."""
    program = folder / NAMES[os.name]
    print(f"· folder: {size(folder) / 1e6:.0f} MB, {sum(1 for _ in files(folder))} files")
    with tempfile.TemporaryDirectory(prefix="quay-") as data:
        place = str(Path(data) / "Bộ phận Một cửa")
        environment = {
            "QT_QPA_PLATFORM": "offscreen",
            "COUNTER_DATA_DIR": place,
            "COUNTER_KEY_STORE": "file",
        }
        for question in QUESTIONS:
            run([str(program), *question], f"the built program's {question[0]}", environment)
        spans = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            run([str(program), *QUICK], "the built program", environment)
            spans.append(time.perf_counter() - start)
    print(f"· start-up: {statistics.median(spans):.2f} s (`vietqr encode`, median of {ROUNDS})")
