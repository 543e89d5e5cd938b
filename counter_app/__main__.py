"""python -m counter_app: the window, or one verb of the outside contract."""

from __future__ import annotations

import gc
import sys

# All that is loaded now stays: looking through it for garbage is time before the first window.
gc.disable()

from counter_app.cli import main  # noqa: E402

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        # A packed program starts itself for the process that opens a stranger's PDF.
        multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))
