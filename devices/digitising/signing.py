"""The office's signing program: a file goes out to it, and comes back signed.

It is reached by a folder that it watches or a person signs from, or by a command. Neither is
believed: whoever asked checks what came back (`check_signed`).
"""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from counter_app.domain.errors import CounterError, DeviceError
from counter_app.sealed import write_whole
from devices.digitising.program import filled, run, words_of
from devices.digitising.reading import content_of

OURS = "ky-so-"
_ABANDONED_S = 24 * 3600
_NAME_MAX = 60


class SigningFolder:
    """Files lie in `out` until they come back in `back`, which may be the same folder.

    A signed file keeps the beginning of the name that it was given; programs add to its end.
    """

    def __init__(
        self,
        out: Path,
        back: Path,
        *,
        patience_s: float = 300.0,
        look_s: float = 0.5,
        rest: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = out.name or str(out)
        self._out, self._back = out, back
        self._looks = max(2, round(patience_s / look_s))
        self._look_s = look_s
        self._rest = rest

    def sign(
        self, content: bytes, file_name: str, is_cancelled: Callable[[], bool]
    ) -> bytes | None:
        """Put the file out and wait; what was put out and what came back are removed.

        Raises DeviceError("signing_absent", "signing_too_long").
        """
        self._sweep()
        stem = f"{OURS}{secrets.token_hex(4)}-{_safe(file_name)}"
        put_out = self._out / f"{stem}.pdf"
        try:
            write_whole(put_out, (content,))
        except OSError:
            raise DeviceError("signing_absent") from None
        try:
            return self._wait(stem, content, is_cancelled)
        finally:
            for path in (put_out, *self._back.glob(f"{stem}*.pdf")):
                path.unlink(missing_ok=True)

    def _wait(self, stem: str, original: bytes, is_cancelled: Callable[[], bool]) -> bytes | None:
        before: dict[Path, bytes] = {}
        for _ in range(self._looks):
            if is_cancelled():
                return None
            now = {}
            for path in self._came(stem):
                found = _content(path)
                if not found or found == original:
                    continue
                # Twice the same: nobody writes it any more.
                if before.get(path) == found:
                    return found
                now[path] = found
            before = now
            self._rest(self._look_s)
        raise DeviceError("signing_too_long")

    def _came(self, stem: str) -> list[Path]:
        try:
            found = sorted(self._back.iterdir())
        except OSError:
            raise DeviceError("signing_absent") from None
        return [
            path
            for path in found
            if path.name.startswith(stem) and path.suffix.lower() == ".pdf" and path.is_file()
        ]

    def _sweep(self) -> None:
        """What a crash left in the clear, once nobody can be waiting for it."""
        for folder in {self._out, self._back}:
            for path in folder.glob(f"{OURS}*.pdf"):
                try:
                    if time.time() - path.stat().st_mtime > _ABANDONED_S:
                        path.unlink()
                except OSError:
                    continue


class SigningCommand:
    """A program that signs `{in}` into `{out}`; `place` is a folder of this desk's user alone."""

    def __init__(self, command: str, place: Path, *, longest_s: float = 300.0) -> None:
        self._words = words_of(command)
        self.name = Path(self._words[0]).stem if self._words else ""
        self._place = place
        self._longest_s = longest_s

    def sign(
        self, content: bytes, file_name: str, is_cancelled: Callable[[], bool]
    ) -> bytes | None:
        """Run it once; its folder goes with the job.

        Raises DeviceError("signing_absent", "signing_failed", "signing_too_long").
        """
        if not self._words:
            raise DeviceError("signing_absent")
        try:
            with tempfile.TemporaryDirectory(prefix="sign-", dir=self._place) as folder:
                given = Path(folder) / f"{_safe(file_name)}.pdf"
                signed = Path(folder) / f"{_safe(file_name)}.signed.pdf"
                given.write_bytes(content)
                words = filled(self._words, {"{in}": str(given), "{out}": str(signed)})
                status = run(words, is_cancelled, self._longest_s, "signing_too_long")
                if status is None:
                    return None
                if status or not signed.is_file():
                    raise DeviceError("signing_failed", status=status)
                return content_of(signed)
        except OSError:
            raise DeviceError("signing_absent") from None


def _content(path: Path) -> bytes:
    """Nothing of a file that cannot be read yet: its program holds it."""
    try:
        return content_of(path)
    except CounterError:
        return b""


def _safe(name: str) -> str:
    letters = (letter if letter.isascii() and letter.isalnum() else "-" for letter in name)
    return "".join(letters).strip("-")[:_NAME_MAX] or "tep"
