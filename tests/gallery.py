"""python -m tests.gallery FOLDER [WORD…]: every screen in every state and look, drawn and checked.

Keeps a picture of each scene in each look and says what in it cannot be read, and which named
controls no scene shows. A WORD limits it to the scenes whose name has it, 2/3 to every third one
from the second on, for several at once. Ends with 1 where something was found.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from counter_app.settings import Settings
from tests import template
from tests.ui import looks, stage
from tests.ui.first_run_stage import FirstStage
from ui import theme
from ui.app import application
from ui.language import LANGUAGES

SMALL, LARGE = (1366, 768), (1920, 1080)
SCALES = (100, 200)
# Letters of a file's name: many words are one that no disk takes.
NAME_MAX = 120
# Themes differ in their colours alone: on the large screen one of them shows where things stand.
LOOKS = (
    *((theme.Look(kind, scale), SMALL) for kind, scale in product(theme.THEMES, SCALES)),
    *((theme.Look(theme.LIGHT, scale), LARGE) for scale in SCALES),
)
# What the citizen is shown does not follow the clerk's scale.
CITIZENS = tuple(theme.Look(kind) for kind in theme.THEMES)


def main(folder: Path, words: list[str]) -> int:
    """Play every scene once for each language, and dress it in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    drawn, found = 0, []
    controls: dict[str, bool] = {}
    application()
    with tempfile.TemporaryDirectory(prefix="quay-") as place:
        Path(place, "made").mkdir()
        made = template.make(Settings(data_dir=Path(place, "made"), key_store="file"))
        day = stage.a_day_later(Path(place, "day"), made)
        chosen = _chosen(words)
        for scene, language in product(chosen, LANGUAGES):
            name = f"{scene}-{language}"
            store = day if stage.is_busy(scene) else made
            own = Path(place, name)
            try:
                with stage.opened(own, store, scene, language) as played:
                    for control, is_shown in looks.named_controls(played.window.shell).items():
                        controls[control] = controls.get(control, False) or is_shown
                    seen = _drawn(played, folder, name)
                drawn += seen[0]
                told = seen[1]
            except AssertionError as error:
                told = [f"cannot be played: {error}"]
            for one in told:
                print(f"{name}: {one}", flush=True)
            found += told
            shutil.rmtree(own, ignore_errors=True)
    # Of a part of the scenes it says nothing what they do not show: the parts are told together.
    name = "-".join(word.replace("/", "of") for word in words)[:NAME_MAX] or "all"
    (folder / f"controls-{name}.json").write_text(json.dumps(controls))
    unseen = sorted(one for one, is_shown in controls.items() if not is_shown and not words)
    for one in unseen:
        print(f"in no scene: {one}", flush=True)
    seconds = time.monotonic() - begun
    print(
        f"{len(chosen)} scenes, {drawn} pictures, {len(found)} findings, {len(controls)} controls "
        f"of which {len(unseen)} in no scene, in {seconds:.0f} s"
    )
    return 1 if found or unseen else 0


def _chosen(words: list[str]) -> list[str]:
    """The scenes whose name has one of the words, all without any; of "2/3" every third one."""
    parts = [word for word in words if "/" in word]
    named = [word for word in words if "/" not in word]
    found = [one for one in stage.scenes() if not named or any(word in one for word in named)]
    for part in parts:
        number, of = map(int, part.split("/"))
        found = found[number - 1 :: of]
    return found


def _drawn(played: stage.Stage | FirstStage, folder: Path, name: str) -> tuple[int, list[str]]:
    """Keep the pictures of one scene; how many, and what is wrong with them."""
    count, found = 0, []
    for look, size in LOOKS:
        faults, picture = stage.look_at(played, look, size)
        picture.save(folder / f"{name}-{look.theme}-{look.scale}-{size[0]}.png", compress_level=1)
        found += faults
        count += 1
    for look in CITIZENS:
        seen = stage.look_at_citizens(played, look)
        if seen is None:
            break
        seen[1].save(folder / f"{name}-citizen-{look.theme}.png", compress_level=1)
        found += seen[0]
        count += 1
    played.wear(theme.Look(), SMALL)
    return count, found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
