"""The user's guide as the window finds it: its pages in order, and which of them helps where.

The pages are Markdown in `docs/guide`, the same in both languages; they ship with the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.keymap import KeyMap

FOLDER = Path(__file__).parents[1] / "docs" / "guide"
# A key stands between these in a page, and nothing else does.
KEY = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True, slots=True)
class Page:
    """One task. Its keys are those of `places`: a key of two of them is meant as the first's."""

    name: str
    places: tuple[str, ...]

    def text(self, language: str) -> str:
        """The page as it was written.

        Raises OSError where the program was packed without it.
        """
        return _read(self.name, language)

    def title(self, language: str) -> str:
        """Its first heading."""
        return self.text(language).partition("\n")[0].removeprefix("# ").strip()

    def told(self, language: str, keymap: KeyMap) -> str:
        """The page with this desk's own keys in the place of the table's."""
        return KEY.sub(lambda found: f"`{self.key(found[1], keymap)}`", self.text(language))

    def key(self, keys: str, keymap: KeyMap) -> str:
        """What a key of the page is on this desk."""
        for place in (*self.places, ""):
            for key in keymap.at(place):
                if key.keys == keys:
                    return keymap.keys(key.act)
        return keys


@cache
def _read(name: str, language: str) -> str:
    return (FOLDER / language / f"{name}.md").read_text(encoding="utf-8")


PAGES = (Page("first-day", ("home", "intake")),)

# The widgets of a file under ui/screens and ui/panes, and the page that helps with them.
SCREENS = {
    "accounts": "first-day",
    "blackout": "first-day",
    "bundle": "first-day",
    "catalogue": "first-day",
    "deadlines": "first-day",
    "decisions": "first-day",
    "dialogues": "first-day",
    "digitisation": "first-day",
    "disclosure": "first-day",
    "dossier": "first-day",
    "dossiers": "first-day",
    "feedback": "first-day",
    "handover": "first-day",
    "home": "first-day",
    "intake": "first-day",
    "kpi": "first-day",
    "office": "first-day",
    "outbox": "first-day",
    "people": "first-day",
    "receipts": "first-day",
    "reconcile": "first-day",
    "register": "first-day",
    "reports": "first-day",
    "review": "first-day",
    "shift": "first-day",
    "sign_in": "first-day",
    "verify": "first-day",
}
PANES = {
    "act": "first-day",
    "cash_move": "first-day",
    "credits": "first-day",
    "day": "first-day",
    "done": "first-day",
    "dossier_papers": "first-day",
    "due": "first-day",
    "fee": "first-day",
    "grouped": "first-day",
    "known": "first-day",
    "odd_day": "first-day",
    "papers": "first-day",
    "person": "first-day",
    "prints": "first-day",
    "procedure": "first-day",
    "refunds": "first-day",
    "refusal": "first-day",
    "scanned": "first-day",
    "scanners": "first-day",
    "seen": "first-day",
    "tender": "first-day",
    "watch": "first-day",
}
FIRST = PAGES[0]
_NAMED = {page.name: page for page in PAGES}


def page(name: str) -> Page:
    """A page by its name; the first one where there is none of it."""
    return _NAMED.get(name, FIRST)


def page_for(places: Iterator[str]) -> Page:
    """The page for where somebody is: `places` are modules, from the innermost widget outwards."""
    for module in places:
        kind, _, name = module.removeprefix("ui.").partition(".")
        found = {"screens": SCREENS, "panes": PANES}.get(kind, {}).get(name)
        if found is not None:
            return page(found)
    return FIRST
