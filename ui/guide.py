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


PAGES = (
    Page("first-day", ("home", "intake")),
    Page("dossier", ("intake",)),
    Page("papers", ("intake",)),
    Page("money", ("intake",)),
    Page("money-later", ("dossier",)),
    Page("group", ("intake",)),
    Page("supplement", ("intake", "dossier")),
    Page("return", ("dossier",)),
    Page("find", ("dossiers", "register")),
    Page("handover", ("handover", "home")),
    Page("scan-sign", ("digitisation",)),
    Page("shift", ("shift",)),
    Page("network", ("outbox",)),
    Page("power-cut", ("blackout",)),
    Page("trouble", ("home",)),
    Page("drill", ()),
    Page("keyboard", ()),
    Page("first-run", ()),
    Page("supervisor-day", ("review",)),
    Page("decisions", ("decisions",)),
    Page("deadlines", ("deadlines",)),
    Page("money-match", ("reconcile",)),
    Page("refunds", ("receipts",)),
    Page("public-lists", ("disclosure",)),
    Page("reports", ("kpi", "reports")),
    Page("feedback", ("feedback", "dialogues")),
    Page("people", ("people",)),
    Page("configuration", ("catalogue", "accounts", "bundle")),
    Page("office", ("office",)),
    Page("verify-backup", ("verify",)),
)

# The widgets of a file under ui/screens and ui/panes, and the page that helps with them.
SCREENS = {
    "accounts": "configuration",
    "blackout": "power-cut",
    "bundle": "configuration",
    "catalogue": "configuration",
    "deadlines": "deadlines",
    "decisions": "decisions",
    "dialogues": "feedback",
    "digitisation": "scan-sign",
    "disclosure": "public-lists",
    "dossier": "return",
    "dossiers": "find",
    "feedback": "feedback",
    "handover": "handover",
    "home": "first-day",
    "intake": "dossier",
    "kpi": "reports",
    "office": "office",
    "outbox": "network",
    "people": "people",
    "receipts": "refunds",
    "reconcile": "money-match",
    "register": "find",
    "reports": "reports",
    "review": "supervisor-day",
    "setup": "first-run",
    "shift": "shift",
    "sign_in": "first-day",
    "verify": "verify-backup",
}
PANES = {
    "act": "return",
    "bank": "money",
    "bill_lines": "money",
    "cash": "money",
    "cash_move": "shift",
    "credits": "money-match",
    "day": "supervisor-day",
    "done": "dossier",
    "dossier_papers": "return",
    "due": "money-later",
    "exemption": "money",
    "fee": "money",
    "grouped": "group",
    "known": "dossier",
    "odd_day": "decisions",
    "paper_words": "papers",
    "papers": "papers",
    "papers_table": "papers",
    "person": "dossier",
    "prints": "trouble",
    "procedure": "dossier",
    "quantities": "money",
    "refunds": "refunds",
    "refusal": "supplement",
    "scanned": "scan-sign",
    "scanners": "scan-sign",
    "seen": "scan-sign",
    "sheet": "power-cut",
    "taking": "money-later",
    "tender": "money",
    "waited": "money-later",
    "watch": "supervisor-day",
    "way": "money",
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
