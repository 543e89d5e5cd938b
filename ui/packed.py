"""What a built program runs before anything else: PySide6 comes in by our module there too.

PyInstaller imports PySide6 before the program's first line, to tell Qt where its plugins lie.
"""

from __future__ import annotations

import ui.qt_import  # noqa: F401
