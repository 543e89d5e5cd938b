"""Where the program's versions lie: beside each other, one of them named by a line of text.

    ROOT/current      the version that starts          ROOT/before   the one before it
    ROOT/versions/V/  a version's folder, whole        ROOT/updates.json   what was believed so far

An update never writes over a program that runs; the switch is one rename.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app import sealed
from counter_app.domain.errors import StoreError, why
from counter_app.domain.update import KeyList, read_keys

CURRENT, BEFORE, VERSIONS, STATE, KEYS = (
    "current",
    "before",
    "versions",
    "updates.json",
    "update_keys.json",
)
ABOUT = "about.json"
PROGRAM = "counter.exe" if os.name == "nt" else "counter"
_READABLE = 0o644


@dataclass(frozen=True, slots=True)
class Believed:
    """The highest that a signed release said: its serial, and when it was made."""

    serial: int = 0
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProgramFolder:
    """The folder that the installer made."""

    root: Path

    @property
    def current(self) -> str:
        """The version that starts; "" where none is named."""
        return self._line(CURRENT)

    @property
    def before(self) -> str:
        """The version to go back to; "" where there is none whose folder is here."""
        version = self._line(BEFORE)
        return version if version and self.program(version).exists() else ""

    def folder(self, version: str) -> Path:
        """Where a version lies."""
        return self.root / VERSIONS / version

    def program(self, version: str) -> Path:
        """A version's program for a console."""
        return self.folder(version) / PROGRAM

    def stage(self, version: str) -> Path:
        """An empty folder for a version that is coming; raises StoreError."""
        stage = self.folder(f"{version}.new")
        try:
            shutil.rmtree(stage, ignore_errors=True)
            stage.mkdir(parents=True)
        except OSError as error:
            raise StoreError("update_not_written", reason=why(error)) from None
        return stage

    def give_up(self, version: str) -> None:
        """Nothing is left of a version that did not come to be."""
        for name in (version, f"{version}.new"):
            if name != self.current:
                shutil.rmtree(self.folder(name), ignore_errors=True)

    def settle(self, version: str) -> None:
        """A staged version is whole: it gets its name."""
        try:
            if version != self.current:
                shutil.rmtree(self.folder(version), ignore_errors=True)
            self.folder(f"{version}.new").rename(self.folder(version))
            sealed.sync_folder(self.root / VERSIONS)
        except OSError as error:
            raise StoreError("update_not_written", reason=why(error)) from None

    def switch(self, version: str) -> None:
        """The next start is that version's; what ran until now is the way back."""
        running = self.current
        try:
            sealed.write_whole(self.root / BEFORE, (f"{running}\n".encode(),), _READABLE)
            sealed.write_whole(self.root / CURRENT, (f"{version}\n".encode(),), _READABLE)
        except OSError as error:
            raise StoreError("update_not_written", reason=why(error)) from None

    def step(self, version: str) -> str:
        """The schema step that a version brings its book to; "" where it does not say."""
        try:
            about = json.loads((self.folder(version) / ABOUT).read_text(encoding="utf-8"))
            return str(about["step"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def tidy(self) -> None:
        """Only the version that starts and the one before it are kept."""
        kept = {self.current, self._line(BEFORE)}
        for path in (self.root / VERSIONS).iterdir():
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)

    def believed(self) -> Believed:
        """What was believed so far; a torn note counts as none, the version counts all the same."""
        try:
            facts = json.loads((self.root / STATE).read_text(encoding="utf-8"))
            return Believed(int(facts["serial"]), datetime.fromisoformat(facts["seen_at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Believed()

    def believe(self, believed: Believed, keys: bytes | None) -> None:
        """Keep the highest that was signed; `keys` is a newer key list, as it came."""
        seen = believed.seen_at.isoformat() if believed.seen_at else ""
        text = json.dumps({"serial": believed.serial, "seen_at": seen})
        try:
            if keys is not None:
                sealed.write_whole(self.root / KEYS, (keys,), _READABLE)
            sealed.write_whole(self.root / STATE, (text.encode(),), _READABLE)
        except OSError as error:
            raise StoreError("update_not_written", reason=why(error)) from None

    def trusted(self, shipped: KeyList) -> KeyList:
        """The newest key list: the program's own, or one that an update brought."""
        path = self.root / KEYS
        if not path.exists():
            return shipped
        kept = read_keys(path.read_bytes())
        return kept if kept.number > shipped.number else shipped

    def _line(self, name: str) -> str:
        try:
            return (self.root / name).read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return ""


def installed_folder(executable: str = sys.executable) -> ProgramFolder:
    """The folder this program was installed into.

    Raises StoreError("update_not_installed") for one that runs from its sources, or was copied.
    """
    versions = Path(executable).absolute().parent.parent
    if versions.name != VERSIONS or not (versions.parent / CURRENT).exists():
        raise StoreError("update_not_installed")
    return ProgramFolder(versions.parent)
