"""What an update may be: its key list, its release list, and by which name a wrong one is refused.

An update is one file (a ZIP) with the chain of key lists that followed the installed one, one
release list that names every file of the program by size and SHA-256, and those files. Key lists
and the release list are signed; nothing else is believed. See docs/updates.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from counter_app.domain.errors import InputError

PRODUCT = "quay-mot-cua"
FILES_MAX = 20_000
BYTES_MAX = 1_000_000_000
LIST_BYTES_MAX = 8_000_000
KEYS_MAX = 16
NOTES_MAX = 10_000
# A computer whose clock stands this far before the release was made cannot judge what is old.
CLOCK_SLACK = timedelta(days=1)

VERSION = re.compile(r"(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})", re.ASCII)
_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)
_WORD = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
_STEP = re.compile(r"\d{4}", re.ASCII)
# What Windows keeps for devices, whatever follows the first dot.
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\]')
_PATH_MAX = 160


@dataclass(frozen=True, slots=True)
class KeyList:
    """Who may sign: so many of these Ed25519 keys (name → public key as hex), until a day.

    `number` grows by one with each list; a list is believed when enough keys of the list before it
    signed it, and enough of its own.
    """

    number: int
    channel: str
    threshold: int
    keys: Mapping[str, str]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of the program: its path with slashes, its bytes, its digest."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Release:
    """One version of the program for one kind of computer.

    `serial` only grows within a channel; `keys` is the number of the key list it was signed under;
    `step` is the schema step that the program brings its book to.
    """

    channel: str
    serial: int
    keys: int
    version: str
    platform: str
    step: str
    made_at: datetime
    expires_at: datetime
    notes: str
    files: tuple[PackedFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class Installed:
    """What stands on this computer: `serial` and `seen_at` are the highest that were believed."""

    version: str
    platform: str
    serial: int = 0
    seen_at: datetime | None = None


def version_numbers(version: str) -> tuple[int, ...]:
    """1.10.0 is after 1.9.0; raises InputError("update_not_ours")."""
    found = VERSION.fullmatch(version)
    if found is None:
        raise InputError("update_not_ours", field="version")
    return tuple(int(part) for part in found.groups())


def read_keys(content: bytes) -> KeyList:
    """A key list from its bytes; raises InputError("update_not_ours")."""
    facts = _facts(content)
    keys = facts.get("keys")
    number, threshold = _whole(facts, "number"), _whole(facts, "threshold")
    if not isinstance(keys, dict) or not 1 <= len(keys) <= KEYS_MAX:
        raise InputError("update_not_ours", field="keys")
    if not all(_fits(_WORD, name) and _fits(_HEX, key) for name, key in keys.items()):
        raise InputError("update_not_ours", field="keys")
    # One key under two names would count twice.
    if len(set(keys.values())) != len(keys) or not 1 <= threshold <= len(keys):
        raise InputError("update_not_ours", field="threshold")
    return KeyList(number, _word(facts, "channel"), threshold, keys, _instant(facts, "expires_at"))


def read_release(content: bytes) -> Release:
    """A release list from its bytes.

    Raises InputError: "update_not_ours", "update_too_large", "update_path_unsafe".
    """
    facts = _facts(content)
    listed = facts.get("files")
    if not isinstance(listed, list) or not listed:
        raise InputError("update_not_ours", field="files")
    if len(listed) > FILES_MAX:
        raise InputError("update_too_large", size=len(listed))
    files = tuple(_file(one) for one in listed)
    if sum(file.size for file in files) > BYTES_MAX:
        raise InputError("update_too_large", size=sum(file.size for file in files))
    # Windows holds two names that differ in case for one file.
    if len({file.path.casefold() for file in files}) != len(files):
        raise InputError("update_path_unsafe", field="files")
    version, step, notes = facts.get("version"), facts.get("step"), facts.get("notes")
    if not _fits(VERSION, version) or not _fits(_STEP, step):
        raise InputError("update_not_ours", field="version")
    if not isinstance(notes, str) or len(notes) > NOTES_MAX:
        raise InputError("update_not_ours", field="notes")
    return Release(
        channel=_word(facts, "channel"),
        serial=_whole(facts, "serial"),
        keys=_whole(facts, "keys"),
        version=str(version),
        platform=_word(facts, "platform"),
        step=str(step),
        made_at=_instant(facts, "made_at"),
        expires_at=_instant(facts, "expires_at"),
        notes=notes,
        files=files,
    )


def check_chain(trusted: KeyList, chain: Sequence[KeyList], now: datetime) -> KeyList:
    """The last of the lists that follow the trusted one; signatures are checked elsewhere.

    Raises InputError "update_keys_untrusted" for a gap or another channel, "update_keys_expired".
    """
    last = trusted
    for keys in chain:
        if keys.number != last.number + 1 or keys.channel != trusted.channel:
            raise InputError("update_keys_untrusted", field="keys")
        last = keys
    if last.expires_at <= now:
        raise InputError("update_keys_expired", field="keys")
    return last


def check_release(release: Release, keys: KeyList, installed: Installed, now: datetime) -> None:
    """Whether this computer may take a release whose signatures are right.

    Raises InputError by the name of what is wrong with it.
    """
    if release.channel != keys.channel:
        raise InputError("update_other_channel", channel=release.channel)
    if release.keys != keys.number:
        raise InputError("update_mixed", field="keys")
    if release.platform != installed.platform:
        raise InputError("update_other_platform", platform=release.platform)
    is_newer = version_numbers(release.version) > version_numbers(installed.version)
    if not is_newer or release.serial < installed.serial:
        raise InputError("update_older", version=release.version, installed=installed.version)
    # Setting the clock back brings nothing that has run out to life again.
    latest = now if installed.seen_at is None else max(now, installed.seen_at)
    if release.expires_at <= latest:
        raise InputError("update_expired", day=f"{release.expires_at:%d/%m/%Y}")
    if now + CLOCK_SLACK < release.made_at:
        raise InputError("update_clock_behind", day=f"{release.made_at:%d/%m/%Y}")


def check_path(path: object) -> str:
    """A relative path of plain names; raises InputError("update_path_unsafe").

    Nothing that climbs out, names a drive or a device, or means another file on Windows.
    """
    if not isinstance(path, str) or not 0 < len(path) <= _PATH_MAX or _FORBIDDEN.search(path):
        raise InputError("update_path_unsafe", field="path")
    for part in path.split("/"):
        if part in ("", ".", "..") or part[-1] in ". " or _DEVICES.fullmatch(part):
            raise InputError("update_path_unsafe", field="path")
    return path


def _file(facts: object) -> PackedFile:
    if not isinstance(facts, dict):
        raise InputError("update_not_ours", field="files")
    path = check_path(facts.get("path"))
    size, digest = facts.get("size"), facts.get("sha256")
    if type(size) is not int or size < 0 or not _fits(_HEX, digest):
        raise InputError("update_not_ours", field="files")
    if size > BYTES_MAX:
        raise InputError("update_too_large", size=size)
    return PackedFile(path, size, str(digest))


def _facts(content: bytes) -> Mapping[str, Any]:
    if len(content) > LIST_BYTES_MAX:
        raise InputError("update_too_large", size=len(content))
    try:
        facts = json.loads(content)
    except (ValueError, RecursionError):
        raise InputError("update_not_ours", field="file") from None
    if not isinstance(facts, dict) or facts.get("product") != PRODUCT:
        raise InputError("update_not_ours", field="file")
    return facts


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _whole(facts: Mapping[str, Any], name: str) -> int:
    value = facts.get(name)
    if type(value) is not int or not 0 <= value < 2**31:
        raise InputError("update_not_ours", field=name)
    return value


def _word(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name)
    if not _fits(_WORD, value):
        raise InputError("update_not_ours", field=name)
    return str(value)


def _instant(facts: Mapping[str, Any], name: str) -> datetime:
    try:
        found = datetime.fromisoformat(str(facts.get(name)))
    except ValueError:
        raise InputError("update_not_ours", field=name) from None
    if found.tzinfo is None:
        raise InputError("update_not_ours", field=name)
    return found
