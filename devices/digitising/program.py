"""Runs a program of the office, and ends it when nobody waits for it any more."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Callable, Mapping

from counter_app.domain.errors import DeviceError

_LOOK_S = 0.1
_ENDING_S = 5.0


def words_of(command: str) -> list[str]:
    """A command of the settings in its words; on Windows a backslash stands for itself."""
    return [word.strip('"') for word in shlex.split(command, posix=os.name != "nt")]


def filled(words: list[str], marks: Mapping[str, str]) -> list[str]:
    """The words with each mark replaced; a value is never split, so it cannot add a word."""
    for mark, value in marks.items():
        words = [word.replace(mark, value) for word in words]
    return words


def run(
    words: list[str], is_cancelled: Callable[[], bool], longest_s: float, too_long: str
) -> int | None:
    """Its exit status; None where it was cancelled.

    Raises OSError where it cannot be started, DeviceError(`too_long`).
    """
    process = subprocess.Popen(  # noqa: S603  # the office's own setting, no shell
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    ends = time.monotonic() + longest_s
    try:
        while True:
            try:
                return process.wait(_LOOK_S)
            except subprocess.TimeoutExpired:
                if is_cancelled():
                    return None
                if time.monotonic() > ends:
                    raise DeviceError(too_long) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_ENDING_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
