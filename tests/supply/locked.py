"""The locked packages and what their installed metadata says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPS = ROOT / "requirements.lock"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)
# What metadata leaves unsaid, as the packages' own files have it; and what is never installed here.
KNOWN = {
    "pywin32": "PSF-2.0",
    "pywin32-ctypes": "BSD-3-Clause",
    "colorama": "BSD-3-Clause",
    "docopt": "MIT",
    "sqlcipher3": "Zlib",
}


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of the lock. `marker` says on which systems it is wanted, empty for all."""

    name: str
    version: str
    marker: str
    licence: str


def locked(path: Path = SHIPS) -> tuple[Locked, ...]:
    """Every package of a lock, by name."""
    found = _PINNED.findall(path.read_text(encoding="utf-8"))
    return tuple(
        Locked(name, version, marker.strip(), licence(name)) for name, version, marker in found
    )


def licence(name: str) -> str:
    """The licence that a package states, in SPDX words where it has them; "" for unsaid."""
    if name in KNOWN:
        return KNOWN[name]
    try:
        said = distribution(name).metadata
    except PackageNotFoundError:
        return ""
    if "License-Expression" in said:
        return str(said["License-Expression"])
    classes = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or ()
               if one.startswith("License ::") and not one.endswith("OSI Approved")]  # fmt: skip
    if classes:
        return " / ".join(sorted(classes))
    text = str(said["License"]) if "License" in said else ""
    return text.strip().partition("\n")[0]


def licence_files(name: str) -> tuple[Path, ...]:
    """The licence texts that a package brings."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return ()
    pattern = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors)[^/]*$")
    return tuple(
        Path(str(one.locate())) for one in files
        if ".dist-info" in str(one) and pattern.search(str(one)) and not str(one).endswith(".py")
    )  # fmt: skip
