"""python -m tests.guide: the pictures of the user's guide, captured anew in both languages.

Each page has one real capture: a scene of `tests/ui/stage.py`, cut to what the page is about.
The people in it are invented.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QPoint, QRect, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from counter_app.main import window_wiring
from counter_app.settings import Settings
from counter_app.verbs.setup import setup_wiring
from tests import template
from tests.ui import stage
from tests.ui.conftest import Window
from ui import guide, theme
from ui.app import application, build_setup
from ui.language import LANGUAGES, speak

SIZE = (1366, 768)
COLOURS = 32
MARGIN = 12
# From the day that is played to the day a screen full of it stands on.
DAYS_SINCE = 5
WHOLE, SCREEN = "window", "screen"
# Has no desk, and so no scene.
FIRST_RUN = "first-run"


@dataclass(frozen=True, slots=True)
class Capture:
    """A scene, what is done in it still, and what of the window is kept: a widget by its name."""

    scene: str
    part: str = SCREEN
    then: Callable[[stage.Stage], None] | None = None


def _own_drawer(played: stage.Stage) -> None:
    """The clerk counts their own drawer."""
    played.open("shift")
    for letters in ("1", "2", "5"):
        played.window.type(letters)
        played.window.key(Qt.Key.Key_Return)
    played.settle()


def _a_kit(played: stage.Stage) -> None:
    """A kit of sheets was made."""
    played.window.press("kit_prepare")
    played.settle()


def _the_day_itself(played: stage.Stage) -> None:
    """Back to the day that has something in it."""
    for _ in range(DAYS_SINCE):
        played.window.key(Qt.Key.Key_PageUp)
        played.settle()


def _checked(played: stage.Stage) -> None:
    """The whole book was held against itself."""
    played.window.press("verify_begin")
    played.window.until(lambda: played.window.text("verify_note").startswith(theme.DONE))
    played.window.rest(500)
    played.settle()


def _noted(played: stage.Stage) -> None:
    """Somebody said something of two matters."""
    points = played.window.shell.findChild(QPlainTextEdit, "feedback_words")
    assert points is not None
    for words in ("Biển chỉ dẫn khó đọc.\nThiếu ghế cho người già.", "Máy lấy số hỏng."):
        points.setPlainText(words)
        played.window.edit("feedback_name").setText("Trần Thị Mẫu")
        played.window.edit("feedback_phone").setText("0900000001")
        played.window.press("take_feedback")
        played.settle()


PICTURES = {
    "first-day": Capture("home-full", WHOLE),
    "dossier": Capture("intake-done"),
    "papers": Capture("intake-papers-refused"),
    "money": Capture("intake-qr", WHOLE),
    "money-later": Capture("dossier-due"),
    "group": Capture("intake-group"),
    "supplement": Capture("intake-refusal"),
    "return": Capture("dossier-moving"),
    "find": Capture("find", "find_overlay"),
    "handover": Capture("handover-full"),
    "scan-sign": Capture("digitisation-full"),
    "shift": Capture("intake-person", then=_own_drawer),
    "network": Capture("outbox-full", WHOLE),
    "power-cut": Capture("blackout-full", then=_a_kit),
    "trouble": Capture("intake-papers-refused", WHOLE),
    "drill": Capture("drill-line", WHOLE),
    FIRST_RUN: Capture(""),
    "keyboard": Capture("help", "keys_overlay"),
    "supervisor-day": Capture("review-full", then=_the_day_itself),
    "decisions": Capture("decisions-full"),
    "deadlines": Capture("deadlines-full"),
    "money-match": Capture("reconcile-full"),
    "refunds": Capture("receipts-full"),
    "public-lists": Capture("disclosure-full"),
    "reports": Capture("kpi-full"),
    "feedback": Capture("feedback-full", then=_noted),
    "people": Capture("people-full"),
    "configuration": Capture("bundle-full"),
    "office": Capture("office-full"),
    "verify-backup": Capture("verify-full", then=_checked),
}


def _first_run(folder: Path, speaks: str) -> Image.Image:
    """The window before there is a book, its first fields filled."""
    folder.mkdir()
    settings = Settings(data_dir=folder, key_store="file")
    speak(speaks)
    shown = build_setup(setup_wiring(settings, speaks, lambda: window_wiring(settings, speaks)))
    shown.resize(*SIZE)
    shown.show()
    shown.start()
    run = Window(shown)  # type: ignore[arg-type]  # a window is a window
    run.rest(200)
    for letters in ("", "", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG MẪU", "H26"):
        run.type(letters)
        run.key(Qt.Key.Key_Return)
        run.rest(200)
    picture = _picture(shown, WHOLE)
    shown.close()
    shown.deleteLater()
    run.rest(10)
    return picture


def main(names: list[str]) -> int:
    """Capture the pages named, or all; tells how much they weigh."""
    application()
    with tempfile.TemporaryDirectory(prefix="quay-") as place:
        Path(place, "made").mkdir()
        made = template.make(Settings(data_dir=Path(place, "made"), key_store="file"))
        day = stage.a_day_later(Path(place, "day"), made)
        for language in LANGUAGES:
            folder = guide.FOLDER / "pictures" / language
            folder.mkdir(parents=True, exist_ok=True)
            for page, shown in PICTURES.items():
                if names and page not in names:
                    continue
                own = Path(place, f"{page}-{language}")
                if page == FIRST_RUN:
                    _first_run(own, language).save(folder / f"{page}.png", optimize=True)
                    continue
                with stage.stage(own, day, shown.scene, language) as played:
                    stage.play(played, shown.scene)
                    if shown.then is not None:
                        shown.then(played)
                    played.wear(theme.Look(), SIZE)
                    picture = _picture(played.window.shell, shown.part)
                    picture.save(folder / f"{page}.png", optimize=True)
    weight = sum(path.stat().st_size for path in guide.FOLDER.rglob("*.png"))
    print(f"{len(PICTURES) * len(LANGUAGES)} pictures, {weight / 1e6:.1f} MB")
    return 0


def _picture(shell: QWidget, what: str) -> Image.Image:
    drawn = QBuffer()
    drawn.open(QBuffer.OpenModeFlag.WriteOnly)
    shell.grab(_part(shell, what)).save(drawn, "PNG")
    whole = Image.open(io.BytesIO(bytes(drawn.data().data()))).convert("RGB")
    return _trimmed(whole).quantize(COLOURS, dither=Image.Dither.NONE)


def _part(shell: QWidget, what: str) -> QRect:
    if what == WHOLE:
        return shell.rect()
    found = shell.findChild(QWidget, what)
    if what == SCREEN:
        found = shell.findChild(QWidget, "screens")
    assert found is not None, what
    return QRect(found.mapTo(shell, QPoint(0, 0)), found.size())


def _trimmed(whole: Image.Image) -> Image.Image:
    """Without the empty ground below the last thing drawn."""
    corner = whole.getpixel((0, whole.height - 1))
    assert isinstance(corner, tuple)
    drawn = ImageChops.difference(whole, Image.new("RGB", whole.size, corner)).getbbox()
    below = whole.height if drawn is None else min(whole.height, drawn[3] + MARGIN)
    return whole.crop((0, 0, whole.width, below))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
