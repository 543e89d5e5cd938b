"""A publisher of updates with keys of its own, and a computer on which the program is installed."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from counter_app.domain.update import KeyList, read_keys
from counter_app.update.book import STEP
from counter_app.update.program import PROGRAM, ProgramFolder
from counter_app.update.updates import PLATFORM
from tests.packing import release
from tests.packing.release import SignedList
from tests.template import MORNING

ROOT = Path(__file__).parents[2]
CHANNEL = "on-dinh"
OLD, NEW = "0.1.0", "0.2.0"
YEAR = timedelta(days=365)
HOLDERS = ("an", "binh", "chi")


@dataclass
class Publisher:
    """Three holders of keys, of whom two have to sign."""

    keys: Mapping[str, Ed25519PrivateKey] = field(
        default_factory=lambda: {
            name: Ed25519PrivateKey.generate() for name in ("an", "binh", "chi")
        }
    )

    def key_list(self, number: int = 1, **changes: Any) -> SignedList:
        """A key list of these keys."""
        known: dict[str, Any] = {
            "channel": CHANNEL,
            "threshold": 2,
            "keys": self.keys,
            "expires_at": MORNING + YEAR,
            "signing": self.keys.values(),
        }
        return release.key_list(number, **{**known, **changes})

    def publish(
        self,
        target: Path,
        folder: Path,
        *,
        chain: Sequence[SignedList] = (),
        signing: Iterable[Ed25519PrivateKey] | None = None,
        **changes: object,
    ) -> Path:
        """An update of a folder; `changes` are facts of its release list."""
        facts = {
            "channel": CHANNEL,
            "serial": 2,
            "keys": 1 + len(chain),
            "version": NEW,
            "platform": PLATFORM,
            "step": STEP,
            "made_at": (MORNING - timedelta(days=1)).isoformat(),
            "expires_at": (MORNING + timedelta(days=30)).isoformat(),
            "notes": "Bản thử",
        }
        release.write(target, folder, {**facts, **changes}, chain, signing or self.keys.values())
        return target


def shipped(publisher: Publisher) -> KeyList:
    """The key list that the installed program brought."""
    return read_keys(publisher.key_list().content)


def program(folder: Path, sources: Path = ROOT) -> Path:
    """A version's folder whose program is the sources' own: real code, started as it will be."""
    folder.mkdir(parents=True)
    start = folder / PROGRAM
    start.write_text(f'#!/bin/sh\ncd "{sources}" && exec "{sys.executable}" -m counter_app "$@"\n')
    start.chmod(0o755)
    (folder / "about.json").write_text(f'{{"version": "{folder.name}", "step": "{STEP}"}}')
    (folder / "_internal").mkdir()
    (folder / "_internal" / "giấy tờ.txt").write_text("Một cửa", encoding="utf-8")
    return folder


def computer(root: Path) -> ProgramFolder:
    """A computer with the old version installed."""
    program(root / "versions" / OLD)
    (root / "current").write_text(f"{OLD}\n")
    return ProgramFolder(root)


def altered(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The same update with its members changed, as somebody on its way could do."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def next_program(folder: Path, step: str, script: str) -> Path:
    """The sources with one more schema step, whose `upgrade` is this script."""
    sources = folder / "src"
    for name in ("counter_app", "ui", "devices", "sync"):
        shutil.copytree(ROOT / name, sources / name, ignore=shutil.ignore_patterns("__pycache__"))
    store = sources / "counter_app" / "store"
    migrate = store / "migrate.py"
    text = migrate.read_text(encoding="utf-8")
    assert f'NEWEST = "{STEP}"' in text
    migrate.write_text(text.replace(f'NEWEST = "{STEP}"', f'NEWEST = "{step}"'), encoding="utf-8")
    (store / "migrations" / "versions" / f"{step}_next.py").write_text(
        f'"""One step more."""\n\nimport sqlalchemy as sa\nfrom alembic import op\n\n'
        f'revision = "{step}"\ndown_revision = "{STEP}"\nbranch_labels = None\ndepends_on = None\n'
        f"\n\ndef upgrade() -> None:\n    {script}\n",
        encoding="utf-8",
    )
    start = folder / PROGRAM
    start.write_text(
        f'#!/bin/sh\ncd "$(dirname "$0")/src" && exec "{sys.executable}" -m counter_app "$@"\n'
    )
    start.chmod(0o755)
    (folder / "about.json").write_text(f'{{"version": "{NEW}", "step": "{step}"}}')
    return folder


NO_SCRIPTS = os.name == "nt"
WHY = "a script cannot stand for counter.exe; tests/packing/wine.py tries the real one"
