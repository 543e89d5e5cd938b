"""The guide cannot lie: each place has its page, and what a page names is there."""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
import re
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QTableView, QTextBrowser, QWidget

import ui.panes
import ui.screens
from counter_app.commands.outcome import Topic
from counter_app.domain.user import Actor
from tests.guide import PICTURES
from tests.translations import ENGLISH, messages, said
from tests.ui.conftest import Window
from tests.ui.stage import CARD
from ui import guide, message_words
from ui.guide import PAGES, PANES, SCREENS, Page
from ui.keyboard import key_map
from ui.keymap import DRILL, RESERVED
from ui.language import LANGUAGES
from ui.routes import ROUTES

SHIFT, BOTH = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
)
# What helps, and what the citizen sees.
NO_PAGE = {"guide", "customer_window", "keys", "find", "tour"}
# Qt's own keys within a field, a list or a page; they are no acts of the table.
OF_QT = {*RESERVED, "Esc", "Delete"}
WEIGHT_MAX = 3_000_000
HEADING = re.compile(r"^#+ ", re.MULTILINE)
LINK = re.compile(r"(!?)\[([^\]]+)\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
EVERY = list(itertools.product(PAGES, LANGUAGES))


def ids(values: list[tuple[Page, str]]) -> list[str]:
    return [f"{page.name}-{language}" for page, language in values]


def widgets_of(package: ModuleType) -> set[str]:
    """The files of a package that have a widget of their own."""
    found = set()
    for one in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{one.name}")
        if any(
            issubclass(made, QWidget) and made.__module__ == module.__name__
            for _, made in inspect.getmembers(module, inspect.isclass)
        ):
            found.add(one.name)
    return found


def test_every_screen_and_pane_has_a_page() -> None:
    names = {page.name for page in PAGES}

    assert widgets_of(ui.screens) - NO_PAGE == set(SCREENS)
    assert widgets_of(ui.panes) - NO_PAGE - {"pane"} == set(PANES)
    assert {*SCREENS.values(), *PANES.values()} <= names
    assert len(names) == len(PAGES)


def test_both_languages_have_the_same_pages_and_no_other() -> None:
    for language in LANGUAGES:
        written = {path.stem for path in (guide.FOLDER / language).glob("*.md")}
        assert written == {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_both_languages_say_the_same_in_the_same_order(page: Page) -> None:
    vietnamese, english = (page.text(language) for language in ("vi", "en"))

    assert HEADING.findall(vietnamese) == HEADING.findall(english)
    assert Counter(guide.KEY.findall(vietnamese)) == Counter(guide.KEY.findall(english))
    for one in (vietnamese, english):
        assert one.startswith("# ")
    links = [
        [target.replace("/vi/", "/en/") for _, _, target in LINK.findall(text)]
        for text in (vietnamese, english)
    ]
    assert Counter(links[0]) == Counter(links[1])
    assert vietnamese.count("\n|") == english.count("\n|")
    assert len(BOLD.findall(vietnamese)) == len(BOLD.findall(english))


@pytest.mark.parametrize(("page", "language"), EVERY, ids=ids(EVERY))
def test_every_link_and_picture_of_a_page_is_there(page: Page, language: str) -> None:
    targets = LINK.findall(page.text(language))
    pictures = [target for mark, _, target in targets if mark]

    assert pictures == [f"../pictures/{language}/{page.name}.png"]
    for _, words, target in targets:
        assert (guide.FOLDER / language / target).is_file(), target
        assert words.strip()
    drawn = QImage(str(guide.FOLDER / language / pictures[0]))
    assert drawn.width() > 300


def test_the_pictures_are_those_of_the_pages_and_weigh_little() -> None:
    assert set(PICTURES) == {page.name for page in PAGES}
    drawn = sorted(guide.FOLDER.rglob("*.png"))
    assert {path.stem for path in drawn} == set(PICTURES)
    assert len(drawn) == len(PICTURES) * len(LANGUAGES)
    assert sum(path.stat().st_size for path in drawn) <= WEIGHT_MAX


def spread(keys: str) -> set[str]:
    """Itself, and each digit of "1…3"."""
    first, _, last = keys.partition("…")
    digits = range(int(first), int(last) + 1) if last else ()
    return {keys, *map(str, digits)}


@pytest.mark.parametrize(("page", "language"), EVERY, ids=ids(EVERY))
def test_every_key_that_a_page_names_works_there(page: Page, language: str) -> None:
    keymap = key_map({})
    known = set().union(
        *(spread(key.keys) for place in (*page.places, "", DRILL) for key in keymap.at(place))
    )

    named = set(guide.KEY.findall(page.text(language)))

    assert named - known - OF_QT == set()


@cache
def all_words(language: str) -> str:
    """Everything the window can say, in one string."""
    own = [
        one
        for _, message in messages(ENGLISH)
        for one in ([message.findtext("source") or ""] if language == "vi" else said(message))
    ]
    at = LANGUAGES.index(language)
    told = [pair[at] for pair in message_words.WORDS.values()]
    return "\n".join([*own, *told])


@pytest.mark.parametrize(("page", "language"), EVERY, ids=ids(EVERY))
def test_what_stands_in_bold_is_what_the_window_says(page: Page, language: str) -> None:
    bold = BOLD.findall(page.text(language))

    assert [words for words in bold if words not in all_words(language)] == []


# --- in the window ------------------------------------------------------------------------------


def view(window: Window) -> QTextBrowser:
    found = window.shell.findChild(QTextBrowser, "guide_page")
    assert found is not None
    return found


def shown(window: Window) -> str:
    page = window.shell._inside.help.page
    return page.name if page is not None else ""


@pytest.mark.parametrize("name", [route.name for route in ROUTES])
def test_each_screen_opens_its_own_page_and_esc_gives_the_field_back(
    window: Window, supervisor: Actor, name: str
) -> None:
    window.until(lambda: window.items("people").count() == 3)
    window.shell._sign_in.signed_in.emit(supervisor)
    window.shell.open_screen(name)
    window.rest(1)
    window.until(lambda: window.shell.counter.is_idle)
    window.rest(1)
    before = window.shell.focusWidget()
    light = window.shell.findChild(QLabel, "light")
    assert light is not None

    window.key(Qt.Key.Key_F1, SHIFT)

    assert shown(window) == SCREENS[name]
    assert window.focus() == "guide_page"
    assert light.isVisible()
    window.key(Qt.Key.Key_Escape)
    assert shown(window) == ""
    assert window.shell.focusWidget() is before


def test_f1_twice_opens_the_page_of_the_pane_and_the_field_keeps_what_was_typed(
    window: Window,
) -> None:
    window.sign_in()
    window.new_dossier()
    window.type("Ngô Mẫu")

    window.key(Qt.Key.Key_F1)
    window.until(lambda: window.focus() == "keys_table")
    window.key(Qt.Key.Key_F1)

    assert shown(window) == PANES["person"]
    assert "Esc" in window.text("keys_text")
    window.key(Qt.Key.Key_Escape)
    assert window.focus() == "full_name"
    window.type(" Con")
    assert window.edit("full_name").text() == "Ngô Mẫu Con"


def test_a_letter_looks_for_a_page_and_enter_opens_it(window: Window) -> None:
    window.sign_in()
    window.key(Qt.Key.Key_F1, SHIFT)

    window.type("ban phim")
    window.key(Qt.Key.Key_Return)

    assert shown(window) == "keyboard"
    assert window.focus() == "guide_page"
    assert "thẻ phím tắt" in view(window).toPlainText()


def test_a_scan_is_heard_and_the_work_comes_back(window: Window) -> None:
    window.sign_in()
    window.new_dossier()
    window.key(Qt.Key.Key_F1, SHIFT)

    window.shell.scan(CARD)

    assert shown(window) == ""
    window.until(lambda: window.focus() == "phone")


def test_money_that_comes_while_somebody_reads_is_told_and_the_page_stays(window: Window) -> None:
    window.sign_in()
    window.key(Qt.Key.Key_F1, SHIFT)
    before = shown(window)

    window.shell._on_happened(frozenset({Topic.PAYMENTS}))

    assert "tiền" in window.text("notice")
    notice = window.shell.findChild(QLabel, "notice")
    assert notice is not None
    assert notice.isVisible()
    assert shown(window) == before


def test_a_list_that_went_meanwhile_gives_the_focus_to_where_its_screen_begins(
    window: Window,
) -> None:
    window.sign_in()
    window.key(Qt.Key.Key_F3)
    window.until(lambda: window.shell.counter.is_idle)
    begins = window.focus()
    table = window.shell.screen_named("dossiers").findChild(QTableView)
    table.show()
    table.setFocus()
    window.key(Qt.Key.Key_F1, SHIFT)
    table.hide()

    window.key(Qt.Key.Key_Escape)

    assert window.focus() == begins


def test_tab_goes_to_a_link_and_enter_follows_it(window: Window) -> None:
    window.sign_in()
    window.shell._inside.help.open(guide.page("first-day"))
    window.rest(50)

    window.key(Qt.Key.Key_Tab)
    window.key(Qt.Key.Key_Return)

    assert shown(window) == "shift"
    window.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(window) == "first-day"


def test_the_other_language_is_the_same_page_at_once(window: Window) -> None:
    window.sign_in()
    window.key(Qt.Key.Key_F1, SHIFT)
    before = shown(window)

    window.key(Qt.Key.Key_F11, BOTH)

    assert shown(window) == before
    assert view(window).toPlainText().startswith(guide.page(before).title("en"))
    window.key(Qt.Key.Key_F11, BOTH)
    assert view(window).toPlainText().startswith(guide.page(before).title("vi"))
    window.key(Qt.Key.Key_Escape)
    assert shown(window) == ""


def test_a_key_that_was_changed_is_changed_in_the_guide(window: Window) -> None:
    window.sign_in()
    window.shell._inside.keyboard.map.remap("intake.next", "Ctrl+F3")

    window.shell._inside.help.open(guide.page("dossier"))

    assert "Ctrl+F3" in view(window).toPlainText()
    assert "F10 " not in view(window).toPlainText().replace("Ctrl+F10", "")


def test_at_the_door_f1_is_the_first_page(window: Window) -> None:
    window.until(lambda: window.items("people").count() == 3)

    window.key(Qt.Key.Key_F1)

    assert shown(window) == "first-day"
    window.key(Qt.Key.Key_Escape)
    assert window.focus() == "pin"


def test_the_guide_goes_with_the_program() -> None:
    spec = (Path(__file__).parents[2] / "build.spec").read_text(encoding="utf-8")

    assert '(ROOT / "docs/guide").rglob("*")' in spec
