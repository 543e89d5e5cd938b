"""The models of receipt printers: how wide, how fine, how they cut, and what they can be asked.

An office adds its own in `printers.json` of the data folder; nothing else has to change for one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from counter_app.domain.errors import InputError
from devices.escpos.encode import FEED_LINES, STRIP_ROWS, STRIP_ROWS_MAX, CutKind

FILE_NAME = "printers.json"
# 58 mm rolls have 384 dots; nothing wider than A4 at 203 dpi is a roll.
DOTS_MIN, DOTS_MAX = 200, 1_700
_DPI = (150, 203)  # finer than 203 draws letters that a thermal head smears; none is sold for rolls
_FEED_LINES_MAX = 20
_FILE_BYTES_MAX = 65_536
_MODELS_MAX = 200


@dataclass(frozen=True, slots=True)
class PrinterModel:
    """One model. `drawer_pin` is the pin of the drawer's plug that is pulsed, 0 for no drawer.

    Without `has_graphics` the paper comes as plain text without marks; without `has_status` the
    printer's answers are not asked for, since it gives none or wrong ones.
    """

    name: str
    dots: int = 576
    dpi: int = 203
    cut: CutKind = CutKind.PARTIAL
    drawer_pin: int = 2
    strip_rows: int = STRIP_ROWS
    feed_lines: int = FEED_LINES
    has_graphics: bool = True
    has_status: bool = True

    @property
    def columns(self) -> int:
        """How many letters of its own font fit on a line."""
        return self.dots // 12


_BUILT_IN = (
    PrinterModel("generic-80"),
    PrinterModel("generic-58", dots=384, cut=CutKind.NONE),
    PrinterModel("text-80", has_graphics=False),
    PrinterModel("text-58", dots=384, cut=CutKind.NONE, has_graphics=False),
    PrinterModel("epson-tm-t20", cut=CutKind.PARTIAL),
    PrinterModel("epson-tm-t82"),
    PrinterModel("epson-tm-t88", dots=512, dpi=180),
    PrinterModel("epson-tm-l90"),
    PrinterModel("epson-tm-p80", cut=CutKind.NONE, drawer_pin=0),
    PrinterModel("citizen-ct-s651", dots=640),
    PrinterModel("sewoo-kr-306", dots=576),
    PrinterModel("netum-nt-80", strip_rows=64),
    PrinterModel("netum-nt-58", dots=384, cut=CutKind.NONE, strip_rows=64),
    PrinterModel("xprinter-80", cut=CutKind.FULL),
    PrinterModel("xprinter-58", dots=384, cut=CutKind.NONE, strip_rows=64),
    PrinterModel("star-tsp600", has_status=False),
    PrinterModel("wincor-th230", cut=CutKind.PARTIAL),
)
MODELS: Mapping[str, PrinterModel] = {model.name: model for model in _BUILT_IN}


def read_models(folder: Path) -> Mapping[str, PrinterModel]:
    """The built-in models and the office's own, which win.

    `{"counter-hall": {"dots": 576, "cut": "full"}}` names a model and what it has other than
    generic-80. Raises InputError("printer_table_broken") with the model and field in question.
    """
    path = folder / FILE_NAME
    try:
        with path.open("rb") as file:
            data = file.read(_FILE_BYTES_MAX + 1)
    except FileNotFoundError:
        return MODELS
    except OSError:
        raise _broken("") from None
    if len(data) > _FILE_BYTES_MAX:
        raise _broken("")
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        raise _broken("") from None
    if not isinstance(raw, dict) or len(raw) > _MODELS_MAX:
        raise _broken("")
    return {**MODELS, **{name: _model(name, facts) for name, facts in raw.items()}}


def model_named(name: str, dots: int, folder: Path) -> PrinterModel:
    """A model of the table; without a name, one of so many dots.

    Raises InputError("printer_model_unknown"), ("printer_table_broken") or
    ("printer_dots_out_of_range").
    """
    if not name:
        return of_dots(dots)
    found = read_models(folder).get(name)
    if found is None:
        raise InputError("printer_model_unknown", field="printer_model", model=name[:40])
    return found


def of_dots(dots: int) -> PrinterModel:
    """The common printer of a width; raises InputError("printer_dots_out_of_range")."""
    if not DOTS_MIN <= dots <= DOTS_MAX:
        raise InputError("printer_dots_out_of_range", field="printer_dots", dots=dots)
    return PrinterModel("", dots=dots)


_KINDS = {field.name: field.type for field in fields(PrinterModel) if field.name != "name"}


def _model(name: str, facts: Any) -> PrinterModel:
    if not name or len(name) > 40 or not name.isprintable() or not isinstance(facts, dict):
        raise _broken(name)
    for key, value in facts.items():
        wanted = {"bool": bool, "int": int}.get(str(_KINDS.get(key)), str)
        if key not in _KINDS or type(value) is not wanted:
            raise _broken(name, key)
    if "cut" in facts:
        try:
            facts = {**facts, "cut": CutKind(facts["cut"])}
        except ValueError:
            raise _broken(name, "cut") from None
    model = PrinterModel(name, **facts)
    for key, is_right in (
        ("dots", DOTS_MIN <= model.dots <= DOTS_MAX),
        ("dpi", _DPI[0] <= model.dpi <= _DPI[1]),
        ("drawer_pin", model.drawer_pin in (0, 2, 5)),
        ("strip_rows", 1 <= model.strip_rows <= STRIP_ROWS_MAX),
        ("feed_lines", 0 <= model.feed_lines <= _FEED_LINES_MAX),
    ):
        if not is_right:
            raise _broken(name, key)
    return model


def _broken(model: str, key: str = "") -> InputError:
    return InputError(
        "printer_table_broken", field="printer_model", model=model[:40] or "–", key=key[:40] or "–"
    )
