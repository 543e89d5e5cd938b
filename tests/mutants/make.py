"""Makes mutants with mutmut's own operators; of properties and of a module's constants too.

Left out are the words of assertions, and two of mutmut's three ways to break a text.

mutmut leaves out what is decorated and what stands outside a function. `Asked.rest` is a property
and `NEAR_IN_TIME` a constant, and both decide where money goes.
"""

from __future__ import annotations

import difflib
import hashlib
import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators, operator_string
from mutmut.mutation.pragma_handling import IgnoredCode


def _another_text(node: cst.BaseString) -> Iterator[cst.BaseString]:
    """A text in one other way: whoever compares it sees any of mutmut's three."""
    yield from itertools.islice(operator_string(node), 1)


OPERATORS = [
    (kind, _another_text if operator is operator_string else operator)
    for kind, operator in mutation_operators
]
# A decorator of another kind (a cache, a context manager) wraps the function away.
TRANSPARENT = frozenset({"property", "staticmethod", "classmethod"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change in one place. `first` and `last` are the lines whose run makes a difference.

    `function` is "" for a constant of the module, whose names are then in `names`. `begins` is the
    line on which Python says that the function begins. `is_error` says that the change is in what
    is raised: the same kind of error at the same moment, with other words or facts.
    """

    path: str
    function: str
    begins: int
    ends: int
    first: int
    last: int
    names: tuple[str, ...]
    change: str
    is_error: bool
    times: int
    digest: str
    text: str
    module: cst.Module
    statement: cst.BaseStatement
    mutation: Mutation | None

    @property
    def key(self) -> str:
        """What it is called in the book: stays the same while its line does."""
        again = f" #{self.times}" if self.times > 1 else ""
        return f"{self.path}::{self.function or '(constant)'}: {self.change}{again}"

    def source(self) -> str:
        """The module up to the end of the changed function, in its own place."""
        lines = self.text.split("\n")
        return "\n".join((*lines[: self.begins - 1], self.statement_source(), *lines[self.ends :]))

    def statement_source(self) -> str:
        """The changed constant, or function, alone, as deep as it stands in its module."""
        changed = _changed(self.statement, self.mutation)
        if isinstance(changed, cst.FunctionDef):
            changed = changed.with_changes(leading_lines=())
        if "." not in self.function:
            return self.module.code_for_node(changed).rstrip("\n")
        assert isinstance(changed, cst.BaseStatement)
        holder = cst.ClassDef(cst.Name("_"), cst.IndentedBlock([changed]))
        return self.module.code_for_node(holder).partition("\n")[2].rstrip("\n")


def mutants_of(path: Path, root: Path) -> list[Mutant]:
    """All mutants of one file, from its top to its end, and its first function unchanged.

    The unchanged one has no mutation: it is put in like any other, and no test may notice.
    """
    wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
    visitor = _Everything(OPERATORS, IgnoredCode(set(), set(), set()))
    module = wrapper.visit(visitor)
    parents = wrapper.resolve(ParentNodeProvider)
    places = _Places(module, parents, wrapper.resolve(PositionProvider))
    name = path.relative_to(root).as_posix()
    return list(_listed(name, module, places, visitor.mutations))


def _listed(
    path: str, module: cst.Module, places: _Places, mutations: list[Mutation]
) -> Iterator[Mutant]:
    is_controlled = False
    seen: Counter[tuple[str, str]] = Counter()
    for mutation in mutations:
        holder = places.holder(mutation.original_node)
        if holder is None or places.is_for_us(mutation.original_node):
            continue
        function = places.name(holder) if isinstance(holder, cst.FunctionDef) else ""
        before = module.code_for_node(holder)
        if function and not is_controlled:
            is_controlled = True
            yield _mutant(path, module, places, holder, function, None, "unchanged", 1, before)
        change = _change(before, module.code_for_node(_changed(holder, mutation)))
        if not change:
            continue
        seen[function, change] += 1
        yield _mutant(
            path, module, places, holder, function, mutation, change, seen[function, change], before
        )


def _mutant(
    path: str,
    module: cst.Module,
    places: _Places,
    holder: cst.BaseStatement,
    function: str,
    mutation: Mutation | None,
    change: str,
    times: int,
    before: str,
) -> Mutant:
    node = holder if mutation is None else mutation.original_node
    first, last = places.lines(node)
    digest = hashlib.sha256(f"{path}\n{before}\n{change}\n{times}".encode()).hexdigest()[:16]
    return Mutant(
        path,
        function,
        places.begins(holder),
        places.ends(holder),
        first,
        last,
        places.names(holder),
        change,
        mutation is not None and places.is_error(node),
        times,
        digest,
        places.text,
        module,
        holder,
        mutation,
    )


def _changed(statement: cst.BaseStatement, mutation: Mutation | None) -> cst.CSTNode:
    if mutation is None:
        return statement
    changed = statement.deep_replace(mutation.original_node, mutation.mutated_node)
    assert isinstance(changed, cst.CSTNode)
    return changed


def _change(before: str, after: str) -> str:
    """`old line → new line`, or nothing where only blanks differ."""
    gone, come = [], []
    for line in difflib.ndiff(before.split("\n"), after.split("\n")):
        if line.startswith("- "):
            gone.append(line[2:].strip())
        if line.startswith("+ "):
            come.append(line[2:].strip())
    old, new = " ⏎ ".join(gone), " ⏎ ".join(come)
    return "" if old == new else f"{old} → {new}"


class _Everything(MutationVisitor):
    """mutmut's visitor, but for what it leaves out because of how it puts mutants in."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            names = {
                one.decorator.value if isinstance(one.decorator, cst.Name) else ""
                for one in node.decorators
            }
            if names <= TRANSPARENT:
                return False
        return super()._skip_node_and_children(node)


class _Places:
    """Where nodes stand: in which function, on which lines."""

    def __init__(
        self,
        module: cst.Module,
        parents: Mapping[cst.CSTNode, cst.CSTNode],
        positions: Mapping[cst.CSTNode, CodeRange],
    ) -> None:
        self.text = module.code
        self._parents = parents
        self._positions = positions

    def _up(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The node, then what it stands in."""
        while True:
            yield node
            above = self._parents.get(node)
            if above is None:
                return
            node = above

    def holder(self, node: cst.CSTNode) -> cst.BaseStatement | None:
        """The outermost function, or the module's own assignment; None for a class's body."""
        way = list(self._up(node))
        functions = [one for one in way if isinstance(one, cst.FunctionDef)]
        if functions:
            return functions[-1]
        if len(way) < 3 or not isinstance(way[-2], cst.SimpleStatementLine):
            return None
        small = way[-2].body[0]
        return way[-2] if isinstance(small, cst.Assign | cst.AnnAssign) else None

    def is_for_us(self, node: cst.CSTNode) -> bool:
        """Whether it is the text of an assertion, which no program and no clerk ever reads."""
        way = list(self._up(node))
        return any(
            isinstance(above, cst.Assert) and above.msg is one
            for one, above in itertools.pairwise(way)
        )

    def is_error(self, node: cst.CSTNode) -> bool:
        """Whether it stands inside the call that makes what is raised."""
        way = list(self._up(node))
        return any(
            isinstance(above, cst.Raise) and above.exc is one and isinstance(one, cst.Call)
            for one, above in itertools.pairwise(way)
        )

    def name(self, function: cst.FunctionDef) -> str:
        """`Money.total` or `balance`."""
        classes = [one.name.value for one in self._up(function) if isinstance(one, cst.ClassDef)]
        return ".".join([*reversed(classes), function.name.value])

    def names(self, holder: cst.BaseStatement) -> tuple[str, ...]:
        """What a module's assignment binds."""
        if not isinstance(holder, cst.SimpleStatementLine):
            return ()
        small = holder.body[0]
        assert isinstance(small, cst.Assign | cst.AnnAssign)
        targets = (
            [small.target]
            if isinstance(small, cst.AnnAssign)
            else [one.target for one in small.targets]
        )
        names: list[cst.BaseExpression] = []
        for target in targets:
            if isinstance(target, cst.Tuple):
                names += [one.value for one in target.elements]
            else:
                names.append(target)
        return tuple(one.value for one in names if isinstance(one, cst.Name))

    def begins(self, holder: cst.BaseStatement) -> int:
        """The first line, decorators counted in."""
        if isinstance(holder, cst.FunctionDef) and holder.decorators:
            return self._span(holder.decorators[0])[0]
        return self._span(holder)[0]

    def ends(self, holder: cst.BaseStatement) -> int:
        """The last line."""
        return self._span(holder)[1]

    def lines(self, node: cst.CSTNode) -> tuple[int, int]:
        """The statement that the node is part of; of an `if` or a loop its head alone."""
        below: cst.CSTNode | None = None
        for one in self._up(node):
            if isinstance(one, cst.SimpleStatementLine | cst.Match):
                return self._span(one)
            if isinstance(one, cst.FunctionDef):
                return self._span(one.body)
            if isinstance(one, cst.BaseCompoundStatement | cst.ExceptHandler | cst.Else):
                head = self._span(one)[0]
                last = self._span(below)[1] if below is not None and below is not one else head
                return head, max(head, last)
            below = one
        raise AssertionError("a node outside every statement")

    def _span(self, node: cst.CSTNode) -> tuple[int, int]:
        place = self._positions[node]
        return place.start.line, place.end.line
