"""python -m tests.guide: the pictures of the user's guide, captured anew in both languages.

Each page has one real capture: a scene of `tests/ui/stage.py`, cut to what the page is about.
The people in it are invented.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QPoint, QRect
from PySide6.QtWidgets import QWidget

from counter_app.settings import Settings
from tests import template
from tests.ui import stage
from ui import guide, theme
from ui.app import application
from ui.language import LANGUAGES

SIZE = (1366, 768)
COLOURS = 32
MARGIN = 12
# Page → its scene, and what of the window it shows: a widget by its name, or the screen alone.
WHOLE, SCREEN = "window", "screen"
PICTURES: dict[str, tuple[str, str]] = {
    "first-day": ("home-full", WHOLE),
    "dossier": ("intake-done", SCREEN),
    "papers": ("intake-papers-refused", SCREEN),
    "money": ("intake-qr", WHOLE),
    "money-later": ("dossier-due", SCREEN),
    "group": ("intake-group", SCREEN),
    "supplement": ("intake-refusal", SCREEN),
    "return": ("dossier-moving", SCREEN),
    "find": ("find", "find_overlay"),
    "handover": ("handover-full", SCREEN),
    "scan-sign": ("digitisation-full", SCREEN),
    "shift": ("shift-full", SCREEN),
    "network": ("outbox-full", WHOLE),
    "power-cut": ("blackout-full", SCREEN),
    "trouble": ("intake-papers-refused", WHOLE),
    "drill": ("drill-line", WHOLE),
    "keyboard": ("help", "keys_overlay"),
    "supervisor-day": ("review-full", SCREEN),
    "decisions": ("decisions-full", SCREEN),
    "deadlines": ("deadlines-full", SCREEN),
    "money-match": ("reconcile-full", SCREEN),
    "refunds": ("receipts-full", SCREEN),
    "public-lists": ("disclosure-full", SCREEN),
    "reports": ("kpi-full", SCREEN),
    "feedback": ("feedback-full", SCREEN),
    "people": ("people-full", SCREEN),
    "configuration": ("bundle-full", SCREEN),
    "office": ("office-full", SCREEN),
    "verify-backup": ("verify-full", SCREEN),
}


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
            for page, (scene, what) in PICTURES.items():
                if names and page not in names:
                    continue
                store = day if stage.is_busy(scene) else made
                with stage.stage(Path(place, f"{page}-{language}"), store, scene, language) as it:
                    stage.play(it, scene)
                    it.wear(theme.Look(), SIZE)
                    _picture(it.window.shell, what).save(folder / f"{page}.png", optimize=True)
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
