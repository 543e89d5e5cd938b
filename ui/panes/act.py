"""What can be done to the dossier that is open: choose an act, fill in what it asks, Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.commands.user import SignIn
from counter_app.domain.errors import CounterError
from counter_app.domain.user import Actor, Permission
from ui import messages, theme
from ui.counter import Counter
from ui.forms.act import Act, Asked, blocked, possible
from ui.language import tr
from ui.widgets import focus
from ui.widgets.items import Items
from ui.widgets.labels import label
from ui.widgets.note import Note
from ui.widgets.scan_listener import unless_scan, when_alone
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.dossier import DossierPage

# Whoever gives the second word types it here; nobody has to leave the dossier.
_SECOND = (
    Asked("second_login", said("Người duyệt (tên đăng nhập)")),
    Asked("second_pin", said("Mã PIN của người duyệt")),
)


class ActPane(QWidget):
    """A list of the possible acts, and beside it the fields of the chosen one."""

    done = Signal(str)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._page: DossierPage | None = None
        self._acts: tuple[Act, ...] = ()
        self._chosen: Act | None = None
        self._edits: dict[str, QLineEdit] = {}
        # By dossier: what was half filled in when another one was opened.
        self._half: dict[str, tuple[Act, dict[str, str]]] = {}
        # By dossier and name.
        self._on_its_way: set[tuple[str, str]] = set()
        self._list = Items(self, "acts", self.tr("Việc có thể làm"))
        self._fields = QVBoxLayout()
        self._fields.setSpacing(2)
        self._note = Note("act_note", hides=True)
        # Nothing to fill in leaves the whole width to the list.
        self._form = QWidget(self)
        right = QVBoxLayout(self._form)
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(self._fields)
        right.addWidget(self._note)
        right.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._form, 1)
        self._form.hide()
        self._list.itemActivated.connect(lambda _item: self._choose())
        self._list.installEventFilter(self)

    def show_page(self, page: DossierPage) -> None:
        """The acts of another dossier, or of the same one after something happened.

        What is being filled in stays: where its act is not possible any more that is said, and no
        key goes anywhere else. That of another dossier waits until it is opened again.
        """
        is_same = self._is_of(page.line.dossier_id)
        if not is_same:
            self._put_by()
        self._page = page
        self._acts = possible(page)
        self._list.fill(
            [f"{number}  {tr(act.title)}" for number, act in enumerate(self._acts, 1)],
            self.tr("Hồ sơ đã kết thúc, không còn bước nào."),
            # Once something was done an act may have another number.
            [act.title for act in self._acts],
        )
        if not is_same:
            self._clear_fields()
            self._take_up()
        elif self._edits and not self._is_possible:
            if self._is_typed or self.focusWidget() in self._edits.values():
                self._say_gone()
            else:
                self._clear_fields()

    def forget(self) -> None:
        """No dossier is open: nothing can be done until the next one is there."""
        self._put_by()
        self._page = None
        self._acts = ()
        self._list.clear()
        self._clear_fields()

    def focus(self) -> None:
        """Who fills something in goes on there: a digit of it chooses nothing. Else the list."""
        edits, at = list(self._edits.values()), self.focusWidget()
        if self._is_typed:
            (at if at in edits else edits[0]).setFocus()
        else:
            self._list.setFocus()

    @property
    def is_filling(self) -> bool:
        """Whether something was typed that no act took yet, of another dossier too."""
        return self._is_typed or bool(self._half)

    @property
    def _is_typed(self) -> bool:
        return any(edit.isModified() for edit in self._edits.values())

    def why(self) -> str:
        """F1: where the dossier stands and what that lets one do."""
        if self._page is None:
            return ""
        stands = messages.phrase(f"status_{self._page.line.status}")
        can = ", ".join(tr(act.title).lower() for act in self._acts)
        can = can or self.tr("không còn bước nào")
        cannot = [
            self.tr("■ {act}: chỉ khi hồ sơ {states}").format(
                act=tr(act.title),
                states=self.tr(" hoặc ").join(
                    f"“{messages.phrase(f'status_{one}')}”" for one in origins
                ),
            )
            for act, origins in blocked(self._page)
        ]
        return "\n".join(
            (
                self.tr("Hồ sơ đang “{stands}”. Có thể: {can}.").format(stands=stands, can=can),
                *cannot,
            )
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit chooses an act; Esc leaves the fields and loses nothing that was saved."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self._list:
            digit = event.text()
            if digit.isascii() and digit.isdigit() and 0 < int(digit) <= len(self._acts):
                assert self._page is not None
                unless_scan(self, partial(self._give_back, self._page, self._in_hand))
                self._list.setCurrentRow(int(digit) - 1)
                self._choose(is_by_letter=True)
                return True
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._clear_fields()
            self._list.setFocus()
            return True
        return False

    def _choose(self, *, is_by_letter: bool = False) -> None:
        row = self._list.currentRow()
        if self._page is None or not 0 <= row < len(self._acts):
            return
        self._ask(self._acts[row])
        if self._edits:
            first = next(iter(self._edits.values()))
            first.setFocus()
            first.selectAll()
        elif is_by_letter:
            # Nothing stands between the digit and what it does.
            when_alone(self, partial(self._submit_of, self._page, self._acts[row]))
        else:
            self._submit()

    def _ask(self, act: Act) -> None:
        """The fields of an act."""
        assert self._page is not None
        self._clear_fields()
        self._form.show()
        self._chosen = act
        asks = [*act.asks, *(_SECOND if self._needs_second() else ())]
        before: QWidget = self._list
        for asked in asks:
            edit = QLineEdit(asked.start(self._page, self._counter.now), self)
            edit.setObjectName(f"act_{asked.name}")
            edit.setAccessibleName(tr(asked.label))
            if asked.name == "second_pin":
                edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.returnPressed.connect(self._next)
            edit.installEventFilter(self)
            self._fields.addWidget(label(tr(asked.label), "quiet"))
            self._fields.addWidget(edit)
            QWidget.setTabOrder(before, edit)
            before = edit
            self._edits[asked.name] = edit
        self._note.say(self.tr("Enter: tiếp · Esc: bỏ qua, chưa ghi gì"), "")

    @property
    def _in_hand(self) -> tuple[Act, dict[str, str]] | None:
        """What is half filled in; a PIN is typed again."""
        if self._chosen is None or not self._is_typed:
            return None
        texts = {name: edit.text() for name, edit in self._edits.items()}
        texts.pop("second_pin", None)
        return self._chosen, texts

    def _put_by(self) -> None:
        half = self._in_hand
        if self._page is not None and half is not None:
            self._half[self._page.line.dossier_id] = half

    def _give_back(self, page: DossierPage, half: tuple[Act, dict[str, str]] | None) -> None:
        """What stood here before a scan."""
        if not self._is_of(page.line.dossier_id):
            return
        self._clear_fields()
        if half is not None:
            self._half[page.line.dossier_id] = half
            self._take_up()

    def _take_up(self) -> None:
        assert self._page is not None
        act, texts = self._half.pop(self._page.line.dossier_id, (None, {}))
        if act is None or act not in self._acts:
            return
        had_keys = self._list.hasFocus()
        self._list.setCurrentRow(self._acts.index(act))
        self._ask(act)
        for name in texts.keys() & self._edits.keys():
            self._edits[name].setText(texts[name])
            self._edits[name].setModified(True)
        if had_keys:
            self.focus()

    @property
    def _is_possible(self) -> bool:
        """Whether what is being filled in can still be done."""
        return self._chosen in self._acts

    def _say_gone(self) -> None:
        assert self._chosen is not None
        words = self.tr("Hồ sơ vừa đổi, không còn làm được việc này: {act}. Esc: bỏ qua.")
        self._note.marked(words.format(act=tr(self._chosen.title)), "soon")

    def _is_of(self, dossier_id: str) -> bool:
        return self._page is not None and self._page.line.dossier_id == dossier_id

    def _needs_second(self) -> bool:
        assert self._chosen is not None
        assert self._page is not None
        is_supervisor = self._counter.actor.may(Permission.APPROVE)
        return self._chosen.needs_second(self._page) and not is_supervisor

    def _next(self) -> None:
        edits = list(self._edits.values())
        current = next((at for at, edit in enumerate(edits) if edit.hasFocus()), len(edits) - 1)
        if current + 1 < len(edits):
            edits[current + 1].setFocus()
            edits[current + 1].selectAll()
        else:
            self._submit()

    def _submit_of(self, page: DossierPage, act: Act) -> None:
        """Unless another dossier came meanwhile; another act that was begun by then stays."""
        if self._is_of(page.line.dossier_id):
            self._send(act, page, {})

    def _submit(self) -> None:
        assert self._chosen is not None
        assert self._page is not None
        if self._edits and not self._is_possible:
            self._say_gone()
            return
        values = {name: edit.text() for name, edit in self._edits.items()}
        self._send(self._chosen, self._page, values)

    def _send(self, act: Act, page: DossierPage, values: dict[str, str]) -> None:
        """Unless it is on its way: a key that is pressed twice does nothing twice."""
        whose = page.line.dossier_id
        if (whose, act.name) in self._on_its_way:
            return
        try:
            command = act.command(page, values, self._counter.now)
        except CounterError as error:
            self._fail(error)
            return
        self._note.say(self.tr("Đang ghi…"), "waiting")
        self._on_its_way.add((whose, act.name))
        succeed = partial(self._succeed, whose, act)
        fail = partial(self._fail_of, whose, act, values)
        if "second_pin" not in values:
            self._counter.submit(command, self, succeed, fail)
            return
        sign_in = SignIn(values["second_login"].strip(), values["second_pin"])

        def approved(second: Actor) -> None:
            self._counter.submit(command, self, succeed, fail, by=second)

        self._counter.submit(sign_in, self, approved, fail)

    def _succeed(self, whose: str, act: Act, _value: Any) -> None:
        """The fields of another act, that was chosen since, stay."""
        self._on_its_way.discard((whose, act.name))
        if self._half.get(whose, (None, {}))[0] is act:
            del self._half[whose]
        if not self._is_of(whose):
            # Another dossier is open: its own page says what became of this one.
            return
        title = tr(act.title)
        if self._chosen is act:
            self._clear_fields()
            focus.offer(self._list)
        self._form.show()
        self._note.done(title)
        self.done.emit(title)

    def _fail_of(self, whose: str, act: Act, values: dict[str, str], error: CounterError) -> None:
        """The fields of another act, and what was typed since, are left alone."""
        self._on_its_way.discard((whose, act.name))
        if not self._is_of(whose):
            self._counter.failed.emit(error)
            return
        self._form.show()
        self._note.fail(error)
        now = {name: edit.text() for name, edit in self._edits.items()}
        if self._chosen is act and now == values:
            self._go_to(error.field)

    def _fail(self, error: CounterError) -> None:
        self._form.show()
        self._note.fail(error)
        self._go_to(error.field)

    def _go_to(self, field: str | None) -> None:
        edit = self._edits.get(field or "")
        if edit is not None:
            focus.offer(edit)
            edit.selectAll()

    def _clear_fields(self) -> None:
        self._edits = {}
        while (item := self._fields.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._note.clear()
        self._form.hide()
