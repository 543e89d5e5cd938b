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
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from counter_app.domain.errors import InputError

# Works on every screen.
EVERYWHERE = ""
# What types, moves or confirms within a field or a list can do nothing else.
RESERVED = ("Return", "Enter", "Tab", "Backtab", "Space", "Up", "Down", "Left", "Right")


@dataclass(frozen=True, slots=True)
class Key:
    """One act. `place` is its screen; `is_fixed` for letters that only a list understands."""

    act: str
    keys: str
    place: str
    words: str
    is_fixed: bool = False


def _keys(place: str, *rows: tuple[str, str, str], is_fixed: bool = False) -> tuple[Key, ...]:
    part = f"{place}." if place else ""
    return tuple(Key(f"{part}{act}", keys, place, words, is_fixed) for act, keys, words in rows)


KEYS: tuple[Key, ...] = (
    *_keys(
        EVERYWHERE,
        ("help", "F1", "Vì sao bị chặn, phím nào dùng được"),
        ("search", "Ctrl+K", "Tìm mọi thứ"),
        ("freeze", "F11", "Giữ nguyên, thả màn hình công dân"),
        ("lock", "F12", "Khóa máy"),
        ("navigation", "Ctrl+F2", "Tới danh sách màn hình"),
        ("larger", "Ctrl++", "Phóng to"),
        ("smaller", "Ctrl+-", "Thu nhỏ"),
        ("theme", "Ctrl+F11", "Đổi nền sáng, tối, tương phản cao"),
        ("key_card", "Ctrl+F1", "In thẻ phím tắt"),
    ),
    *_keys(
        "intake",
        ("person", "F4", "Người nộp"),
        ("procedure", "F5", "Thủ tục"),
        ("papers", "F6", "Giấy tờ"),
        ("supplement", "F7", "Yêu cầu bổ sung"),
        ("refuse", "Shift+F7", "Từ chối tiếp nhận"),
        ("qr", "F8", "Thu bằng mã QR"),
        ("cash", "Shift+F8", "Thu tiền mặt"),
        ("finish", "F9", "Tiếp nhận và in"),
        ("next", "F10", "Người kế tiếp"),
        ("call_back", "Ctrl+F10", "Gọi lại người chờ"),
        ("back", "Esc", "Lùi một bước, không mất gì"),
        ("undo", "Ctrl+Z", "Hoàn tác"),
        ("other", "Alt+U", "Nộp thay người khác"),
        ("later", "Ctrl+L", "Phần còn lại thu sau"),
        *((f"pane_{n}", f"Ctrl+{n}", f"Mở bước {n}") for n in range(1, 6)),
        *((f"pick_{n}", f"Alt+{n}", f"Thủ tục hay dùng thứ {n}") for n in range(1, 10)),
    ),
    *_keys(
        "intake",
        ("paper_held", "Space", "Giấy tờ: có"),
        ("paper_copies", "1…9", "Giấy tờ: số bản"),
        ("paper_yes", "C", "Giấy tờ: trả lời có"),
        ("paper_no", "K", "Giấy tờ: trả lời không"),
        ("paper_failed", "X", "Giấy tờ: chưa đạt"),
        ("paper_missing", "M", "Giấy tờ: thiếu"),
        ("printed", "Y", "Giấy đã ra"),
        ("not_printed", "N", "Giấy chưa ra, in lại"),
        is_fixed=True,
    ),
    *_keys(
        "dossier",
        ("complete", "F6", "Tiếp nhận bổ sung"),
        ("digitise", "F7", "Số hóa"),
        ("take", "F8", "Thu phí"),
        ("again", "Ctrl+Shift+P", "In lại giấy đang chọn"),
        ("history", "Ctrl+H", "Diễn biến hồ sơ"),
    ),
    *_keys("dossier", ("act", "1…9", "Việc tiếp theo"), is_fixed=True),
    *_keys(
        "dossiers",
        ("procedure", "Alt+T", "Lọc theo thủ tục"),
        ("state", "Alt+N", "Lọc theo tình trạng"),
        ("back", "Esc", "Bỏ lọc"),
    ),
    *_keys(
        "digitisation",
        ("find", "F6", "Máy quét"),
        ("scan", "F7", "Quét"),
        ("sign", "F9", "Ký rồi lưu"),
        ("undo", "Ctrl+Z", "Hoàn tác"),
    ),
    *_keys(
        "digitisation",
        ("turn", "R", "Xoay trang"),
        ("left", "Alt+Left", "Chuyển trang lên trước"),
        ("right", "Alt+Right", "Chuyển trang ra sau"),
        ("drop", "Del", "Bỏ trang"),
        ("blank", "B", "Bỏ trang trắng"),
        ("split", "T", "Từ đây là giấy tờ sau"),
        is_fixed=True,
    ),
    *_keys("handover", ("go", "F9", "Bàn giao và in phiếu")),
    *_keys("register", ("save", "Ctrl+E", "Xuất Excel")),
    *_keys(
        "disclosure",
        ("cause", "F4", "Ghi nguyên nhân"),
        ("draft", "F5", "Lập dự thảo"),
        ("sign", "F7", "Ký"),
        ("back", "F8", "Trả lại"),
        ("pdf", "F9", "PDF"),
        ("xlsx", "F10", "Excel"),
    ),
    *_keys(
        "deadlines",
        ("difficulty", "F5", "Nêu vướng mắc"),
        ("solved", "F6", "Đã giải quyết"),
        ("unsolved", "F7", "Chưa giải quyết"),
    ),
    *_keys(
        "feedback",
        ("take", "F5", "Ghi nhận"),
        ("ours", "F6", "Của quầy"),
        ("other", "F7", "Cơ quan khác"),
        ("forward", "F8", "Đã chuyển"),
        ("answer", "F9", "Trình trả lời"),
        ("publish", "F10", "Công bố"),
        ("back", "Shift+F9", "Trả lại"),
        ("export", "Ctrl+E", "Xuất trả lời"),
    ),
    *_keys(
        "dialogues",
        ("plan", "F5", "Hẹn ngày"),
        ("minutes", "F6", "Lưu biên bản"),
        ("confirm", "F7", "Xác nhận"),
    ),
    *_keys("review", *((f"part_{n}", f"Ctrl+{n}", f"Mở phần {n}") for n in range(1, 4))),
    *_keys(
        "people",
        ("ask", "F6", "Trình"),
        ("agree", "F7", "Đồng ý"),
        ("decline", "F8", "Không, rút"),
        ("looked", "F9", "Ai đã xem"),
        ("signed", "F10", "Lần đăng nhập"),
    ),
    *_keys(
        "verify",
        ("begin", "F5", "Kiểm tra cả sổ"),
        ("head", "F6", "So với mã trên giấy"),
        ("city", "F7", "So với thành phố"),
        ("stop", "F8", "Dừng"),
    ),
    *_keys("kpi", ("target", "F6", "Đặt mục tiêu năm")),
    *_keys(
        "reports",
        ("xlsx", "F5", "Excel"),
        ("csv", "F6", "CSV"),
        ("pdf", "F7", "PDF"),
        ("paper", "F9", "In A4"),
    ),
    *_keys(
        "decisions",
        ("move", "F5", "Dời ngày hẹn"),
        ("keep", "F6", "Giữ ngày hẹn"),
        ("approve", "F7", "Duyệt lịch"),
        ("propose", "F8", "Trình lịch"),
        ("ours", "F9", "Theo quầy"),
        ("theirs", "F10", "Theo thành phố"),
    ),
    *_keys("catalogue", ("propose", "F6", "Đề nghị ký"), ("approve", "F7", "Duyệt bản đang chọn")),
    *_keys("accounts", ("propose", "F6", "Trình duyệt"), ("approve", "F7", "Duyệt bản đang chọn")),
    *_keys(
        "bundle",
        ("take", "F6", "Nhận tệp"),
        ("accept", "F7", "Đưa vào dùng"),
        ("decline", "F8", "Không nhận"),
    ),
    *_keys("reconcile", ("undo", "Ctrl+Z", "Hoàn tác")),
    *_keys("receipts", ("again", "Ctrl+Shift+P", "In lại biên lai")),
    *_keys("blackout", ("again", "Ctrl+Shift+P", "In lại phiếu")),
    *_keys("shift", ("cash", "F7", "Tiền ra, tiền vào ngăn kéo"), is_fixed=True),
    *_keys(
        "outbox",
        ("resend", "F5", "Gửi lại như cũ"),
        ("correct", "F6", "Gửi lại theo hồ sơ hôm nay"),
        ("aside", "F7", "Để riêng"),
    ),
    *_keys(
        "home",
        ("print_all", "P", "In hết giấy chưa in"),
        ("printed", "Y", "Giấy đã ra"),
        ("not_printed", "N", "Giấy chưa ra, in lại"),
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
        for act, keys in (own or {}).items():
            # What was kept by another version may clash with a key of this one: that one stays.
            if not self.clash(act, keys):
                self._own[act] = keys

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

    def at(self, place: str) -> tuple[Key, ...]:
        """The acts of a screen."""
        return tuple(key for key in self.table if key.place == place)

    def clash(self, act: str, keys: str) -> str:
        """The act that a key belongs to already, "?" for a key that is none, or ""."""
        wanted = QKeySequence(keys).toString()
        if act not in self._table or self._table[act].is_fixed or not wanted or wanted in RESERVED:
            return "?"
        if len(wanted) == 1:
            # A bare letter would be typed into a field.
            return "?"
        place = self._table[act].place
        for other in self.table:
            is_together = EVERYWHERE in (place, other.place) or place == other.place
            if other.act != act and is_together and self.keys(other.act) == wanted:
                return other.act
        return ""

    def remap(self, act: str, keys: str) -> None:
        """Another key for an act; "" gives it the table's own again.

        Raises InputError("key_unusable") or InputError("key_taken", words) and changes nothing.
        """
        wanted = QKeySequence(keys or self._table[act].keys).toString()
        other = self.clash(act, wanted)
        if other == "?":
            raise InputError("key_unusable", field="keys", keys=keys)
        if other:
            raise InputError("key_taken", field="keys", keys=wanted, words=self._table[other].words)
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
        made.setContext(context)
        made.activated.connect(do)
        self._follow(made, lambda: made.setKey(QKeySequence(self.keys(act))))

    def told(self, place: str, words: str) -> str:
        """Words that name keys of the table, with this desk's own in their place."""
        changed = {
            key.keys: self._own[key.act]
            for key in self.table
            if key.act in self._own and key.place in (place, EVERYWHERE)
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
