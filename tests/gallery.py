"""python -m tests.gallery FOLDER [WORD…]: every screen in every state and look, drawn and checked.

Keeps a picture of each scene in each look and says what in it cannot be read. A WORD limits it
to the scenes whose name has it. Ends with 1 where something was found.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from counter_app.settings import Settings
from tests import template
from tests.ui import stage
from ui import theme
from ui.app import application
from ui.language import LANGUAGES

SIZES = ((1366, 768), (1920, 1080))
SCALES = (100, 200)


def main(folder: Path, words: list[str]) -> int:
    """Play every scene once for each language, and dress it in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    drawn, found = 0, []
    application()
    with tempfile.TemporaryDirectory(prefix="quay-") as place:
        Path(place, "made").mkdir()
        made = template.make(Settings(data_dir=Path(place, "made"), key_store="file"))
        day = stage.a_day_later(Path(place, "day"), made)
        chosen = [one for one in stage.scenes() if not words or any(w in one for w in words)]
        for scene, language in product(chosen, LANGUAGES):
            name = f"{scene}-{language}"
            store = day if stage.is_busy(scene) else made
            with stage.opened(Path(place, name), store, scene, language) as played:
                for kind, scale, size in product(theme.THEMES, SCALES, SIZES):
                    look = theme.Look(kind, scale)
                    for one in stage.findings(played, look, size):
                        found.append(one)
                        print(f"{name}: {one}", flush=True)
                    shot = played.window.shell.grab()
                    shot.save(str(folder / f"{name}-{kind}-{scale}-{size[0]}.png"))
                    drawn += 1
                played.wear(theme.Look(), SIZES[0])
    seconds = time.monotonic() - begun
    print(f"{len(chosen)} scenes, {drawn} pictures, {len(found)} findings in {seconds:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
