"""Looks at a window as it is drawn: what is cut, what is faint, what hangs on colour alone.

Each function gives its findings as sentences; an empty list is a window that a clerk can read.
They know no screen, so a new one falls under them as it is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from PIL import Image
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
    QTableWidget,
    QWidget,
)

from ui import theme
from ui.widgets.labels import Line
from ui.widgets.wrapped import Wrapped

SLACK_DOTS = 1
# What the style sheet leaves free on both sides of an item's words.
ITEM_MARGIN = 16
# The line beside a chosen item, and the arrow of a box: neither is a letter.
ITEM_LINE, ARROW = 5, 26
COLOURS_MAX = 1 << 12
# A mark and its words.
STATES = re.compile("[●▲■✓○]( \\S+){1,4}")
# A sum, a day, a code: half of it says something else, or nothing.
NUMBERS = re.compile("[^a-zà-ỹ]*\\d[^a-zà-ỹ]*(\u00a0đ)?")


def name_of(widget: QWidget) -> str:
    """How a finding names a widget."""
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) else ""
    place, holder = widget.objectName() or widget.accessibleName(), widget.parentWidget()
    while not place and holder is not None:
        place = f"in {holder.objectName()}" if holder.objectName() else ""
        holder = holder.parentWidget()
    return f"{type(widget).__name__} {place} “{words[:60]}”"


def shown(root: QWidget, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """The widgets of a kind that are to be seen."""
    # What lies behind an overlay is neither read nor worked while that is there.
    over = [one for one in root.findChildren(QFrame) if one.property("overlay") and one.isVisible()]
    for widget in (over[-1] if over else root).findChildren(kind):
        if widget.isVisible() and widget.window() is root:
            yield widget


# --- cut ---------------------------------------------------------------------------------------


def clipped(root: QWidget) -> list[str]:
    """Every text that has not the room it needs."""
    return [
        f"{name_of(widget)}: {why}"
        for widget in shown(root)
        if (why := _hidden(widget, root) or _short(widget))
    ]


def _hidden(widget: QWidget, root: QWidget) -> str:
    """What lies outside of what holds it, unless it can be scrolled to."""
    if not _text(widget):
        return ""
    rect = QRect(QPoint(0, 0), widget.size())
    while widget is not root:
        parent = widget.parentWidget()
        if parent is None:
            return ""
        rect.translate(widget.pos())
        scrolls = parent.parentWidget()
        if isinstance(scrolls, QAbstractScrollArea) and scrolls.viewport() is parent:
            return ""
        if not parent.rect().contains(rect):
            return f"{rect} lies outside of {parent.objectName()} {parent.rect()}"
        widget = parent
    return ""


def out_of_sight(root: QWidget) -> list[str]:
    """What is typed in or pressed next, where it lies beyond the edge of the page it is on."""
    field: QWidget | None = root.focusWidget()
    if field is None or not field.isVisible():
        return []
    page: QWidget | None = field.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    if page is None:
        return []
    room = page.viewport().rect()
    part = QRect(QPoint(0, 0), field.size())
    if isinstance(field, QAbstractItemView) and part.height() > room.height():
        part = field.visualRect(field.currentIndex()).translated(field.viewport().pos())
    part.moveTo(field.mapTo(page.viewport(), part.topLeft()))
    high = min(part.height(), room.height())
    why = _less((part & room).height(), high, "in sight")
    return [f"{name_of(field)}, which has the focus: {why}"] if why else []


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return ""


def _short(widget: QWidget) -> str:
    match widget:
        case Line():
            needed = widget.fontMetrics().height()
            return _less(widget.contentsRect().height(), needed, "high")
        case QLabel():
            return _short_label(widget) if widget.text() else ""
        case QComboBox():
            needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
            return _less(_room(widget), needed, "wide")
        case QAbstractButton():
            hint = widget.sizeHint()
            return _less(widget.width(), hint.width(), "wide") or _less(
                widget.height(), hint.height(), "high"
            )
        case QLineEdit() if not isinstance(widget.parent(), (QAbstractSpinBox, QComboBox)):
            needed = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            # Much enlarged, a hint may end in "…", as long as its tip says it whole.
            may_end = theme.look().scale > 100 and widget.toolTip() == widget.placeholderText()
            is_shown = not widget.text() and not may_end
            room = widget.width() - theme.px(20) if is_shown else needed
            return _less(room, needed, "wide") or _less(
                widget.height(), widget.sizeHint().height(), "high"
            )
        case QAbstractSpinBox():
            return _less(widget.height(), widget.sizeHint().height(), "high")
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            for section in range(widget.count()):
                has, needs = widget.sectionSize(section), widget.sectionSizeHint(section)
                if not widget.isSectionHidden(section) and has < needs:
                    title = widget.model().headerData(section, widget.orientation())
                    return f"heading “{title}” has {has} dots of {needs}"
            return ""
        case QAbstractItemView():
            return _short_items(widget)
    return ""


def _room(box: QComboBox) -> int:
    """Dots that the style leaves for the words of a box, between its edge and its arrow."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(control, option, field, box).width()


def _short_label(made: QLabel) -> str:
    metrics, room = made.fontMetrics(), made.contentsRect()
    margin = 2 * made.margin()
    if not made.wordWrap():
        return _less(made.width(), made.sizeHint().width(), "wide") or _less(
            made.height(), made.sizeHint().height(), "high"
        )
    longest = max(re.split("[\\s\u200b]+", made.text()), key=metrics.horizontalAdvance, default="")
    return _less(room.width() - margin, metrics.horizontalAdvance(longest), "wide") or _less(
        made.height(), made.heightForWidth(made.width()), "high"
    )


def _high(view: QAbstractItemView, index: QModelIndex) -> int:
    """Dots that a line needs, by a delegate that remembers no line from before."""
    delegate = view.itemDelegate()
    if not isinstance(delegate, Wrapped):
        return view.sizeHintForIndex(index).height()
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = QRect(0, 0, view.visualRect(index).width(), view.viewport().height())
    return Wrapped().sizeHint(option, index).height()


def _short_items(view: QAbstractItemView) -> str:
    model = view.model()
    for row in range(min(model.rowCount(), 40)):
        for column in range(_columns(view)):
            index = model.index(row, column)
            text = index.data()
            if not text:
                continue
            rect = view.visualRect(index)
            if rect.isEmpty():
                continue
            # Much enlarged it may be read in parts, where it scrolls by less than a row.
            by_rows = view.verticalScrollMode() is QAbstractItemView.ScrollMode.ScrollPerItem
            room = view.viewport().height()
            if rect.height() > room + SLACK_DOTS and (by_rows or theme.look().scale == 100):
                return f"item “{str(text)[:40]}” is {rect.height()} dots high in {room}"
            is_wrapped = isinstance(view, (QListWidget, QTableWidget)) and view.wordWrap()
            high = _high(view, index) if is_wrapped else view.fontMetrics().height()
            if rect.height() + SLACK_DOTS < high:
                return f"item “{str(text)[:40]}” is {rect.height()} dots high of {high}"
            if is_wrapped:
                parts = re.split("[\\s\u200b]+", str(text))
                longest = max(parts, key=view.fontMetrics().horizontalAdvance)
                needed = view.fontMetrics().horizontalAdvance(longest) + theme.px(ITEM_MARGIN)
                wide = min(rect.width(), view.viewport().width())
                if wide < needed:
                    return f"“{longest}” has {wide} dots of {needed}"
            needed = view.sizeHintForIndex(index).width()
            is_cut = not is_wrapped and rect.width() + SLACK_DOTS < needed
            if is_cut and index.data(Qt.ItemDataRole.ToolTipRole) != text:
                return f"item “{str(text)[:40]}” is cut and has no tip"
            if is_cut and STATES.fullmatch(str(text)):
                return f"state “{text}” has {rect.width()} dots of {needed}"
            # Much enlarged, its tip says it whole.
            if is_cut and theme.look().scale == 100 and NUMBERS.fullmatch(str(text)):
                return f"“{text}” has {rect.width()} dots of {needed}"
    return ""


def _columns(view: QAbstractItemView) -> int:
    return view.model().columnCount() if isinstance(view, QTableView) else 1


def _less(has: int, needs: int, way: str) -> str:
    return f"{has} dots {way} of {needs}" if has + SLACK_DOTS < needs else ""


# --- faint -------------------------------------------------------------------------------------


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The ratio of two colours as WCAG 2 has it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[int, ...]:
    """#rrggbb as three numbers."""
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@cache
def _luminance(colour: tuple[int, ...]) -> float:
    parts = [part / 255 for part in colour]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def picture(root: QWidget) -> Image.Image:
    """The window as it is drawn."""
    image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    return Image.frombytes(
        "RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine()
    )


def faint(root: QWidget, drawn: Image.Image, least: float = 4.5) -> list[str]:
    """Every text whose letters, as drawn, stand out less than `least` from what is round them."""
    found = []
    for name, words, box in _written(root):
        edges = (box.left(), box.top(), box.left() + box.width(), box.top() + box.height())
        inks = colours(drawn.crop(edges))
        ground = max(inks)[1]
        best = max(contrast(ground, colour) for _, colour in inks)
        # The lines of a lone sign are too thin to be drawn in their full colour.
        if best < (least if len(words) > 1 else min(least, 4.5)):
            found.append(f"{name}: {best:.1f} on {ground}")
        # In grey the ratio is the same, since it knows lightness alone.
        seen = without_green(ground)
        best = max(contrast(seen, without_green(colour)) for _, colour in inks)
        if best < 4.5:
            found.append(f"{name}: {best:.1f} on {seen} without green cones")
    return found


def _written(root: QWidget) -> Iterator[tuple[str, str, QRect]]:
    """How a finding names a text, its words, and where in the window they stand."""
    for widget in shown(root):
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            places = _items_written(widget)
        else:
            places = _text_written(widget)
        for name, words, box in places:
            if box.width() > 1 and box.height() > 1:
                yield name, words, box.translated(widget.mapTo(root, QPoint(0, 0)))


def _text_written(widget: QWidget) -> Iterator[tuple[str, str, QRect]]:
    words = _text(widget).strip()
    if not words:
        return
    region = widget.visibleRegion().boundingRect()
    # What is scrolled away to a sliver is read once it is scrolled to.
    if region.width() < widget.width() // 2 or region.height() < widget.height() // 2:
        return
    inside = 0 if isinstance(widget, QLabel) else 3
    arrow = theme.px(ARROW) if isinstance(widget, QComboBox) else 0
    box = region.adjusted(inside, inside, -inside - arrow, -inside)
    yield name_of(widget), words, box


def _items_written(view: QAbstractItemView) -> Iterator[tuple[str, str, QRect]]:
    """What stands in a list or a table, without the line beside the chosen one."""
    place, beside = view.viewport(), theme.px(ITEM_LINE)
    in_sight = place.visibleRegion().boundingRect()
    for row in range(view.model().rowCount()):
        for column in range(_columns(view)):
            index = view.model().index(row, column)
            words, rect = str(index.data() or "").strip(), view.visualRect(index)
            seen = rect & in_sight
            # Of a row that is half in sight the words may be in the other half.
            if words and seen.height() == rect.height():
                box = seen.adjusted(beside, 2, -2, -2).translated(place.pos())
                yield f"{name_of(view)} item “{words[:40]}”", words, box


def colours(part: Image.Image) -> list[tuple[int, tuple[int, ...]]]:
    """How often each colour comes; of a photograph the 256 that stand for all."""
    found = part.getcolors(COLOURS_MAX) or part.quantize(256).convert("RGB").getcolors() or []
    return [(count, colour) for count, colour in found if isinstance(colour, tuple)]


# --- by shape, word and colour -----------------------------------------------------------------


def colour_alone(root: QWidget) -> list[str]:
    """Every label that is coloured as a state and says it by no shape, or by no word."""
    found = []
    for made in shown(root, QLabel):
        assert isinstance(made, QLabel)
        state, text = made.property("state"), made.text().strip()
        if not state or not text:
            continue
        if not any(mark in text for mark in theme.STATES.values()):
            found.append(f"{name_of(made)}: {state} without its shape")
        elif len(text) == 1 and not made.accessibleName():
            found.append(f"{name_of(made)}: {state} without a word")
    return found


def sideways(root: QWidget) -> list[str]:
    """What has to be moved to the right to be read."""
    return [
        f"{name_of(area)} is {beyond} dots wider than its place"
        for area in shown(root, QAbstractScrollArea)
        if isinstance(area, QAbstractScrollArea)
        and (beyond := area.horizontalScrollBar().maximum())
        # What wraps its lines has no bar, and is looked at word by word.
        and area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    ]


def wordless(root: QWidget) -> list[str]:
    """Every button whose icon has no words beside it."""
    return [
        f"{name_of(made)}: an icon without words"
        for made in shown(root, QAbstractButton)
        if isinstance(made, QAbstractButton) and not made.icon().isNull() and not made.text()
    ]


# What an eye without its green cones makes of linear light (Machado, Oliveira, Fernandes 2009).
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)


@cache
def without_green(colour: tuple[int, ...]) -> tuple[int, ...]:
    """A colour as a deuteranope sees it."""
    parts = [part / 255 for part in colour]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    seen = []
    for row in DEUTERANOPIA:
        light = min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True))))
        bent = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
        seen.append(round(bent * 255))
    return tuple(seen)


def unlike(one: Image.Image, other: Image.Image) -> float:
    """What part of the ink of two small pictures lies elsewhere in the other, in grey."""
    inks = [
        {at for at, grey in enumerate(picture.convert("L").tobytes()) if grey < 128}
        for picture in (one, other)
    ]
    return len(inks[0] ^ inks[1]) / max(1, len(inks[0] | inks[1]))


# --- left in the other language ------------------------------------------------------------------

VIETNAMESE = re.compile("[À-ÖØ-öø-ỹ]")
# Names, and the money of the country.
OF_NO_LANGUAGE = re.compile("Quầy Một Cửa|Tiếng Việt|đồng|\\bđ\\b|QĐ-TTg")


def untranslated(root: QWidget) -> list[str]:
    """What an English window still says in Vietnamese; what it holds is not its own."""
    return [
        f"{name_of(widget)}: “{words}” is not English"
        for widget in shown(root)
        for words in _own_words(widget)
        if VIETNAMESE.search(OF_NO_LANGUAGE.sub("", words))
    ]


def _own_words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, CONTROLS):
        yield widget.accessibleName()
    if isinstance(widget, QHeaderView) and widget.orientation() is Qt.Orientation.Horizontal:
        for section in range(widget.count()):
            yield str(widget.model().headerData(section, widget.orientation()) or "")


# --- for who does not see it, or has no mouse --------------------------------------------------

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QPlainTextEdit,
    QScrollArea,
)
ROW_DOTS = 12


def controls(root: QWidget) -> list[QWidget]:
    """What can be worked now, without the parts that a control is made of."""
    return [widget for widget in shown(root) if widget.isEnabled() and is_control(widget)]


def is_control(widget: QWidget) -> bool:
    """Whatever takes the Tab key, and what is there to be worked although it does not."""
    holder = widget.parent()
    is_part = (
        isinstance(widget, QHeaderView)
        or isinstance(holder, (QAbstractSpinBox, QComboBox))
        or widget.focusProxy() is not None
        # The list that a combo box opens, and the square above a table's row heads.
        or (holder is not None and holder.inherits("QComboBoxPrivateContainer"))
        or widget.inherits("QTableCornerButton")
    )
    # A page that does not take the focus only holds what does.
    is_worked = isinstance(widget, CONTROLS) and not isinstance(widget, QScrollArea)
    return not is_part and (is_worked or takes_tab(widget))


def named_controls(root: QWidget) -> dict[str, bool]:
    """Each control that has a name of its own, and whether it is to be seen."""
    visible = set(shown(root))
    return {
        f"{type(one).__name__} {one.objectName()}": one in visible
        for one in root.findChildren(QWidget)
        if one.objectName() and not one.objectName().startswith("qt_") and is_control(one)
    }


def takes_tab(widget: QWidget) -> bool:
    """Whether the Tab key may stop here."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def called(widget: QWidget) -> str:
    """Its name on every system: Linux calls a combo box by its choice, and Windows does not."""
    name = widget.accessibleName()
    if not name and isinstance(widget, QAbstractButton):
        name = widget.text()
    if not name:
        labels = widget.window().findChildren(QLabel)
        name = next((one.text() for one in labels if one.buddy() is widget), "")
    return name.strip()


def nameless(root: QWidget) -> list[str]:
    """Every control that a screen reader could not call by a name, or say what it is.

    Of those that are there and not shown now too: another state shows them. A button's words come
    with what it is for.
    """
    QAccessible.setActive(True)
    found = []
    for widget in root.findChildren(QWidget):
        is_to_come = isinstance(widget, QAbstractButton) and not widget.isVisible()
        if not is_control(widget) or is_to_come or widget.window() is not root:
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        # What scrolls a picture is a client area to Qt, and to who hears it.
        no_roles = [QAccessible.Role.NoRole]
        if not isinstance(widget, QScrollArea):
            no_roles.append(QAccessible.Role.Client)
        if told.role() in no_roles:
            found.append(f"{name_of(widget)} {type(widget).__name__}: no role")
        elif not called(widget) or not told.text(QAccessible.Text.Name).strip():
            found.append(f"{name_of(widget)} {type(widget).__name__}: no name")
    return found


def tab_order(root: QWidget) -> list[QWidget]:
    """Where the Tab key goes, once round."""
    start, seen = root.nextInFocusChain(), set(shown(root))
    found, widget = [], start
    # PySide takes a widget for the holder of the one before it. Where nothing else holds them, the
    # parts of a table then lie in a cycle alone, and the collector ends them while it draws them:
    # the window holds them, once for each time round.
    held = root.__dict__.setdefault("held_for_tab_order", [])
    while widget is not None:
        if (
            takes_tab(widget)
            and widget.focusProxy() is None
            and widget in seen
            and widget.isEnabled()
            and widget.window() is root
        ):
            found.append(widget)
        held.append(widget)
        widget = widget.nextInFocusChain()
        if widget is start:
            break
    return found


def unreachable(root: QWidget) -> list[str]:
    """Every control that the Tab key never comes to, alone or as one of a list of buttons."""
    stops = tab_order(root)
    groups = {one.property("group") for one in stops if one.property("group")}
    return [
        f"{name_of(one)}: no Tab stop"
        for one in controls(root)
        if one not in stops and one.property("group") not in groups
    ]


def astray(root: QWidget) -> list[str]:
    """Every step of the Tab key that goes up again within a column, or back within a row."""
    found = []
    stops = [one for one in tab_order(root) if not one.property("group")]
    for one, following in itertools.pairwise(stops):
        place, next_place = (
            QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()) for widget in (one, following)
        )
        is_row = (
            next_place.top() < place.bottom() - ROW_DOTS
            and place.top() < next_place.bottom() - ROW_DOTS
        )
        goes_back = is_row and next_place.right() <= place.left()
        is_above = next_place.bottom() <= place.top() + ROW_DOTS
        goes_up = is_above and next_place.left() < place.right()
        if goes_back or goes_up:
            found.append(f"Tab goes from {name_of(one)} back to {name_of(following)}")
    return found
