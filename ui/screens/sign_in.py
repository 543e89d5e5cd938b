"""Who is at the desk: a name, a PIN, and the day can begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import messages, theme
from ui.language import tr
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.words import said

if TYPE_CHECKING:
    from counter_app.commands.outcome import Topic
    from counter_app.domain.errors import CounterError
    from counter_app.domain.user import Actor, Person
    from ui.counter import Counter

_ROLES = {
    "clerk": said("công chức tiếp nhận"),
    "supervisor": said("người giám sát"),
    "head": said("lãnh đạo"),
}
_OPENING, _WELCOME = said("Đang mở quầy…"), said("Chào buổi làm việc")
_LOCKED, _CLOSED = said("Quầy đang khóa"), said("Chưa mở được quầy")
# By the words of the list above it: nobody types a login.
_DRILL = said("Diễn tập, mã PIN: công chức tiếp nhận 1111, người giám sát 2222, lãnh đạo 3333")


class SignInScreen(QWidget):
    """Also the lock: the work of who locked it stays behind it."""

    signed_in = Signal(object)
    # Nobody comes in by the PIN that was entered last.
    refused = Signal()
    other_language = Signal()
    topics: frozenset[Topic] = frozenset()

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sign_in")
        self._counter = counter
        self._shown: tuple[Person, ...] = ()
        # Enter was hit before anybody stood in the list; a PIN is on its way.
        self._is_entered = self._is_out = False
        self._title = label("", "large", name="sign_in_title")
        self._stands = _OPENING
        self._people = Items(self, "people", is_early=True)
        self._pin = QLineEdit(self)
        self._pin.setObjectName("pin")
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setMaxLength(64)
        self._enter = button("", "enter", primary=True)
        self._other = button("", "other_language")
        self._other.setAutoDefault(False)
        self._problem = label("", name="sign_in_problem", state="late")
        self._hint = label("", "quiet", name="drill_hint")
        self._build()
        self.reword()

    def reword(self) -> None:
        """The same door in the language that the window speaks now."""
        self._title.setText(tr(self._stands))
        self._people.setAccessibleName(self.tr("Người làm việc"))
        self._pin.setPlaceholderText(self.tr("Mã PIN"))
        self._pin.setAccessibleName(self.tr("Mã PIN"))
        self._pin.setToolTip(self.tr("Mã PIN"))
        self._enter.setText(self.tr("Vào quầy (Enter)"))
        self._other.setText(self.tr("English (Ctrl+Shift+F11)"))
        self._problem.clear()
        for at, person in enumerate(self._shown):
            self._people.item(at).setText(_person(person))
        self._tell_of_drill()

    @property
    def is_trying(self) -> bool:
        """Whether a PIN was entered that nobody has judged yet."""
        return self._is_entered or self._is_out

    def shown(self) -> None:
        """Ask who may sign in."""
        from counter_app.queries.user import People

        self._counter.ask(People(), self, self.show_people)

    def begin(self) -> None:
        """The first key that is typed is one of the PIN, even before there is a name to it."""
        self._pin.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Nothing here changes by itself."""

    def lock(self) -> None:
        """Ask for a PIN again; whose work is behind the door is not said."""
        self._pin.setText("")
        self._problem.clear()
        self._tell(_LOCKED)
        self._pin.setFocus()

    def fail(self, error: CounterError) -> None:
        """The desk cannot be opened."""
        self._tell(_CLOSED)
        self._problem.setText(f"{theme.LATE} {messages.sentence(error)}")
        self._people.setEnabled(False)
        self._pin.setEnabled(False)
        self._enter.setEnabled(False)
        self._give_up()

    def _build(self) -> None:
        frame, layout = card(self)
        theme.hold(frame, max_width=440)
        layout.setContentsMargins(3 * theme.GRID, 3 * theme.GRID, 3 * theme.GRID, 3 * theme.GRID)
        for widget in (
            self._title,
            self._people,
            self._pin,
            self._enter,
            self._other,
            self._problem,
            self._hint,
        ):
            layout.addWidget(widget)
        # Room for three names, each on one line.
        theme.hold(self._people, min_width=340, min_height=112, max_height=180)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(frame)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)
        self._pin.returnPressed.connect(self._submit)
        self._enter.clicked.connect(self._submit)
        self._other.clicked.connect(self.other_language)
        self._people.itemActivated.connect(self._pin.setFocus)

    def furnish(self) -> None:
        """After the first paint: what a long name needs."""
        self._people.wrap()

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Who may sign in; nobody yet leaves the screen waiting."""
        if not people or people == self._shown:
            return
        self._shown = people
        self._tell(_WELCOME)
        self._people.clear()
        for person in people:
            self._people.addItem(_person(person))
        self._people.setCurrentRow(0)
        # At once: what is loaded behind the door would come before them by its turn. All of the
        # list: to name its viewport makes PySide look through every class that it may be of.
        self._people.doItemsLayout()
        self._people.repaint()
        self._tell_of_drill()
        self._pin.setFocus()
        if self._is_entered:
            self._is_entered = False
            self._submit()

    def _tell(self, words: str) -> None:
        self._stands = words
        self._title.setText(tr(words))

    def _tell_of_drill(self) -> None:
        self._hint.setText(tr(_DRILL) if any(person.is_drill for person in self._shown) else "")

    def _submit(self) -> None:
        if self._people.currentRow() < 0:
            self._is_entered = not self._shown
            return
        login = self._shown[self._people.currentRow()].login
        self._enter.setEnabled(False)
        self._is_out = True
        self._counter.sign_in(login, self._pin.text(), self, self._on_signed_in, self._on_refused)

    def _on_signed_in(self, actor: Actor) -> None:
        self._is_out = False
        self._enter.setEnabled(True)
        self._pin.setText("")
        self._problem.clear()
        self.signed_in.emit(actor)

    def _on_refused(self, error: CounterError) -> None:
        self._enter.setEnabled(self._stands != _CLOSED)
        self._pin.setText("")
        self._pin.setFocus()
        self._problem.setText(f"{theme.LATE} {messages.sentence(error)}")
        self._give_up()

    def _give_up(self) -> None:
        if self.is_trying:
            self._is_entered = self._is_out = False
            self.refused.emit()


def _person(person: Person) -> str:
    return f"{person.name}  ·  {tr(_ROLES.get(person.role, person.role))}"
