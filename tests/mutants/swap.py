"""Puts a mutant into the running process: every holder of the function sees the changed code.

The function object stays, only its code is another. So whoever imported it, bound it to a class or
keeps it in a table runs the mutant, and nothing else is slower or different.
"""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
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
            module = _module(mutant)
            _spread(module, _made_of(module, {mutant.function}))
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
    """Evaluate the statement again, and what other constants were made of it, wherever they are.

    What raises here raises as its module is loaded, which every test notices.
    """
    if mutant.mutation is None or not mutant.names:
        return
    module = _module(mutant)
    _spread(module, _again(module, mutant.statement_source(), mutant.names))


def _spread(module: ModuleType, replaced: dict[str, object]) -> None:
    """Let whoever took a constant of a module, or made another of it, have the new one."""
    changed = [(module, replaced)] if replaced else []
    while changed:
        module, old = changed.pop()
        for other in _our_modules():
            if other is module:
                taken = set(old)
            else:
                taken = {name for name, one in old.items() if getattr(other, name, None) is one}
                for name in taken:
                    setattr(other, name, getattr(module, name))
            more = _made_of(other, taken) if taken else {}
            if more:
                changed.append((other, more))


def _module(mutant: Mutant) -> ModuleType:
    return sys.modules[mutant.path.removesuffix(".py").replace("/", ".")]


def _again(module: ModuleType, source: str, names: Iterable[str]) -> dict[str, object]:
    """Run an assignment of a module once more; gives the values that its names had."""
    old = {name: getattr(module, name) for name in names}
    exec(f"from __future__ import annotations\n{source}", module.__dict__)
    return old


def _made_of(module: ModuleType, names: set[str]) -> dict[str, object]:
    """Run the assignments of a module that use one of the names; gives what they replaced."""
    file = module.__file__
    assert file is not None
    known, replaced = set(names), dict[str, object]()
    for statement in ast.parse(Path(file).read_text(encoding="utf-8")).body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        used = {one.id for one in ast.walk(statement.value) if isinstance(one, ast.Name)}
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        bound = {
            one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)
        }
        if used & known and not bound & known:
            replaced |= _again(module, ast.unparse(statement), bound)
            known |= bound
    return replaced


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
