"""Puts a mutant into the running process: every holder of the function sees the changed code.

The function object stays, only its code is another. So whoever imported it, bound it to a class or
keeps it in a table runs the mutant, and nothing else is slower or different.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tests.mutants.make import Mutant

OURS = ("counter_app", "ui", "devices", "sync", "tests")
Place = tuple[str, str, int]


class Unfit(Exception):  # noqa: N818
    """A mutant that cannot be put in; the report counts it apart, as neither noticed nor not."""


class Living:
    """The functions of some files that live in this process, by file, name and first line."""

    def __init__(self, root: Path, paths: Sequence[str]) -> None:
        self._root = root
        self._functions: dict[Place, list[FunctionType]] = {}
        files = {str(root / path) for path in paths}
        self._caches = []
        gc.collect()
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename in files:
                self._functions.setdefault(_place(one.__code__), []).append(one)
            if isinstance(one, _lru_cache_wrapper) and _is_ours(getattr(one, "__module__", "")):
                self._caches.append(one)

    def put_in(self, mutant: Mutant) -> None:
        """From here on this process runs the mutant; raises Unfit."""
        if mutant.function:
            self._put_function(mutant)
        else:
            _put_constant(mutant)
        for one in self._caches:
            one.cache_clear()

    def _put_function(self, mutant: Mutant) -> None:
        file = str(self._root / mutant.path)
        name = mutant.function.rpartition(".")[2]
        functions = self._functions.get((file, name, mutant.begins))
        if not functions:
            raise Unfit("no such function lives")
        whole = compile(mutant.source(), file, "exec", dont_inherit=True)
        place = (file, name, mutant.begins)
        code = next((one for one in _codes(whole) if _place(one) == place), None)
        if code is None:
            raise Unfit("the function is gone from its module")
        is_same = code == functions[0].__code__
        if mutant.mutation is None and not is_same:
            raise Unfit("the unchanged function is another")
        if is_same and mutant.mutation is not None:
            _put_defaults(functions, mutant)
        for function in functions:
            try:
                function.__code__ = code
            except ValueError as error:
                raise Unfit(str(error)) from None


def _put_defaults(functions: Sequence[FunctionType], mutant: Mutant) -> None:
    """Where the code is the same the change is in a default, or there is none to see."""
    lines = mutant.statement_source().split("\n")
    start = next(at for at, line in enumerate(lines) if line.lstrip().startswith("def "))
    deep = len(lines[start]) - len(lines[start].lstrip())
    bare = "\n".join(line[deep:] for line in lines[start:])
    names: dict[str, Any] = dict(functions[0].__globals__)
    exec(f"from __future__ import annotations\n{bare}", names)
    made = names[mutant.function.rpartition(".")[2]]
    for function in functions:
        function.__defaults__ = made.__defaults__
        function.__kwdefaults__ = made.__kwdefaults__


def _put_constant(mutant: Mutant) -> None:
    """Evaluate the statement again, and hand the value to who imported the old one."""
    module = sys.modules[mutant.path.removesuffix(".py").replace("/", ".")]
    old = {name: getattr(module, name) for name in mutant.names}
    if mutant.mutation is None or not old:
        return
    exec(f"from __future__ import annotations\n{mutant.statement_source()}", module.__dict__)
    for name, value in old.items():
        for other in _our_modules():
            if getattr(other, name, None) is value:
                setattr(other, name, getattr(module, name))


def _our_modules() -> Iterator[ModuleType]:
    return (one for name, one in list(sys.modules.items()) if _is_ours(name))


def _is_ours(name: str | None) -> bool:
    return (name or "").partition(".")[0] in OURS


def _place(code: CodeType) -> Place:
    return code.co_filename, code.co_name, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)
