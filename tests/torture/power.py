"""Power cuts played back: every legal state of the disk opens, and holds all that was confirmed."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3

from counter_app.commands.shift import OpenShift
from counter_app.commands.user import SignIn
from counter_app.domain import audit as chain
from counter_app.domain.money import Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import NOBODY
from counter_app.settings import Settings
from counter_app.store import key
from tests.torture import disk, scribe
from tests.torture.disk import MODELS, Act, Disk
from tests.torture.work import at_the_desk

SAVES = 40
STATES_PER_RECORD = 1_000
CONTROL_SHARE = 10
RECORDER = Path(__file__).with_name("recorder.c")
# Where states are laid out and opened; memory, where there is some, since thousands are.
_PLACE = "/dev/shm" if Path("/dev/shm").is_dir() else None


@dataclass(slots=True)
class Found:
    """Counts over many states of the disk."""

    states: int = 0
    unopenable: int = 0
    lost: int = 0
    torn: int = 0
    broken: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every state was as it must be."""
        return not (self.unopenable or self.lost or self.torn or self.broken)

    def add(self, other: Found) -> None:
        """Count these too."""
        self.states += other.states
        self.unopenable += other.unopenable
        self.lost += other.lost
        self.torn += other.torn
        self.broken += other.broken
        self.examples = (self.examples + other.examples)[:5]

    def told(self) -> str:
        """One line."""
        return (
            f"{self.states} power cuts · {self.unopenable} unopenable · {self.lost} lost a "
            f"confirmed save · {self.torn} files missing or torn · {self.broken} not whole"
            + (f" · {self.examples}" if self.examples else "")
        )


@dataclass(frozen=True, slots=True)
class Record:
    """One recorded run: the folder before it, what was done, and the key."""

    folder: str
    base: dict[str, bytes]
    acts: tuple[Act, ...]
    data_key: key.DataKey


def build_recorder(folder: Path) -> Path:
    """The recorder, compiled on this machine."""
    library = folder / "recorder.so"
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        raise RuntimeError("power cuts are recorded on Linux, with a C compiler")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(RECORDER), "-lpthread"]
    subprocess.run(command, check=True, capture_output=True)
    return library


def a_desk(folder: Path) -> Path:
    """A desk with an open shift; every recording begins with a copy of it."""
    settings = Settings(data_dir=folder, key_store="file")
    folder.mkdir(parents=True)
    with at_the_desk(settings) as desk:
        clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
        desk.submit(OpenShift(DrawerCount.of(Money(500_000))), by=clerk)
    return folder


def record(
    template: Path, library: Path, place: Path, seed: int, variant: str, saves: int = SAVES
) -> Record:
    """Let a desk work under the recorder."""
    folder = place / f"desk-{variant.replace(' ', '-')}-{seed}"
    shutil.copytree(template, folder)
    base = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
    log = place / f"{folder.name}.log"
    environment = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "RECORD_FOLDER": str(folder),
        "RECORD_LOG": str(log),
    }
    command = [sys.executable, "-m", "tests.torture.scribe", str(folder), str(saves), str(seed)]
    subprocess.run([*command, variant], env=environment, check=True)
    data_key = key.load_or_make(folder, "file", is_new=False)
    return Record(str(folder), base, tuple(disk.acts_of(log)), data_key)


def play(recorded: Record, states: int, seed: int) -> Found:
    """Cut the power at random acts, and look at what is left each time."""
    chance = random.Random(seed)
    moments = Counter(chance.randrange(len(recorded.acts)) for _ in range(states))
    found, now, confirmed = Found(), Disk(recorded.base), _Confirmed()
    with tempfile.TemporaryDirectory(dir=_PLACE, prefix="counter-cut-") as place:
        for number, act in enumerate(recorded.acts):
            if not confirmed.takes(act, recorded.folder):
                now.follow(act, recorded.folder)
            for _ in range(moments[number]):
                model = MODELS[found.states % len(MODELS)]
                left = now.after_power_cut(model, chance)
                _examine(Path(place), left, confirmed, recorded.data_key, found, model)
    return found


class _Confirmed:
    """What the desk had confirmed by a moment; a clerk's memory outlives any power cut."""

    def __init__(self) -> None:
        self.dossiers: list[str] = []
        self.files: dict[str, str] = {}
        self._file = -1

    def takes(self, act: Act, folder: str) -> bool:
        """Whether the act was a confirmation, not a write to the disk."""
        if act.kind in "ot" and act.content.decode() == f"{folder}/{scribe.CONFIRMED}":
            self._file = act.file
            return True
        if act.file != self._file or act.kind != "w":
            return False
        what, name, *digest = act.content.decode().split()
        if what == "dossier":
            self.dossiers.append(name)
        else:
            self.files[name] = digest[0]
        return True


def _examine(
    place: Path,
    left: dict[str, bytes],
    confirmed: _Confirmed,
    data_key: key.DataKey,
    found: Found,
    model: str,
) -> None:
    found.states += 1
    for name, content in left.items():
        if name.startswith("counter.db"):
            (place / name).write_bytes(content)
    try:
        fault = _fault_of_book(place / "counter.db", confirmed.dossiers, data_key)
    except sqlcipher3.dbapi2.Error as error:
        fault = "unopenable"
        found.examples.append(f"{model}: {error}")
    finally:
        for one in place.iterdir():
            one.unlink()
    found.unopenable += fault == "unopenable"
    found.lost += fault == "lost"
    found.broken += fault not in ("", "lost", "unopenable")
    found.torn += any(
        hashlib.sha256(left.get(name, b"")).hexdigest() != digest
        for name, digest in confirmed.files.items()
    )
    if fault not in ("", "lost", "unopenable"):
        found.examples.append(f"{model}: {fault}")
    del found.examples[5:]


_HALVES = (
    ("papers", "SELECT id FROM dossier WHERE id NOT IN (SELECT dossier_id FROM dossier_paper)"),
    ("slip", "SELECT id FROM dossier WHERE id NOT IN (SELECT dossier_id FROM slip)"),
    ("outbox", "SELECT id FROM dossier WHERE id NOT IN (SELECT lane FROM outbox)"),
    (
        "receipt",
        "SELECT id FROM dossier WHERE fee_total > 0 AND id NOT IN (SELECT dossier_id FROM receipt)",
    ),
    (
        "ledger",
        "SELECT payment.id FROM payment WHERE amount_paid <> (SELECT sum(amount)"
        " FROM ledger_transfer WHERE payment_id = payment.id AND debit = 'cash_drawer')",
    ),
)


def _fault_of_book(path: Path, confirmed: Sequence[str], data_key: key.DataKey) -> str:
    """What is wrong with a book that a power cut left; empty where nothing is."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.execute(f'PRAGMA key = "{data_key.pragma}"')
        connection.execute("PRAGMA journal_mode = WAL")
        held = {one for (one,) in connection.execute("SELECT id FROM dossier")}
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return "unopenable"
        if not held.issuperset(confirmed):
            return "lost"
        for what, query in _HALVES:
            if connection.execute(query).fetchone() is not None:
                return f"half a save: {what}"
        return _fault_of_trail(connection, data_key)
    finally:
        connection.close()


def _fault_of_trail(connection: Any, data_key: key.DataKey) -> str:
    previous = chain.FIRST_LINK
    columns = "sequence, at, actor, act, subject, touched, link"
    touched: dict[tuple[str, str], str] = {}
    for *fields, link in connection.execute(f"SELECT {columns} FROM audit ORDER BY sequence"):
        if chain.link(data_key.seal_key, previous, fields) != link:
            return f"audit/{fields[0]}: link"
        previous = link
        touched.update({(table, row): seal for table, row, seal in json.loads(fields[5])})
    seals = dict(connection.execute("SELECT id, seal FROM dossier"))
    told = {row: seal for (table, row), seal in touched.items() if table == "dossier"}
    return "" if seals == told else "dossiers are not what the trail says"


def _recorded_and_played(asked: tuple[Path, Path, Path, int, int, str]) -> Found:
    template, library, place, seed, states, variant = asked
    return play(record(template, library, place, seed, variant), states, seed)


def torture(folder: Path, states: int, seed: int, variant: str) -> Found:
    """Many cuts over several recordings, on every processor."""
    folder.mkdir(parents=True, exist_ok=True)
    template, library = folder / "template", build_recorder(folder)
    if not template.exists():
        a_desk(template)
    shares = [min(STATES_PER_RECORD, states - at) for at in range(0, states, STATES_PER_RECORD)]
    asked = [
        (template, library, folder, seed + number, share, variant)
        for number, share in enumerate(shares)
    ]
    found = Found()
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for one in pool.imap_unordered(_recorded_and_played, asked):
            found.add(one)
    return found


def main(states: int, seed: int, folder: Path) -> bool:
    """The harness and its two controls; whether all ended as they must."""
    began = time.monotonic()
    right = torture(folder, states, seed, scribe.RIGHT)
    print(f"power     {right.told()} · {time.monotonic() - began:.0f} s", flush=True)
    is_good = right.is_clean
    for variant in (scribe.NORMAL, scribe.PLAIN_FILE):
        control = torture(folder, max(states // CONTROL_SHARE, 100), seed, variant)
        caught = control.lost if variant == scribe.NORMAL else control.torn
        print(f"  control ({variant}): {control.told()}", flush=True)
        is_good &= bool(caught)
    return is_good
