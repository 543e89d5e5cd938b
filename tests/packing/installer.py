"""Installers: a self-unpacking script for this system, NSIS programs for Windows."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

import counter_app
from tests.packing.folder import DIST, ROOT, PackingError, run

HERE = Path(__file__).parent
ICON = ROOT / "ui/assets/counter.ico"
VERSION = counter_app.__version__


def for_this_system(folder: Path) -> Path:
    """One file that unpacks the program, on a system with a shell."""
    target = DIST / f"quay-mot-cua-{VERSION}-{sys.platform}.run"
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=6) as archive:
        archive.add(folder, arcname=".")
    text = (HERE / "install.sh").read_text(encoding="utf-8").replace("@VERSION@", VERSION)
    target.write_bytes(text.encode() + packed.getvalue())
    target.chmod(0o755)
    return target


def for_windows(folder: Path, *, per_machine: bool = False) -> Path:
    """The installer of a folder that holds Windows programs; needs makensis."""
    scope = "-moi-nguoi" if per_machine else ""
    target = DIST / f"QuayMotCua-{VERSION}{scope}-setup.exe"
    with tempfile.TemporaryDirectory(prefix="quay-") as work:
        _compile(Path(work), folder, target, per_machine=per_machine)
    return target


def check_script() -> bool:
    """Both scripts compile, around a folder of one file; False where there is no makensis."""
    if shutil.which("makensis") is None:
        return False
    with tempfile.TemporaryDirectory(prefix="quay-") as work:
        stand_in = Path(work) / "counter"
        (stand_in / "_internal").mkdir(parents=True)
        (stand_in / "_internal" / "one.txt").write_text("Một cửa", encoding="utf-8")
        for per_machine in (False, True):
            target = Path(work) / f"setup-{per_machine}.exe"
            _compile(Path(work), stand_in, target, per_machine=per_machine)
    return True


def _compile(work: Path, folder: Path, target: Path, *, per_machine: bool) -> None:
    nsis = shutil.which("makensis")
    if nsis is None:
        raise PackingError("makensis is missing; on Debian: apt-get install nsis")
    launcher = work / "launcher.exe"
    names: dict[str, object] = {"VERSION": VERSION, "ICON": ICON}
    if os.name != "nt":
        # Debian's NSIS makes 64 bits too, which is all that a Wine of 64 bits runs; the usual one
        # for Windows knows 32 bits alone, which run there as well.
        names["TARGET"] = "amd64-unicode"
    _makensis(nsis, "launcher.nsi", {**names, "OUTPUT": launcher})
    names |= {"OUTPUT": target, "FOLDER": folder, "LAUNCHER": launcher}
    _makensis(nsis, "installer.nsi", {**names, "PER_MACHINE": ""} if per_machine else names)


def _makensis(nsis: str, script: str, names: Mapping[str, object]) -> None:
    """Compile a script; a warning is an error."""
    dash = "/" if os.name == "nt" else "-"
    given = [
        f"{dash}D{name}={value}" if value else f"{dash}D{name}" for name, value in names.items()
    ]
    options = [f"{dash}V2", f"{dash}WX", f"{dash}INPUTCHARSET", "UTF8"]
    run([nsis, *options, *given, str(HERE / script)], f"makensis, {script}")
