"""What the citizen sees, beside the clerk's work and on a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import label

if TYPE_CHECKING:
    from counter_app.ports import Raster
    from ui.citizen import CitizenPage
    from ui.screens.customer_window import CustomerWindow
    from ui.widgets.citizen_view import CitizenView
    from ui.wiring import Wiring

WIDTH, POINTS = 290, 11


class CitizensColumn(QFrame):
    """As wide from the first paint on as it will be; what stands in it comes behind the door."""

    # Whether the citizen's own screen holds what it shows while the clerk looks something up.
    frozen = Signal(bool)

    def __init__(self, wiring: Wiring, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mirror")
        theme.hold(self, width=WIDTH)
        self._wiring = wiring
        self._counter_name = ""
        self._code: Raster | None = None
        self._is_frozen = False
        # Nothing but the welcome: nobody is shown anything of theirs.
        self.is_idle = True
        self._mirror: CitizenView
        self._window: CustomerWindow | None = None
        self._title = label("", "quiet")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.addWidget(self._title)
        column.addStretch(1)

    def furnish(self) -> None:
        """Show the welcome."""
        from ui.widgets.citizen_view import CitizenView

        self._mirror = CitizenView(POINTS, self)
        # It takes the place of what held the column's title up.
        self._column.takeAt(1)
        self._column.addWidget(self._mirror, 1)

    @property
    def page(self) -> CitizenPage:
        """What the citizen sees now."""
        return self._mirror.page

    @property
    def window_of_theirs(self) -> CustomerWindow:
        """The citizen's own window; there is one, shown or hidden."""
        if self._window is None:
            from ui.screens.customer_window import CustomerWindow
            from ui.widgets.drill_row import DRILL_POINTS, drill_banner

            banner = drill_banner(DRILL_POINTS) if self._wiring.drill else None
            self._window = CustomerWindow(self._wiring.citizen_screen, banner=banner)
        return self._window

    def welcome(self, counter_name: str = "") -> None:
        """Nobody is being served; the name of the counter is kept for the next time."""
        from ui.citizen import Welcome

        self._counter_name = counter_name or self._counter_name
        self.show_page(Welcome(), None)

    def show_page(self, page: CitizenPage, code: Raster | None) -> None:
        """Show it beside the work, and to the citizen unless their screen is held."""
        from ui.citizen import Welcome

        self.is_idle = isinstance(page, Welcome)
        if self.is_idle:
            page = Welcome(self._counter_name)
            # Nobody's papers stay on the screen when the next one comes, or the desk is locked.
            self._set_frozen(is_frozen=False)
        self._code = code
        self._mirror.show_page(page, code)
        if not self._is_frozen:
            self.window_of_theirs.show_page(page, code)

    def freeze(self) -> None:
        """Hold what the citizen sees while the clerk looks something up; again to go on."""
        self._set_frozen(is_frozen=not self._is_frozen)
        if not self._is_frozen:
            self.window_of_theirs.show_page(self._mirror.page, self._code)

    def reword(self) -> None:
        """What the window itself says of it, in the language that is spoken now."""
        self._title.setText(self.tr("Công dân đang thấy"))
        self.frozen.emit(self._is_frozen)
        if self._window is not None:
            self._window.reword()

    def let_go(self) -> None:
        """The counter's window closes, and the citizen's with it."""
        if self._window is not None:
            self._window.close()
            # It has no parent: the collector would end it while Qt goes through its windows. What
            # comes home late still finds it, until this column goes.
            self.destroyed.connect(self._window.deleteLater)

    def _set_frozen(self, *, is_frozen: bool) -> None:
        self._is_frozen = is_frozen
        self.frozen.emit(is_frozen)
