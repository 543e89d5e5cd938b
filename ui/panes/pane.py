"""What the five panes share: one line when folded, large when it is their turn."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.forms.intake import IntakeForm
from ui.widgets.labels import label, line, set_state


class Pane(QFrame):
    """A numbered step. `changed` brings the new form; `finished` asks for the next step."""

    changed = Signal(object)
    finished = Signal()

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setObjectName(f"pane_{number}")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        outer.setSpacing(theme.GRID)
        head = QHBoxLayout()
        self._heading = label(f"{number}  {title}", "title", wrap=False)
        self._summary = line("", name=f"summary_{number}")
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._mark = label("", wrap=False, name=f"mark_{number}")
        head.addWidget(self._heading)
        head.addSpacing(2 * theme.GRID)
        head.addWidget(self._summary, 1)
        head.addStretch(0)
        head.addWidget(self._mark)
        outer.addLayout(head)
        self.body = QWidget(self)
        outer.addWidget(self.body, 1)
        self.problem = label("", name=f"problem_{number}")
        set_state(self.problem, "late")
        outer.addWidget(self.problem)
        self.problem.hide()
        self.set_active(active=False)

    def set_active(self, *, active: bool) -> None:
        """Open large, or fold to one line; the focus is asked for by `take_focus`."""
        if self.property("active") is not active:
            self._fold(is_open=active)
        if not active:
            self.say("")

    @property
    def is_open(self) -> bool:
        """Whether it stands open large."""
        return bool(self.property("active"))

    def _fold(self, *, is_open: bool) -> None:
        focused = QApplication.focusWidget()
        if not is_open and focused is not None and self.body.isAncestorOf(focused):
            # Hidden with it, Qt would hand it on from field to field, and each is painted for it.
            focused.clearFocus()
        self.body.setVisible(is_open)
        self._summary.setVisible(not is_open)
        self.setProperty("active", is_open)
        self.style().unpolish(self)
        self.style().polish(self)
        vertical = QSizePolicy.Policy.Expanding if is_open else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    def take_focus(self) -> None:
        """Put the focus where the clerk goes on."""

    def show_form(self, form: IntakeForm) -> None:
        """Show what the form holds."""

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """What stands here and no step has taken, by name: a draft keeps it for `write_on`."""
        return ()

    def write_on(self, loose: Mapping[str, str]) -> None:
        """Go on with what was `half_written`; what is not of this pane is passed over."""

    def summarise(self, text: str, *, is_done: bool) -> None:
        """The one line of a folded pane."""
        self._summary.setText(text)
        self.mark(self.tr("xong") if is_done else "", "done" if is_done else "")

    def mark(self, words: str, state: str) -> None:
        """How far this step is, behind the shape of its state; no words, no mark."""
        self._mark.setText(f"{theme.STATES[state]} {words}" if words else "")
        set_state(self._mark, state if words else "")

    def say(self, problem: str) -> None:
        """One sentence of what is wrong; empty takes it away."""
        self.problem.setText(f"{theme.LATE} {problem}" if problem else "")
        self.problem.setVisible(bool(problem))


def small(text: str, parent: QWidget) -> QLabel:
    """A quiet line of help under a pane's work."""
    made = label(text, "quiet")
    made.setParent(parent)
    return made
