"""PySide6 comes in by this module, without what costs a third of a bare window's start.

Its support code, which knows the signatures of Qt's functions and the words for a wrong call, lies
as text inside its library and is compiled anew by each program that imports it. What came of that
is kept beside this module's own bytecode, and used while the text is the same to the letter; Python
may write here or not as with bytecode, and a built program brings it along (`build.spec`).

One of its files writes the stubs of PySide's own modules, which happens where PySide is built.
Nobody here asks for that, and two patterns of it take longer to compile than all that this program
loads of its own before the window; so it comes in empty.

And PySide puts an import of its own in the place of Python's. That one looks whether a module asks
for names in another style (`from __feature__ import …`), and reads for that the source of each
module that is imported after it, Python's library too. Nobody here asks for that. PySide keeps the
import that it replaced as `builtins.__orig_import__`, and documents it.
"""

from __future__ import annotations

import builtins
import importlib.util
import marshal
import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import CodeType

# As PySide names the files of its support code, which no disk holds.
SUPPORT = "shibokensupport/"
WRITES_STUBS = "/pyi_generator.py"
KEPT = Path(importlib.util.cache_from_source(__file__)).with_suffix(".pyside")
CHECK_BYTES = 4


def bring_in() -> None:
    """Import PySide6, its support code from what is kept; keep it where it was not.

    Where PySide6 is there already nothing of that is left to do, and its import is put away.
    """
    kept = _read()
    used: dict[str, tuple[bytes, CodeType]] = {}
    compile_anew = builtins.compile

    def compile_once(text: Any, name: Any, *rest: Any, **named: Any) -> Any:
        if not str(name).startswith(SUPPORT):
            return compile_anew(text, name, *rest, **named)
        if str(name).endswith(WRITES_STUBS):
            text = ""
        one = kept.get(name)
        if one is None or one[0] != text:
            one = text, compile_anew(text, name, *rest, **named)
        used[name] = one
        return one[1]

    builtins.compile = compile_once  # type: ignore[assignment]
    try:
        import PySide6.QtCore  # noqa: F401  # what this is all about
    finally:
        builtins.compile = compile_anew
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    if used and used != kept and not sys.dont_write_bytecode:
        _keep(used)


def _read() -> dict[str, tuple[bytes, CodeType]]:
    """What is kept, each file's text and what came of it; nothing where the file is torn."""
    try:
        written = KEPT.read_bytes()
    except OSError:
        return {}
    check, content = written[:CHECK_BYTES], written[CHECK_BYTES:]
    if check != _check(content):
        return {}
    kept: dict[str, tuple[bytes, CodeType]] = marshal.loads(content)  # noqa: S302  # as bytecode is
    return kept


def _keep(used: dict[str, tuple[bytes, CodeType]]) -> None:
    """Whole or not at all; where nothing can be written the next start compiles again."""
    content, part = marshal.dumps(used), KEPT.with_name(f"{KEPT.name}.{os.getpid()}")
    try:
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_check(content) + content)
        part.replace(KEPT)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _check(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(CHECK_BYTES, "big")


bring_in()
