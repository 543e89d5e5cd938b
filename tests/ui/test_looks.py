"""Every screen in every state can be read: nothing cut, nothing faint, nothing by colour alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from tests.ui import looks, stage
from ui import language, theme
from ui.theme import CONTRAST, DARK, LIGHT, Look
from ui.widgets.labels import label, set_state
from ui.widgets.page import Page
from ui.widgets.qr_view import DOTS_READ, QrView

ENGLISH_EACH = 5
SMALL, LARGE = (1366, 768), (1920, 1080)
# The suite's sample: each scene in the clerk's own look, and one of the others in turn.
OTHERS = (
    (Look(DARK, 100), SMALL),
    (Look(LIGHT, 200), LARGE),
    (Look(CONTRAST, 100), SMALL),
    (Look(LIGHT, 200), SMALL),
    (Look(CONTRAST, 200), LARGE),
    (Look(DARK, 150), SMALL),
)
TEXTS_ON = [
    *itertools.product(("text", "quiet", *theme.STATES), ("ground", "surface")),
    ("on_accent", "accent"),
    ("text", "chosen"),
]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    yield
    theme.apply(qapp)


@pytest.fixture(scope="session")
def day_folder(tmp_path_factory: pytest.TempPathFactory, set_up_folder: Path) -> Path:
    """A store with a day behind it, to be copied for each scene."""
    return stage.a_day_later(tmp_path_factory.mktemp("day"), set_up_folder)


@pytest.mark.parametrize("scene", stage.scenes())
def test_every_scene_can_be_read(
    scene: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    other = OTHERS[stage.scenes().index(scene) % len(OTHERS)]
    made = day_folder if stage.is_busy(scene) else set_up_folder
    with stage.opened(tmp_path, made, scene) as played:
        found = [one for look in ((Look(), SMALL), other) for one in stage.findings(played, *look)]

    assert found == []


# English is held to the same in a sample; `dev.py pictures --screens` goes over every scene.
@pytest.mark.parametrize("scene", stage.scenes()[::ENGLISH_EACH])
def test_a_sample_of_the_scenes_can_be_read_in_english(
    scene: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    made = day_folder if stage.is_busy(scene) else set_up_folder
    with stage.opened(tmp_path, made, scene, "en") as played:
        found = [
            one
            for look in ((Look(), SMALL), (Look(LIGHT, 200), LARGE))
            for one in stage.findings(played, *look)
        ]

    language.speak("vi")
    assert found == []


@pytest.mark.parametrize("speaks", language.LANGUAGES)
@pytest.mark.parametrize("scene", ["intake-fee", "intake-cash", "intake-qr"])
def test_a_fee_is_taken_on_a_small_screen_without_scrolling(
    scene: str, speaks: str, tmp_path: Path, set_up_folder: Path, day_folder: Path
) -> None:
    with stage.opened(tmp_path, day_folder, scene, speaks) as played:
        shell = played.window.shell
        # With a notice over it, and once that has gone.
        for words in ("● " + "thông báo " * 8, ""):
            shell.say(words)
            played.wear(Look(), SMALL)
            page = shell._open.currentWidget()
            assert isinstance(page, Page)
            assert page.verticalScrollBar().maximum() == 0
            (code,) = page.findChildren(QrView)
            assert code.dots >= DOTS_READ or scene != "intake-qr"
            (total,) = page.findChildren(QLabel, "fee_total")
            sizes = [one.fontInfo().pixelSize() for one in page.findChildren(QLabel)]
            assert total.fontInfo().pixelSize() == max(sizes)

    language.speak("vi")


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS_ON)
def test_every_text_stands_out_from_its_ground(name: str, text: str, ground: str) -> None:
    tokens = theme.THEMES[name]
    least = 7.0 if name == CONTRAST else 4.5

    ratio = looks.contrast(looks.rgb(getattr(tokens, text)), looks.rgb(getattr(tokens, ground)))

    assert ratio >= least, f"{ratio:.2f}"


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("edge", ["edge", "accent"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_where_one_can_type_and_where_the_focus_is_can_be_seen(
    name: str, edge: str, ground: str
) -> None:
    tokens = theme.THEMES[name]

    assert looks.contrast(looks.rgb(getattr(tokens, edge)), looks.rgb(getattr(tokens, ground))) >= 3


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize("state", theme.STATES)
def test_a_state_can_be_read_without_green_cones(name: str, state: str) -> None:
    tokens = theme.THEMES[name]
    seen = [looks.without_green(looks.rgb(getattr(tokens, one))) for one in (state, "surface")]

    assert looks.contrast(*seen) >= 4.5


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("name", theme.THEMES)
def test_a_box_can_be_seen_and_whether_it_is_ticked(
    qapp: QApplication, name: str, scale: int
) -> None:
    """Fusion draws its edge a little darker than the ground: on black that is nothing."""
    theme.apply(qapp, Look(name, scale))
    tokens, drawn = theme.look().tokens, []
    for is_ticked in (False, True):
        box = QCheckBox("")
        box.setChecked(is_ticked)
        box.resize(theme.px(24), theme.px(24))
        drawn.append(looks.picture(box))

    empty, ticked = ({colour for _, colour in looks.colours(one)} for one in drawn)
    assert looks.rgb(tokens.edge) in empty
    assert {looks.rgb(tokens.accent), looks.rgb(tokens.on_accent)} <= ticked
    assert looks.contrast(looks.rgb(tokens.accent), looks.rgb(tokens.on_accent)) >= 4.5


@pytest.mark.parametrize("scale", [100, 200])
def test_the_shapes_of_the_states_differ_without_any_colour(qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, Look(LIGHT, scale))
    drawn = []
    for state, mark in theme.STATES.items():
        made = label(mark, wrap=False)
        set_state(made, state)
        made.resize(theme.px(24), theme.px(24))
        drawn.append(looks.picture(made))

    for one, other in itertools.combinations(drawn, 2):
        assert looks.unlike(one, other) > 0.2
