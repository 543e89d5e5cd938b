"""Looks for secrets in every tracked file: keys, tokens, passwords that look like ones."""

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
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return
    for number, line in enumerate(text.splitlines(), 1):
        place = f"{path.relative_to(root).as_posix()}:{number}"
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
