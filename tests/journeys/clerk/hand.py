"""Takes dossiers by key events alone and counts every press; the scanner's burst is none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QSpinBox,
    QTableWidget,
    QWidget,
)

from counter_app.domain.channel import Channel
from counter_app.domain.money import ZERO, Money
from counter_app.domain.text import fold
from tests.journeys.clerk.desk import PIN, Bank
from tests.journeys.clerk.keyboard import ALT, CONTROL, SHIFT, Keyboard, all_of
from tests.journeys.clerk.queue import Guest, Trait, Way
from tests.ui.conftest import Window
from ui.citizen import Pay

# What the clerk writes for those who do not stand here; nobody is called so.
OWNER = ("Lê Thị Mẫu Hoa", "001160012345", "Số 9 Tràng Thi, Hà Nội", "0900000003", "mẹ đẻ")
MEMBERS = "Trần Thị Mẫu Lan; vợ; 1999; 001199012345\nLê Mẫu Tâm; con; 02/09/2015"
REASON, CLAUSE = "Không thuộc thẩm quyền của phường", "Điều 5 Nghị định 123/2015/NĐ-CP"
COUNTED_MOST = 9
# The mark of a paper that nobody has said anything of.
UNSEEN = "○"
# Of what need not be answered.
YES_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Taken:
    """One visit: who came, how many presses it took, and the steps they belonged to."""

    guest: Guest
    presses: int
    steps: tuple[tuple[str, int], ...]
    was_free: bool = False

    @property
    def is_the_short_way(self) -> bool:
        """See `Guest`; where nothing is owed nothing is paid by QR."""
        return self.guest.is_the_short_way and not self.was_free


class Clerk(Keyboard):
    """Looks at labels, presses keys; calls no command, and no widget's own method."""

    def __init__(self, window: Window, bank: Bank) -> None:
        super().__init__(window)
        self._bank = bank
        # Fees that were taken in notes, as the screen told them.
        self.cash = ZERO
        self._was_free = False

    def begin(self) -> None:
        """Sign in and open the first form."""
        window = self._window
        window.until(lambda: window.items("people").count() == 3)
        self._keep_pace()
        window.type(PIN)
        window.key(Qt.Key.Key_Return)
        window.until(lambda: window.focus() == "home_next")
        window.new_dossier()

    def take(self, guest: Guest) -> Taken:
        """From the card to the slip, then on to the next form."""
        try:
            return self._take(guest)
        except AssertionError as error:
            error.add_note(f"{self._step} of {guest}")
            raise

    def _take(self, guest: Guest) -> Taken:
        window = self._window
        self._presses = Counter()
        self._was_free = False
        window.until(lambda: window.focus() == "full_name")
        self._person(guest)
        first, *others = guest.procedures
        self._procedure(first, guest)
        if guest.trait is Trait.REFUSED:
            self._refuse()
        else:
            self._receive(guest, others)
        steps = tuple(self._presses.items())
        taken = Taken(guest, self._presses.total(), steps, self._was_free)
        self._press(Qt.Key.Key_Return)
        return taken

    def _receive(self, guest: Guest, others: list[str]) -> None:
        window = self._window
        if guest.trait is Trait.PARKED:
            self._park()
        if guest.trait in (Trait.LACKS, Trait.BROUGHT):
            self._ask_for_papers()
            if guest.trait is Trait.LACKS:
                return
            self._bring()
        if guest.trait is Trait.OTHER_TERM:
            self._take_other_term()
        self._papers(guest)
        for code in others:
            self._step = "several"
            self._press(Qt.Key.Key_G, CONTROL)
            window.until(lambda: window.focus() == "procedure_search")
            self._procedure(code, guest)
            self._papers(guest)
        if guest.copies > 1:
            self._step = "several"
            self._press(Qt.Key.Key_B, ALT)
            window.until(lambda: window.focus() == "copies")
            self._type(str(guest.copies))
            self._press(Qt.Key.Key_Return)
            window.until(lambda: f"{guest.copies} hồ sơ" in window.text("group_line"))
        self._pay(guest)
        self._finish()
        window.until(lambda: bool(window.text("done_print")))

    # --- the steps -----------------------------------------------------------------------------

    def _person(self, guest: Guest) -> None:
        self._step = "person"
        window = self._window
        window.scan_keys(guest.card)
        window.until(lambda: window.focus() == "phone")
        if guest.is_returning:
            window.until(lambda: bool(window.edit("phone").text()))
        else:
            self._type(guest.phone)
        if guest.trait is Trait.STANDS_IN:
            self._press(Qt.Key.Key_U, ALT)
            fields = ("owner_name", "owner_id", "owner_residence", "owner_phone", "owner_paper")
            for name, words in zip(fields, OWNER, strict=True):
                self._tab_to(name)
                self._type(words)
        if guest.trait is Trait.HOUSEHOLD:
            self._press(Qt.Key.Key_H, ALT)
            window.until(lambda: window.focus() == "household")
            self._type(MEMBERS)
            self._tab_to("phone")
        self._press(Qt.Key.Key_Return)
        window.until(lambda: window.focus() == "procedure_search")

    def _procedure(self, code: str, guest: Guest) -> None:
        """Alt and a digit for what is used most; initials until it is among those."""
        self._step = "procedure"
        window, listed = self._window, self._window.items("procedure_list")
        window.until(lambda: window.shell.counter.is_idle and listed.count() > 9)
        if guest.channel is not Channel.COUNTER:
            self._press(Qt.Key.Key_Tab)
            self._press(Qt.Key.Key_Down)
            self._press(Qt.Key.Key_Tab, SHIFT)
        own = next(line.text() for line in all_of(listed) if code in line.text())
        letters = iter(word[0] for word in fold(own.split(code)[1]).split())
        while (at := self._near(code, listed)) is None:
            self._type(next(letters))
            window.rest(60)
            window.until(lambda: window.shell.counter.is_idle)
        self._press(Qt.Key(Qt.Key.Key_1 + at), ALT)
        window.until(lambda: window.focus() == "papers")

    def _near(self, code: str, listed: QListWidget) -> int | None:
        """Its place among those that a digit takes."""
        near = [at for at, line in enumerate(all_of(listed)[:9]) if code in line.text()]
        return near[0] if near else None

    def _papers(self, guest: Guest) -> None:
        self._step = "papers"
        window = self._window
        self._press(Qt.Key.Key_A)
        if guest.trait is Trait.UNDONE:
            self._press(Qt.Key.Key_Z, CONTROL)
            self._press(Qt.Key.Key_A)
        if guest.trait is Trait.CAREFUL:
            self._settle(guest)
        self._press(Qt.Key.Key_Return)
        window.until(lambda: window.text("fee_total") not in ("", "–"))
        self._fee(guest)

    def _settle(self, guest: Guest) -> None:
        """Every paper that may be needed: it is not, it is here, or two of it are."""
        table = self._window.shell.findChild(QTableWidget, "papers")
        assert table is not None
        for row in range(table.rowCount()):
            mark = table.item(row, 0)
            assert mark is not None
            keys = [*guest.chance.sample("k 2dt", 5), "k"]
            while mark.text() == UNSEEN and keys:
                while table.currentRow() != row:
                    down = table.currentRow() < row
                    self._press(Qt.Key.Key_Down if down else Qt.Key.Key_Up)
                self._type(keys.pop(0))
            assert mark.text() != UNSEEN

    def _fee(self, guest: Guest) -> None:
        """What the bill asks, what more is wanted, and who is let off."""
        self._step = "fee"
        window = self._window
        window.until(lambda: window.shell.counter.is_idle)
        while window.text("fee_total") == "?":
            self._answer(str(guest.chance.randint(1, len(_questions(window)))))
        if _questions(window) and guest.chance.random() < YES_SHARE:
            self._answer(" ")
        for unit in [
            one.objectName()
            for one in window.shell.findChildren(QSpinBox)
            if one.isVisible() and one.objectName().startswith("quantity_")
        ]:
            # What is counted has a signed fee at the counter alone.
            if guest.channel is Channel.COUNTER and guest.chance.random() < 0.5:
                self._tab_to(unit)
                self._type(str(guest.chance.randint(1, COUNTED_MOST)))
        if guest.trait is Trait.LET_OFF:
            for name in ("exemption", "proof"):
                self._tab_to(name)
                self._press(Qt.Key.Key_Down)
                box = window.shell.findChild(QComboBox, name)
                assert box is not None
                assert box.currentData()
        window.until(lambda: window.shell.counter.is_idle)
        window.until(lambda: window.text("fee_total") not in ("", "?", "–"))

    def _answer(self, key: str) -> None:
        """Yes to one of the questions on the bill."""
        window, lines = self._window, self._window.items("fee_lines")
        before = [line.text() for line in all_of(lines)]
        self._tab_to("fee_lines")
        self._type(key)
        window.until(lambda: [line.text() for line in all_of(lines)] != before)
        window.until(lambda: window.shell.counter.is_idle)

    def _pay(self, guest: Guest) -> None:
        self._step = "fee"
        window = self._window
        window.until(lambda: window.shell.counter.is_idle)
        total = Money.parse(window.text("fee_total").replace("\u00a0", " "))
        self._was_free = not total
        if self._was_free:
            return
        if guest.way is Way.CASH:
            self._press(Qt.Key.Key_F8, SHIFT)
            window.until(lambda: window.focus() == "tendered")
            while "Trả lại" not in window.text("change"):
                self._type("Q")
            self.cash += total
            return
        if guest.way is Way.TRANSFER:
            self._tab_to("fee_lines")
            self._type("3")
            window.until(lambda: bool(window.text("transfer_text")))
            return
        self._press(Qt.Key.Key_F8)
        window.until(lambda: "chờ" in window.text("qr_state").lower())
        window.until(lambda: isinstance(window.shell.citizen_page, Pay))
        if guest.way is Way.QR_AT_ONCE:
            page = window.shell.citizen_page
            assert isinstance(page, Pay)
            self._bank.pay(page.payload)
            window.until(lambda: "✓" in window.text("qr_state"))

    def _finish(self) -> None:
        self._step = "finish"
        window = self._window
        self._press(Qt.Key.Key_F9)
        window.until(lambda: window.text("done_headline").startswith("✓"))

    # --- what is out of the ordinary -------------------------------------------------------------

    def _park(self) -> None:
        """Somebody else steps up, and goes again."""
        self._step = "parked"
        window = self._window
        self._press(Qt.Key.Key_F10)
        window.until(lambda: window.focus() == "full_name")
        self._press(Qt.Key.Key_F10, CONTROL)
        window.until(lambda: window.focus() == "papers")

    def _take_other_term(self) -> None:
        """The case that another term holds for."""
        self._step = "term"
        window = self._window
        window.until(lambda: bool(window.text("summary_5")))
        usual = window.text("summary_5")
        self._press(Qt.Key.Key_2, CONTROL)
        self._tab_to("case")
        self._press(Qt.Key.Key_End)
        window.until(lambda: window.text("summary_5") != usual)
        self._press(Qt.Key.Key_3, CONTROL)
        window.until(lambda: window.focus() == "papers")

    def _ask_for_papers(self) -> None:
        self._step = "papers"
        window = self._window
        self._press(Qt.Key.Key_F7)
        window.until(lambda: "bổ sung" in window.text("done_headline"))
        window.until(lambda: bool(window.text("done_print")))

    def _bring(self) -> None:
        """The papers were in the bag after all: found by the slip's code, and gone on with."""
        self._step = "brings"
        window = self._window
        code = window.text("done_headline").split()[-1]
        self._press(Qt.Key.Key_F3)
        window.until(lambda: window.focus() == "dossier_search")
        window.scan_keys(code)
        window.until(lambda: window.text("dossier_title") == code)
        goes_on = window.shell.findChild(QWidget, "complete")
        assert goes_on is not None
        window.until(goes_on.isVisible)
        self._press(Qt.Key.Key_F6)
        window.until(lambda: window.focus() == "papers")

    def _refuse(self) -> None:
        self._step = "refusal"
        window = self._window
        self._press(Qt.Key.Key_F7, SHIFT)
        window.until(lambda: window.focus() == "refusal_reason")
        self._type(REASON)
        self._press(Qt.Key.Key_Return)
        self._type(CLAUSE)
        self._press(Qt.Key.Key_Return)
        window.until(lambda: bool(window.text("done_print")))


def _questions(window: Window) -> list[str]:
    texts = (line.text() for line in all_of(window.items("fee_lines")))
    return [text for text in texts if "  ?  " in text]
