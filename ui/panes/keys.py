"""F1: why the step is as it is, and every key that works now; any of them can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from counter_app.domain.errors import InputError
from ui import messages
from ui.keymap import DRILL, EVERYWHERE, Key, KeyMap
from ui.widgets.labels import label
from ui.widgets.note import Note
from ui.widgets.overlay import Overlay
from ui.widgets.table import Column, RowsModel, Table

_LONE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class KeysOverlay(Overlay):
    """Enter on a line, then the new key. What is taken already is refused with its owner's name.

    F1 once more opens the guide.
    """

    remapped = Signal()
    guide_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, keymap: KeyMap, parent: QWidget) -> None:
        super().__init__("keys_overlay", parent)
        self._keymap = keymap
        self._place = EVERYWHERE
        self._catching: Key | None = None
        self._title = label(self.tr("Trợ giúp tại chỗ"), "large")
        self._why = label("", name="why")
        self._model: RowsModel[Key] = RowsModel(
            (
                Column(self.tr("Phím"), lambda key: keymap.keys(key.act)),
                Column(self.tr("Việc"), lambda key: key.told, stretches=True),
                Column(self.tr("Nơi dùng"), self._where),
            ),
            self,
        )
        self._table = Table("keys_table", self._model, 1, self)
        self._table.setAccessibleName(self.tr("Phím dùng được lúc này"))
        self._note = Note("keys_note")
        self._hint = label("", "quiet", name="keys_hint")
        for one in (self._title, self._why):
            self.inside.addWidget(one)
        self.inside.addWidget(self._table, 1)
        for one in (self._note, self._hint):
            self.inside.addWidget(one)
        self._table.installEventFilter(self)
        self._table.activated.connect(lambda _index: self._catch())

    def tell(self, place: str, why: str, first: Sequence[str] = ()) -> None:
        """For the screen that is open; `first` are the acts of what is open in it."""
        self._place, self._catching = place, None
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._note.clear()
        hint = self.tr(
            "F1 lần nữa: hướng dẫn của chỗ này · Ctrl+F1 in thẻ phím tắt · Enter đổi phím · "
            "Delete phím cũ · Esc đóng"
        )
        self._hint.setText(self._keymap.told(EVERYWHERE, hint))
        places = (place, EVERYWHERE, DRILL)
        keys = [key for one in places for key in self._keymap.at(one)]
        at = {act: number for number, act in enumerate(first)}
        self._model.show(sorted(keys, key=lambda key: at.get(key.act, len(at))))
        self._table.selectRow(0)
        self.open(self._table)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key that is pressed while one is waited for is the new one."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if watched is not self._table or not is_key or self.isHidden():
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        if self._catching is not None:
            if event.key() not in _LONE:
                self._caught(event)
            return True
        pressed = QKeySequence(event.keyCombination()).toString()
        if wanted := self._asked_for(pressed):
            self.close_overlay()
            wanted.emit()
            return True
        if event.key() == Qt.Key.Key_Delete and (key := self._chosen()) is not None:
            self._remap(key, "")
            return True
        return False

    def _asked_for(self, pressed: str) -> SignalInstance | None:
        """The window's own keys reach nothing while this is open; these go on from here."""
        if pressed in (self._keymap.keys("help"), self._keymap.keys("guide")):
            return self.guide_wanted
        return self.card_wanted if pressed == self._keymap.keys("key_card") else None

    def _where(self, key: Key) -> str:
        wheres = {EVERYWHERE: self.tr("mọi nơi"), DRILL: self.tr("khi diễn tập")}
        return wheres.get(key.place, self.tr("màn hình này"))

    def _chosen(self) -> Key | None:
        row = self._table.currentIndex().row()
        return self._model.row(row) if 0 <= row < self._model.rowCount() else None

    def _catch(self) -> None:
        key = self._chosen()
        if key is None or self._catching is not None:
            return
        if key.is_fixed:
            self._note.marked(messages.phrase("key_fixed"), "late")
            return
        self._catching = key
        words = self.tr("● Bấm phím mới cho “{act}”. Esc: thôi.").format(act=key.told)
        self._note.say(words, "waiting")

    def _caught(self, event: QKeyEvent) -> None:
        key, self._catching = self._catching, None
        if key is None or event.key() == Qt.Key.Key_Escape:
            self._note.clear()
            return
        self._remap(key, QKeySequence(event.keyCombination()).toString())

    def _remap(self, key: Key, keys: str) -> None:
        try:
            self._keymap.remap(key.act, keys)
        except InputError as error:
            self._note.fail(error)
            return
        row = self._table.currentIndex().row()
        self._model.show(tuple(self._model.rows))
        self._table.selectRow(row)
        words = self.tr("✓ “{act}” nay là {keys}").format(
            act=key.told, keys=self._keymap.keys(key.act)
        )
        self._note.say(words, "done")
        self.remapped.emit()
