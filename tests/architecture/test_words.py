"""What a person reads in the window goes through the translator: both languages are whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TRANSLATING = {"tr", "said"}
MARKED = re.compile("[À-ÖØ-öø-ỹ]")
# Vietnamese that is no sentence of the window, each with its reason.
LEFT_ALONE = {
    "ui/messages.py": {"Không làm được ({code}).", "{{{name}}} đ"},
    # Plays a day in the Vietnamese window and reads what it says.
    "ui/rehearsal.py": None,
    # What the office's papers will bear, offered to be typed over.
    "ui/forms/setup.py": {"ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "Hà Nội", "Quầy 1"},
    # Both languages stand side by side there too.
    "ui/widgets/drill_row.py": {"■ DIỄN TẬP – KHÔNG CÓ GIÁ TRỊ · DRILL – OF NO VALUE ■"},
    # The citizen reads Vietnamese above English, whatever the clerk reads.
    "ui/widgets/citizen_view.py": None,
    # Printed on the citizen's paper.
    "ui/panes/papers.py": {"Chưa nộp hoặc chưa hợp lệ"},
    # The sheet that the office publishes.
    "ui/screens/feedback.py": {
        "Trả lời phản ánh",
        "Số",
        "Nhận",
        "Điều được phản ánh",
        "Trả lời",
        "Người trả lời",
        "Người đọc",
        "Công bố",
    },
}

# Both languages stand side by side there.
IN_BOTH_LANGUAGES = "ui/message_words/"

# The same of the console, whose words are codes until they are said.
LEFT_ALONE_BY_VERBS = {
    # Both languages stand side by side there.
    "counter_app/cli.py",
    "counter_app/verbs/answer_words.py",
    "counter_app/verbs/argument_words.py",
    "counter_app/verbs/doctor_words.py",
    "counter_app/verbs/help_words.py",
    # Kept in the book: names of the catalogue, invented people and what their clerk writes.
    "counter_app/verbs/catalogue_book.py",
    "counter_app/verbs/day_plan.py",
    "counter_app/verbs/hand.py",
    # Letters that are looked for in a bank's file.
    "counter_app/verbs/statement_file.py",
    "counter_app/verbs/statement_table.py",
}


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Vietnamese texts that no translator sees; what a docstring says is for us."""
    described = (ast.Module, ast.ClassDef, ast.FunctionDef)
    aside = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, described) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in TRANSLATING:
            aside.update(one for one in node.args if isinstance(one, ast.Constant))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or node in aside:
            continue
        if isinstance(node.value, str) and MARKED.search(node.value):
            yield node.lineno, node.value


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_no_sentence_of_the_window_passes_the_translator_by() -> None:
    untold = [
        f"{name}:{line} {text}"
        for name, tree in _sources()
        for line, text in literals(tree)
        if not name.startswith(IN_BOTH_LANGUAGES)
        if name not in LEFT_ALONE or text not in (LEFT_ALONE[name] or {text})
    ]

    assert untold == []


def test_an_f_string_is_never_given_to_the_translator() -> None:
    """The extractor would keep its braces, and nothing would ever be found for it."""
    broken = [
        f"{name}:{node.lineno}"
        for name, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and _name(node) in TRANSLATING
        and node.args
        and isinstance(node.args[0], ast.JoinedStr)
    ]

    assert broken == []


def test_no_f_string_holds_a_call_that_the_extractor_would_not_see() -> None:
    hidden = [
        f"{name}:{outer.lineno}"
        for name, tree in _sources()
        for outer in ast.walk(tree)
        if isinstance(outer, ast.JoinedStr)
        for node in ast.walk(outer)
        if isinstance(node, ast.Call)
        and _name(node) in TRANSLATING
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]

    assert hidden == []


def test_what_is_counted_asks_the_translator_of_no_class() -> None:
    """A widget's `tr` looks for a plural in its own class alone, and finds none of a base class."""
    counted = [
        f"{name}:{node.lineno}"
        for name, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "tr"
        and (len(node.args) > 1 or node.keywords)
    ]

    assert counted == []


def _verbs() -> Iterator[tuple[str, ast.Module]]:
    paths = [*(ROOT / "counter_app/verbs").rglob("*.py"), ROOT / "counter_app/cli.py"]
    for path in [*sorted(paths), ROOT / "devices/inspection.py"]:
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_no_sentence_of_a_verb_is_there_in_one_language_alone() -> None:
    untold = {
        name: text
        for name, tree in _verbs()
        for _, text in literals(tree)
        if name not in LEFT_ALONE_BY_VERBS
    }

    assert untold == {}


def test_a_verb_names_its_language_each_time() -> None:
    """What it leaves out would be said in the window's, which is Vietnamese at a console."""
    silent = [
        f"{name}:{node.lineno}"
        for name, tree in _verbs()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and _name(node) in {"phrase", "sentence"}
        and len(node.args) == 1
        and not node.keywords
    ]

    assert silent == []
