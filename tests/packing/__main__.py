"""`python -m tests.packing`: the folder and the installers, here or under Wine; the icon."""

from __future__ import annotations

import argparse
import os
import sys

from tests.packing import folder, icon, installer, wine


def main(arguments: list[str]) -> int:
    """Carry out one act."""
    parser = argparse.ArgumentParser(prog="packing")
    parser.add_argument("act", choices=("build", "icon"))
    parser.add_argument("--windows", action="store_true", help="a Windows program, under Wine")
    parsed = parser.parse_args(arguments)
    try:
        if parsed.act == "icon":
            icon.write(installer.ICON)
        elif parsed.windows and os.name != "nt":
            wine.build_and_try()
        else:
            _build_here()
    except folder.PackingError as trouble:
        print(f"packing: {trouble}", file=sys.stderr)
        return 1
    return 0


def _build_here() -> None:
    built = folder.build()
    folder.examine(built)
    if os.name == "nt":
        made = [installer.for_windows(built), installer.for_windows(built, per_machine=True)]
    else:
        made = [installer.for_this_system(built)]
        is_checked = installer.check_script()
        words = (
            "compiles" if is_checked else "not compiled here: no makensis (apt-get install nsis)"
        )
        print(f"· Windows installer's script: {words}")
    for target in made:
        print(
            f"· installer: {target.relative_to(folder.ROOT)}, {target.stat().st_size / 1e6:.0f} MB"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
