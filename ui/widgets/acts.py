"""The acts of a screen as its state lets them be: one comes next, what cannot be done is off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class Acts:
    """Buttons that are told anew whenever another line is chosen or something has changed.

    What only lacks a word that is still to be typed stays on: the act itself says which, and leads
    there.
    """

    def __init__(self, *tools: QPushButton) -> None:
        self._tools = tools

    def offer(self, off: Mapping[str, str], first: str = "") -> None:
        """`off` holds, by a button's name, why that cannot be done now; `first` is the next act."""
        for tool in self._tools:
            why = off.get(tool.objectName(), "")
            tool.setToolTip(why)
            tool.setEnabled(not why)
            _stand_out(tool, is_first=not why and tool.objectName() == first)

    def why(self) -> str:
        """For F1: each that is off, with its reason."""
        return "".join(
            f"\n{tool.text()}: {tool.toolTip()}"
            for tool in self._tools
            if tool.toolTip() and not tool.isHidden()
        )


def _stand_out(tool: QPushButton, *, is_first: bool) -> None:
    if bool(tool.property("primary")) is is_first:
        # To be dressed anew takes longer than the rest.
        return
    tool.setProperty("primary", is_first)
    tool.style().unpolish(tool)
    tool.style().polish(tool)
    holder = tool.parentWidget()
    if holder is not None and not tool.icon().isNull():
        from ui import icons

        # Drawn in the ink of the words beside it.
        icons.dress(holder)
