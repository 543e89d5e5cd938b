"""`python -m tests.translations`: the sentences of the window gathered for Qt Linguist, and both
languages made ready for it.

`counter_en.ts` is gathered from the sources and finished in Linguist. `qtbase_vi.ts` holds what
Qt's own dialogs say here; Qt ships no Vietnamese.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element  # a type; our own files are read

import PySide6
from defusedxml.ElementTree import parse

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "ui" / "translations"
ENGLISH, OF_QT = FOLDER / "counter_en.ts", FOLDER / "qtbase_vi.ts"
# Plays the Vietnamese window; it says nothing of its own.
NO_WORDS = {"rehearsal.py"}


def _tool(name: str, *arguments: str) -> str:
    suffix = ".exe" if sys.platform == "win32" else ""
    program = Path(PySide6.__file__).parent / f"{name}{suffix}"
    done = subprocess.run(
        [str(program), *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def gather(into: Path = ENGLISH) -> str:
    """Every sentence of the sources into a file of Linguist's; finished ones stay finished."""
    sources = sorted(path for path in (ROOT / "ui").rglob("*.py") if path.name not in NO_WORDS)
    return _tool(
        "lupdate",
        *(path.relative_to(ROOT).as_posix() for path in sources),
        *("-ts", str(into), "-locations", "none", "-no-obsolete"),
        *("-source-language", "vi", "-target-language", "en"),
        # Words of tables are marked by a name of our own.
        *("-tr-function-alias", "tr+=said"),
    )


def release(source: Path, into: Path | None = None) -> Path:
    """What the window loads, beside its file of Linguist's."""
    made = into or source.with_suffix(".qm")
    _tool("lrelease", "-silent", str(source), "-qm", str(made))
    return made


def messages(source: Path) -> list[tuple[str, Element]]:
    """Each message with the class it is said by."""
    contexts = parse(source).getroot().iter("context")
    return [
        (context.findtext("name") or "", message)
        for context in contexts
        for message in context.iter("message")
    ]


def said(message: Element) -> list[str]:
    """What a translator wrote: one text, or one for each plural."""
    translation = message.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms or [translation.text or ""]


def unfinished(source: Path) -> list[str]:
    """What nobody has translated yet."""
    return [
        f"{place}: {message.findtext('source')}"
        for place, message in messages(source)
        if any(one.get("type") for one in message.iter("translation")) or not all(said(message))
    ]


def main() -> int:
    print(gather())
    for source in (ENGLISH, OF_QT):
        release(source)
    left = unfinished(ENGLISH)
    for one in left:
        print(f"to translate  {one!r}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
