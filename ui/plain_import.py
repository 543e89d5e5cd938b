"""Python's own import, put back where PySide6 has put one of its own.

PySide's looks whether a module asks for names in another style (`from __feature__ import …`), and
reads for that the source of each module that is imported after it, Python's library too: a tenth
of the time to the first window, and again of what is loaded behind it. Nobody here asks for that.
PySide keeps the import that it replaced as `builtins.__orig_import__`, and documents it.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  # it is what replaces it

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
