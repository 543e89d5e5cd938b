"""Looks for secrets in every tracked file, and in every one that ever was: keys, tokens, words."""

from __future__ import annotations

import math
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHAPES = {
    "private key": re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"),
    "cloud key": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "service token": re.compile(r"\b(?:gh[pousr]_|glpat-|xox[abprs]-|pypi-|sk_live_)[\w-]{16,}"),
    "signed token": re.compile(r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
    "password in an address": re.compile(
        r"\b\w+://[^\s/:@{}<>]+:[^\s/@{}<>]{3,}@(?!127\.|localhost|h/)"
    ),
}
_NAMED = re.compile(
    r"(?i)(?:password|passwd|secret|token|api_?key|private_?key)\w*[\"']?\s*[:=]\s*[\"']([^\"'\s]{16,})[\"']"
)
# Bits a character: words have about 3, random letters and digits above 4.
ENTROPY_LEAST = 3.9
SIZE_MAX = 2_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """What looks like a secret, and where; the secret itself is not told."""

    place: str
    kind: str


def tracked(root: Path) -> Iterator[Path]:
    """Every file that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True)
    for name in listed.stdout.decode().split("\0"):
        path = root / name
        if name and path.is_file() and path.stat().st_size <= SIZE_MAX:
            yield path


def scan(path: Path, root: Path) -> Iterator[Found]:
    """What one file holds; a file that is no text holds nothing."""
    yield from scan_bytes(path.read_bytes(), path.relative_to(root).as_posix())


def history(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file that git ever kept, each content once, as its short name and one of its paths."""
    listed = subprocess.run(
        ["git", "rev-list", "--objects", "--all"], cwd=root, capture_output=True, check=True
    )
    paths = dict(line.split(" ", 1) for line in listed.stdout.decode().splitlines() if " " in line)
    told = subprocess.run(
        ["git", "cat-file", "--batch"],
        cwd=root, input="\n".join(paths).encode(), capture_output=True, check=True,
    ).stdout  # fmt: skip
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        name, kind, size = told[at:end].decode().split(" ")
        if kind == "blob" and int(size) <= SIZE_MAX:
            yield f"{name[:12]} {paths[name]}", told[end + 1 : end + 1 + int(size)]
        at = end + int(size) + 2


def scan_bytes(content: bytes, name: str) -> Iterator[Found]:
    """What these bytes hold."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return
    for number, line in enumerate(text.splitlines(), 1):
        place = f"{name}:{number}"
        for kind, shape in SHAPES.items():
            if shape.search(line):
                yield Found(place, kind)
        yield from (
            Found(place, "random text under a secret's name")
            for value in _NAMED.findall(line)
            if entropy(value) >= ENTROPY_LEAST
        )


def entropy(text: str) -> float:
    """Bits a character, as Shannon counts them."""
    return -sum(n / len(text) * math.log2(n / len(text)) for n in Counter(text).values())
