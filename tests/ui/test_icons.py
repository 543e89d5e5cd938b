"""Icons: a kept set, inked as its words are, told apart without colour, never without words."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui import looks
from ui import icons, theme
from ui.keyboard import OPENS
from ui.routes import ROUTES
from ui.widgets.labels import button, label

SOURCES = Path(__file__).parents[2] / "ui"
OF_SCREENS = [f"{OPENS}{route.name}" for route in ROUTES if route.is_listed]


@pytest.fixture
def worn(qapp: QApplication) -> QApplication:
    theme.apply(qapp)
    return qapp


def ink_of(image: QImage) -> Image.Image:
    """Black on white, whatever colour it has."""
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    size = (alpha.width(), alpha.height())
    drawn = Image.frombytes("L", size, bytes(alpha.constBits()), "raw", "L", alpha.bytesPerLine())
    return Image.eval(drawn, lambda grey: 255 - grey)


def test_every_screen_of_the_list_has_an_icon_and_no_two_are_alike_in_grey(
    worn: QApplication,
) -> None:
    assert set(OF_SCREENS) <= icons.ICONS.keys()
    drawn = {
        name: ink_of(icons.drawn(icons.ICONS[name], "#000000", icons.SIDE).toImage())
        for name in (*OF_SCREENS, "lock")
    }
    for (one, its), (other, others) in itertools.combinations(drawn.items(), 2):
        assert looks.unlike(its, others) > 0.25, (one, other)


def test_no_icon_has_the_shape_of_a_state(worn: QApplication) -> None:
    for mark in theme.STATES.values():
        made = label(mark, wrap=False)
        made.resize(icons.SIDE, icons.SIDE)
        shape = looks.picture(made)
        for name in set(icons.ICONS.values()):
            drawn = ink_of(icons.drawn(name, "#000000", icons.SIDE).toImage())
            assert looks.unlike(drawn, shape) > 0.25, (name, mark)


def test_every_row_of_the_table_is_a_button_of_the_window() -> None:
    words = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    for name in icons.ICONS:
        made_of = name.removeprefix(OPENS) if name.startswith(OPENS) else name
        is_made = f'"{made_of}"' in words.replace(f'"{name}": ', "")
        assert is_made or name.startswith("report_"), name


@pytest.mark.parametrize("scale", theme.SCALES)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_in_the_dots_it_is_shown_in(
    worn: QApplication, scale: int, ratio: float
) -> None:
    theme.apply(worn, theme.Look(theme.LIGHT, scale))
    side = theme.px(icons.SIDE)

    drawn = icons.drawn("home", "#000000", side, ratio=ratio)

    assert drawn.width() == round(side * ratio)
    assert drawn.devicePixelRatio() == ratio
    theme.apply(worn)


def test_an_icon_wears_the_ink_of_its_words_in_every_look(worn: QApplication) -> None:
    root = QWidget()
    plain, primary = button("Xem", "go_review"), button("Thu", "take_qr", primary=True)
    for one in (plain, primary):
        one.setParent(root)
    for name in theme.THEMES:
        theme.apply(worn, theme.Look(name))
        icons.dress(root)
        tokens = theme.look().tokens
        for made, mode, token in (
            (plain, QIcon.Mode.Normal, tokens.text),
            (plain, QIcon.Mode.Disabled, tokens.quiet),
            (primary, QIcon.Mode.Normal, tokens.on_accent),
        ):
            assert darkest(made, mode) == token, (name, token)
    theme.apply(worn)


def darkest(made: QPushButton, mode: QIcon.Mode) -> str:
    """The colour of a dot that is wholly inked."""
    image = made.icon().pixmap(made.iconSize(), mode).toImage()
    dots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    inked = (image.pixelColor(x, y) for x, y in dots)
    return next(colour.name() for colour in inked if colour.alpha() == 255)
