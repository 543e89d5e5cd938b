"""What a disk may hold after a power cut, from the record of what a process did to a folder.

What was fsynced stays. Of the rest survives a prefix, or any subset of 512-byte sectors, or such a
subset with a sector half written. Creating, renaming and removing last in their order, as a
journalling file system keeps them, and with any later fsync.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
MODELS = ("prefix", "subset", "garbage")
_HEAD = struct.Struct("<cIQI")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the process did: o t w c s r u, as the recorder has them."""

    kind: str
    file: int
    at: int
    content: bytes


def acts_of(log: Path) -> Iterator[Act]:
    """The record, act by act."""
    raw = log.read_bytes()
    at = 0
    while at < len(raw):
        kind, file, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        yield Act(kind.decode(), file, offset, raw[at : at + length])
        at += length


@dataclass(slots=True)
class _Inode:
    """A file apart from its names: what is surely on disk, and what may be."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for _order, at, content in self.pending:
            _put(self.durable, at, content)
        self.pending.clear()


class Disk:
    """Follows the record; at any moment it can say what a power cut might leave."""

    def __init__(self, base: dict[str, bytes]) -> None:
        self._inodes = {name: _Inode(bytearray(content)) for name, content in base.items()}
        self._names = dict(self._inodes)
        self._durable_names = dict(self._names)
        self._pending_names: list[tuple[int, str, str, _Inode | None]] = []
        self._files: dict[int, _Inode | None] = {}
        self._order = 0

    def follow(self, act: Act, folder: str) -> None:
        """Take one act in."""
        self._order += 1
        match act.kind:
            case "o" | "t":
                self._open(act, folder)
            case "w" | "c":
                inode = self._files.get(act.file)
                if inode is not None:
                    content = act.content if act.kind == "w" else None
                    inode.pending.append((self._order, act.at, content))
            case "s":
                self._sync(self._files.get(act.file))
            case "r":
                old, new = (_name(one, folder) for one in act.content.split(b"\0"))
                inode = self._names.pop(old)
                self._names[new] = inode
                self._pending_names.append((self._order, old, "", None))
                self._pending_names.append((self._order, new, new, inode))
            case "u":
                name = _name(act.content, folder)
                self._names.pop(name, None)
                self._pending_names.append((self._order, name, "", None))

    def after_power_cut(self, model: str, chance: random.Random) -> dict[str, bytes]:
        """One state that a cut now may leave, by name."""
        reached = self._reached(chance)
        names = dict(self._durable_names)
        for order, name, is_there, inode in self._pending_names:
            if order > reached:
                break
            if is_there and inode is not None:
                names[name] = inode
            else:
                names.pop(name, None)
        share = chance.choice((0.1, 0.5, 0.9))
        return {
            name: _survived(inode, model, reached, share, chance) for name, inode in names.items()
        }

    def _reached(self, chance: random.Random) -> int:
        first = min(
            [self._order + 1]
            + [one[0] for one in self._pending_names[:1]]
            + [inode.pending[0][0] for inode in self._names.values() if inode.pending]
        )
        return chance.randint(first - 1, self._order)

    def _open(self, act: Act, folder: str) -> None:
        name = _name(act.content, folder)
        if not name:
            self._files[act.file] = None
            return
        inode = self._names.get(name)
        if inode is None:
            inode = self._names[name] = _Inode()
            self._pending_names.append((self._order, name, name, inode))
        if act.kind == "t":
            inode.pending.append((self._order, 0, None))
        self._files[act.file] = inode

    def _sync(self, inode: _Inode | None) -> None:
        if inode is not None:
            inode.sync()
        self._durable_names = dict(self._names)
        self._pending_names.clear()


def _name(path: bytes, folder: str) -> str:
    return path.decode().removeprefix(folder).lstrip("/")


def _put(content: bytearray, at: int, part: bytes | None) -> None:
    if part is None:
        del content[at:]
        content.extend(bytes(max(0, at - len(content))))
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(part)] = part


def _survived(
    inode: _Inode, model: str, reached: int, share: float, chance: random.Random
) -> bytes:
    if not inode.pending:
        return bytes(inode.durable)
    content = bytearray(inode.durable)
    for order, at, part in inode.pending:
        if model == "prefix" or part is None:
            if order <= reached:
                _put(content, at, part)
            continue
        for start in range(0, len(part), SECTOR):
            if chance.random() >= share:
                continue
            sector = part[start : start + SECTOR]
            if model == "garbage" and chance.random() < 0.2:
                torn = chance.randrange(len(sector))
                sector = sector[:torn] + chance.randbytes(len(sector) - torn)
            _put(content, at + start, sector)
    return bytes(content)
