"""The keyboard in one table: what each act is called, where it works, and which key does it.

A screen's keys are adopted as it is made; who remaps one changes every shortcut and every button
that names it. Qt's own keys within a field or a list are no acts and stand nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from counter_app.domain.errors import InputError
from ui.language import tr
from ui.words import said

# Works on every screen.
EVERYWHERE = ""
# Works on every screen of a drill's window, and in no other.
DRILL = "drill"
_ON_EVERY_SCREEN = (EVERYWHERE, DRILL)
# What types, moves or confirms within a field or a list can do nothing else.
RESERVED = ("Return", "Enter", "Tab", "Backtab", "Space", "Up", "Down", "Left", "Right")
_WITHIN = (*RESERVED, "Home", "End", "PgUp", "PgDown", "Backspace", "Del", "Ins")
# With Ctrl, what a field does with its words.
_EDITS = tuple("ACVXYZ")
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
# Keys beyond have no letter.
_LETTERS_END = Qt.Key.Key_Escape


@dataclass(frozen=True, slots=True)
class Key:
    """One act. `place` is its screen; `is_fixed` for letters that only a list understands."""

    act: str
    keys: str
    place: str
    words: str
    is_fixed: bool = False
    comment: str = ""

    @property
    def told(self) -> str:
        """The act in the language of the window."""
        return tr(self.words, self.comment)


def _keys(place: str, *rows: tuple[str, str, str], is_fixed: bool = False) -> tuple[Key, ...]:
    part = f"{place}." if place else ""
    return tuple(Key(f"{part}{act}", keys, place, words, is_fixed) for act, keys, words in rows)


def _numbered(act: str, with_key: str, words: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((f"{act}_{n}", f"{with_key}+{n}", one) for n, one in enumerate(words, 1))


_STEPS = (
    said("Mở bước 1"),
    said("Mở bước 2"),
    said("Mở bước 3"),
    said("Mở bước 4"),
    said("Mở bước 5"),
)
_OFTEN = (
    said("Thủ tục hay dùng thứ 1"),
    said("Thủ tục hay dùng thứ 2"),
    said("Thủ tục hay dùng thứ 3"),
    said("Thủ tục hay dùng thứ 4"),
    said("Thủ tục hay dùng thứ 5"),
    said("Thủ tục hay dùng thứ 6"),
    said("Thủ tục hay dùng thứ 7"),
    said("Thủ tục hay dùng thứ 8"),
    said("Thủ tục hay dùng thứ 9"),
)
_PARTS = (said("Mở phần 1"), said("Mở phần 2"), said("Mở phần 3"))

KEYS: tuple[Key, ...] = (
    *_keys(
        EVERYWHERE,
        ("help", "F1", said("Vì sao bị chặn, phím nào dùng được")),
        ("guide", "Shift+F1", said("Hướng dẫn của chỗ này")),
        ("search", "Ctrl+K", said("Tìm mọi thứ")),
        ("freeze", "F11", said("Giữ nguyên, thả màn hình công dân")),
        ("lock", "F12", said("Khóa máy")),
        ("read_again", "Ctrl+R", said("Đọc lại màn hình này")),
        ("navigation", "Ctrl+F2", said("Tới danh sách màn hình")),
        ("larger", "Ctrl++", said("Phóng to")),
        ("smaller", "Ctrl+-", said("Thu nhỏ")),
        ("theme", "Ctrl+F11", said("Đổi nền sáng, tối, tương phản cao")),
        ("language", "Ctrl+Shift+F11", said("Đổi ngôn ngữ: English")),
        ("key_card", "Ctrl+F1", said("In thẻ phím tắt")),
        ("tour", "Alt+F1", said("Xem vòng giới thiệu")),
        ("drill", "Ctrl+Shift+F1", said("Diễn tập ở cửa sổ riêng")),
    ),
    *_keys(
        DRILL,
        ("choose", "Ctrl+Shift+F9", said("Chọn tình huống")),
        ("card", "Ctrl+Shift+F7", said("Đọc thẻ công dân mẫu")),
        ("turn", "Ctrl+Shift+F8", said("Nối lại mạng, lắp giấy")),
        ("leave", "Ctrl+Shift+F10", said("Rời diễn tập")),
        ("cut", "Ctrl+Shift+F12", said("Cúp điện")),
    ),
    *_keys(
        "intake",
        ("person", "F4", said("Người nộp")),
        ("procedure", "F5", said("Thủ tục")),
        ("papers", "F6", said("Giấy tờ")),
        ("supplement", "F7", said("Yêu cầu bổ sung")),
        ("refuse", "Shift+F7", said("Từ chối tiếp nhận")),
        ("qr", "F8", said("Thu bằng mã QR")),
        ("cash", "Shift+F8", said("Thu tiền mặt")),
        ("finish", "F9", said("Tiếp nhận và in")),
        ("next", "F10", said("Người kế tiếp")),
        ("call_back", "Ctrl+F10", said("Gọi lại người chờ")),
        ("back", "Esc", said("Lùi một bước, không mất gì")),
        ("undo", "Ctrl+Z", said("Hoàn tác")),
        ("other", "Alt+U", said("Nộp thay người khác")),
        ("later", "Ctrl+L", said("Phần còn lại thu sau")),
        ("group", "Ctrl+G", said("Thêm hồ sơ của cùng người nộp")),
        ("alike", "Alt+B", said("Số hồ sơ giống nhau")),
        ("household", "Alt+H", said("Ghi người trong hộ")),
        *_numbered("pane", "Ctrl", _STEPS),
        *_numbered("pick", "Alt", _OFTEN),
    ),
    *_keys(
        "intake",
        ("paper_held", "Space", said("Giấy tờ: có")),
        ("paper_copies", "1…9", said("Giấy tờ: số bản")),
        ("paper_yes", "C", said("Giấy tờ: trả lời có")),
        ("paper_no", "K", said("Giấy tờ: trả lời không")),
        ("paper_failed", "X", said("Giấy tờ: chưa đạt")),
        ("paper_missing", "M", said("Giấy tờ: thiếu")),
        ("paper_all", "A", said("Giấy tờ: đủ cả")),
        ("paper_data", "D", said("Giấy tờ: dùng dữ liệu")),
        ("paper_again", "R", said("Giấy tờ: dùng lại bản đã có")),
        ("paper_other", "T", said("Giấy tờ: giấy thay thế")),
        ("paper_unneeded", "N", said("Giấy tờ: không cần")),
        ("way", "1…3", said("Cách thu")),
        ("printed", "Y", said("Giấy đã ra")),
        ("not_printed", "N", said("Giấy chưa ra, in lại")),
        is_fixed=True,
    ),
    *_keys(
        "dossier",
        ("complete", "F6", said("Tiếp nhận bổ sung")),
        ("digitise", "F7", said("Số hóa")),
        ("take", "F8", said("Thu phí")),
        ("again", "Ctrl+Shift+P", said("In lại giấy đang chọn")),
        ("history", "Ctrl+H", said("Diễn biến hồ sơ")),
    ),
    *_keys(
        "dossier",
        ("act", "1…9", said("Việc tiếp theo")),
        ("way", "1…3", said("Cách thu")),
        is_fixed=True,
    ),
    *_keys(
        "dossiers",
        ("procedure", "Alt+T", said("Lọc theo thủ tục")),
        ("state", "Alt+N", said("Lọc theo tình trạng")),
        ("back", "Esc", said("Bỏ lọc")),
    ),
    *_keys(
        "digitisation",
        ("find", "F6", said("Máy quét")),
        ("scan", "F7", said("Quét")),
        ("sign", "F9", said("Ký rồi lưu")),
        ("undo", "Ctrl+Z", said("Hoàn tác")),
    ),
    *_keys(
        "digitisation",
        ("turn", "R", said("Xoay trang")),
        ("left", "Alt+Left", said("Chuyển trang lên trước")),
        ("right", "Alt+Right", said("Chuyển trang ra sau")),
        ("drop", "Del", said("Bỏ trang")),
        ("blank", "B", said("Bỏ trang trắng")),
        ("split", "T", said("Từ đây là giấy tờ sau")),
        is_fixed=True,
    ),
    *_keys("handover", ("go", "F9", said("Bàn giao và in phiếu"))),
    *_keys("register", ("save", "Ctrl+E", said("Xuất Excel"))),
    *_keys(
        "disclosure",
        ("cause", "F4", said("Ghi nguyên nhân")),
        ("draft", "F5", said("Lập dự thảo")),
        ("sign", "F7", said("Ký")),
        ("back", "F8", said("Trả lại")),
        ("pdf", "F9", "PDF"),
        ("xlsx", "F10", "Excel"),
    ),
    *_keys(
        "deadlines",
        ("difficulty", "F5", said("Nêu vướng mắc")),
        ("solved", "F6", said("Đã giải quyết")),
        ("unsolved", "F7", said("Chưa giải quyết")),
    ),
    *_keys(
        "feedback",
        ("take", "F5", said("Ghi nhận")),
        ("ours", "F6", said("Của quầy")),
        ("other", "F7", said("Cơ quan khác")),
        ("forward", "F8", said("Đã chuyển")),
        ("answer", "F9", said("Trình trả lời")),
        ("publish", "F10", said("Công bố")),
        ("back", "Shift+F9", said("Trả lại")),
        ("export", "Ctrl+E", said("Xuất trả lời")),
    ),
    *_keys(
        "dialogues",
        ("plan", "F5", said("Hẹn ngày")),
        ("minutes", "F6", said("Lưu biên bản")),
        ("confirm", "F7", said("Xác nhận")),
    ),
    *_keys("review", *_numbered("part", "Ctrl", _PARTS)),
    *_keys(
        "review",
        ("earlier", "PgUp", said("Ngày trước")),
        ("later", "PgDown", said("Ngày sau")),
        ("draw", "F5", said("Rút mẫu")),
        ("right", "F6", said("Đúng")),
        ("fault", "F7", said("Có lỗi")),
        ("answer", "F8", said("Trả lời")),
        ("sign", "F9", said("Ký ngày")),
        ("reopen", "F10", said("Mở lại ca")),
        is_fixed=True,
    ),
    *_keys(
        "people",
        ("ask", "F6", said("Trình")),
        ("agree", "F7", said("Đồng ý")),
        ("decline", "F8", said("Không, rút")),
        ("looked", "F9", said("Ai đã xem")),
        ("signed", "F10", said("Lần đăng nhập")),
    ),
    *_keys(
        "verify",
        ("begin", "F5", said("Kiểm tra cả sổ")),
        ("head", "F6", said("So với mã trên giấy")),
        ("city", "F7", said("So với thành phố")),
        ("stop", "F8", said("Dừng")),
    ),
    *_keys("kpi", ("target", "F6", said("Đặt mục tiêu năm"))),
    *_keys(
        "reports",
        ("xlsx", "F5", "Excel"),
        ("csv", "F6", "CSV"),
        ("pdf", "F7", "PDF"),
        ("paper", "F9", said("In A4")),
    ),
    *_keys(
        "decisions",
        ("move", "F5", said("Dời ngày hẹn")),
        ("keep", "F6", said("Giữ ngày hẹn")),
        ("approve", "F7", said("Duyệt lịch")),
        ("propose", "F8", said("Trình lịch")),
        ("ours", "F9", said("Theo quầy")),
        ("theirs", "F10", said("Theo thành phố")),
        ("day_right", "Ctrl+Y", said("Ngày lạ: đúng ngày")),
        ("day_wrong", "Ctrl+J", said("Ngày lạ: sai, chỉnh đồng hồ")),
    ),
    *_keys(
        "office",
        ("try", "F6", said("Thử kết nối")),
        ("use", "F7", said("Dùng địa chỉ này")),
    ),
    *_keys(
        "catalogue",
        ("propose", "F6", said("Đề nghị ký")),
        ("approve", "F7", said("Duyệt bản đang chọn")),
    ),
    *_keys(
        "accounts",
        ("propose", "F6", said("Trình duyệt")),
        ("approve", "F7", said("Duyệt bản đang chọn")),
    ),
    *_keys(
        "bundle",
        ("take", "F6", said("Nhận tệp")),
        ("accept", "F7", said("Đưa vào dùng")),
        ("decline", "F8", said("Không nhận")),
    ),
    *_keys("reconcile", ("undo", "Ctrl+Z", said("Hoàn tác"))),
    *_keys("receipts", ("again", "Ctrl+Shift+P", said("In lại biên lai"))),
    *_keys("blackout", ("again", "Ctrl+Shift+P", said("In lại phiếu"))),
    *_keys(
        "shift",
        ("hand", "F6", said("Bàn giao ngăn kéo")),
        ("cash", "F7", said("Tiền ra, tiền vào ngăn kéo")),
        ("instead", "F8", said("Chốt thay")),
        ("again", "Esc", said("Đếm lại")),
        is_fixed=True,
    ),
    *_keys(
        "outbox",
        ("resend", "F5", said("Gửi lại như cũ")),
        ("correct", "F6", said("Gửi lại theo hồ sơ hôm nay")),
        ("aside", "F7", said("Để riêng")),
    ),
    *_keys(
        "home",
        ("print_all", "P", said("In hết giấy chưa in")),
        ("printed", "Y", said("Giấy đã ra")),
        ("not_printed", "N", said("Giấy chưa ra, in lại")),
        is_fixed=True,
    ),
)


class KeyMap(QObject):
    """The table with this desk's own changes. `changed` after each remapping."""

    changed = Signal()

    def __init__(
        self,
        screens: Iterable[Key] = (),
        own: Mapping[str, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._table = {key.act: key for key in (*screens, *KEYS)}
        self._own: dict[str, str] = {}
        self._followers: list[tuple[QObject, Callable[[], None]]] = []
        self._take_up(own or {})

    def _take_up(self, own: Mapping[str, str]) -> None:
        """What was kept by another version may clash with a key of this one: that one stays.

        All at once: two keys that were exchanged clash with each other's place in the table.
        """
        self._own = {act: _pressed(keys) for act, keys in own.items()}
        while lost := [act for act, keys in self._own.items() if self.clash(act, keys)]:
            # Each that goes back to the table's own key may be in another's way.
            del self._own[lost[-1]]

    @property
    def own(self) -> Mapping[str, str]:
        """What this desk changed: act → keys."""
        return dict(self._own)

    @property
    def table(self) -> tuple[Key, ...]:
        """Every act, in the order of the table."""
        return tuple(self._table.values())

    def keys(self, act: str) -> str:
        """The key of an act, as it is written on a button."""
        return self._own.get(act, self._table[act].keys)

    def words(self, act: str) -> str:
        """What an act is called, in the language of the window."""
        return self._table[act].told

    def at(self, place: str) -> tuple[Key, ...]:
        """The acts of a screen."""
        return tuple(key for key in self.table if key.place == place)

    def clash(self, act: str, keys: str) -> str:
        """The act that a key belongs to already, "?" for a key that is none, or ""."""
        if act not in self._table or self._table[act].is_fixed:
            return "?"
        wanted = _pressed(keys)
        if wanted != self._table[act].keys and not _may_act(wanted):
            return "?"
        place = self._table[act].place
        for other in self.table:
            places = {place, other.place}
            is_together = len(places) == 1 or not places.isdisjoint(_ON_EVERY_SCREEN)
            if other.act != act and is_together and self.keys(other.act) == wanted:
                return other.act
        return ""

    def remap(self, act: str, keys: str) -> None:
        """Another key for an act; "" gives it the table's own again.

        Raises InputError("key_unusable") or InputError("key_taken", words) and changes nothing.
        """
        wanted = _pressed(keys or self._table[act].keys)
        other = self.clash(act, wanted)
        if other == "?":
            raise InputError("key_unusable", field="keys", keys=keys)
        if other:
            raise InputError("key_taken", field="keys", keys=wanted, words=self._table[other].told)
        self._own.pop(act, None)
        if wanted != self._table[act].keys:
            self._own[act] = wanted
        self._tell()

    def bind(
        self,
        owner: QWidget,
        act: str,
        do: Callable[[], object],
        context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
    ) -> None:
        """While `owner` is in sight, its key does the act."""
        made = QShortcut(owner)
        made.setObjectName(act)
        made.setContext(context)
        made.activated.connect(do)
        self._follow(made, lambda: made.setKey(QKeySequence(self.keys(act))))

    def told(self, place: str, words: str) -> str:
        """Words that name keys of the table, with this desk's own in their place."""
        changed = {
            key.keys: self._own[key.act]
            for key in self.table
            if key.act in self._own and key.place in (place, *_ON_EVERY_SCREEN)
        }
        if not changed:
            return words
        longest_first = sorted(changed, key=len, reverse=True)
        named = "|".join(re.escape(keys) for keys in longest_first)
        found = re.compile(rf"(?<![\w+])(?:{named})(?![\w+])")
        return found.sub(lambda match: changed[match.group()], words)

    def adopt(self, screen: QWidget, place: str) -> None:
        """Let the keys of a screen follow the table: each of them stands in it.

        What a button says in brackets is its key, and follows too.
        """
        self._let_go()
        acts = {key.keys: key for key in self.at(place) if not key.is_fixed}
        for shortcut in screen.findChildren(QShortcut):
            if key := acts.get(shortcut.key().toString()):
                self._follow(shortcut, partial(self._show_shortcut, shortcut, key.act))
        for button in screen.findChildren(QAbstractButton):
            if key := acts.get(button.shortcut().toString()):
                self._follow(button, partial(self._show_button, button, key))

    def _show_shortcut(self, shortcut: QShortcut, act: str) -> None:
        shortcut.setKey(QKeySequence(self.keys(act)))

    def _show_button(self, button: QAbstractButton, key: Key) -> None:
        before = button.shortcut().toString()
        button.setText(button.text().replace(f"({before})", f"({self.keys(key.act)})"))
        # A button forgets its key whenever its words change.
        button.setShortcut(QKeySequence(self.keys(key.act)))

    def _follow(self, owner: QObject, show: Callable[[], None]) -> None:
        show()
        self._followers.append((owner, show))

    def _tell(self) -> None:
        self._let_go()
        for _, show in self._followers:
            show()
        self.changed.emit()

    def _let_go(self) -> None:
        """Screens come and go with who sits here."""
        self._followers = [one for one in self._followers if shiboken6.isValid(one[0])]


def _first(keys: str) -> QKeyCombination | None:
    pressed = QKeySequence(keys)
    # The stubs know no index.
    return pressed[0] if pressed.count() else None  # type: ignore[index]


def _pressed(keys: str) -> str:
    """As a key is written; Enter and digits of the digits' own block are no other keys."""
    first = _first(keys)
    return QKeySequence(first.toCombined() & ~_KEYPAD.value).toString() if first else ""


def _may_act(keys: str) -> bool:
    """Whether no field and no list has a use of its own for the key."""
    first = _first(keys)
    if first is None:
        return False
    key, held = first.key(), first.keyboardModifiers()
    if held & ~(_CONTROL | _SHIFT):
        return True
    name = QKeySequence(key).toString()
    if name in _WITHIN:
        return False
    return name not in _EDITS if held & _CONTROL else key >= _LETTERS_END
