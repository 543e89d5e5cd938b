"""Strict reading of one catalogue record: a value of the right kind, or a named refusal."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.text import has_broken_letters

TEXT_LENGTH_MAX = 8_000
ROWS_MAX = 500
AMOUNT_MAX = 10**12


class Row:
    """One mapping of a record, which knows where it stands (`path`) and whose it is (`row`).

    Every reader raises InputError("catalogue_row_wrong", field=<path>, row=…, reason=…).
    """

    def __init__(self, record: object, row: str, path: str = "") -> None:
        self._row = row
        self._path = path
        if not isinstance(record, Mapping):
            raise self.refusal("not_a_record")
        self._record: Mapping[str, object] = record

    def refusal(self, reason: str, key: str | None = None) -> InputError:
        """The error to raise for `key` of this row, or for the whole row."""
        field = self._at(key) if key else self._path or None
        return InputError("catalogue_row_wrong", field=field, row=self._row, reason=reason)

    def text(self, key: str) -> str:
        """Text that must be there; NFC, trimmed."""
        found = self.text_or_none(key)
        if found is None:
            raise self.refusal("text_missing", key)
        return found

    def text_or_none(self, key: str) -> str | None:
        """Text, or None where the record has null, nothing or only blanks."""
        value = self._record.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.refusal("not_text", key)
        return self._clean(value, key) or None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent is empty."""
        cleaned = []
        for value in self._list(key):
            if not isinstance(value, str):
                raise self.refusal("not_text", key)
            cleaned.append(self._clean(value, key))
        return tuple(text for text in cleaned if text)

    def raw(self, key: str) -> object:
        """The value as it came, for a reader of its own."""
        return self._record.get(key)

    def whole(self, key: str, *, most: int) -> int:
        """A whole number from 0 to `most`."""
        value = self._record.get(key)
        if type(value) is not int:
            raise self.refusal("not_a_whole_number", key)
        if not 0 <= value <= most:
            raise self.refusal("number_out_of_range", key)
        return value

    def whole_or_none(self, key: str, *, most: int) -> int | None:
        """A whole number, or None where the record has null or nothing."""
        return None if self._record.get(key) is None else self.whole(key, most=most)

    def money_or_none(self, key: str) -> Money | None:
        """Whole đồng, or None where the record has null: not found, so not to be charged."""
        dong = self.whole_or_none(key, most=AMOUNT_MAX)
        return None if dong is None else Money(dong)

    def per_million(self, key: str) -> int:
        """A rate such as 0.0015 as parts of a million (1500); anything finer is refused.

        A JSON reader should hand a Decimal; a float is taken at its shortest spelling.
        """
        value = self._record.get(key)
        if type(value) is int or isinstance(value, (Decimal, float)):
            rate = Decimal(str(value))
            if rate.is_finite() and 0 <= rate <= 1 and rate * 1_000_000 % 1 == 0:
                return int(rate * 1_000_000)
        raise self.refusal("not_a_rate", key)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """True or false; null or absent is `default` where one is given."""
        value = self._record.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, bool):
            raise self.refusal("not_true_or_false", key)
        return value

    def day_or_none(self, key: str) -> date | None:
        """A date written YYYY-MM-DD, or None."""
        text = self.text_or_none(key)
        if text is None:
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or len(text) != 10:
            raise self.refusal("not_a_date", key)
        return day

    def row(self, key: str) -> Row:
        """The mapping under `key`."""
        return Row(self._record.get(key), self._row, self._at(key))

    def row_or_none(self, key: str) -> Row | None:
        """The mapping under `key`, or None."""
        return None if self._record.get(key) is None else self.row(key)

    def rows(self, key: str) -> tuple[Row, ...]:
        """The list of mappings under `key`; absent is empty."""
        return tuple(
            Row(value, self._row, f"{self._at(key)}[{index}]")
            for index, value in enumerate(self._list(key))
        )

    def names(self) -> tuple[str, ...]:
        """The names of what this row holds."""
        return tuple(str(key) for key in self._record)

    def _list(self, key: str) -> Sequence[object]:
        value = self._record.get(key)
        if value is None:
            return ()
        if not isinstance(value, (list, tuple)):
            raise self.refusal("not_a_list", key)
        if len(value) > ROWS_MAX:
            raise self.refusal("list_too_long", key)
        return value

    def _clean(self, value: str, key: str) -> str:
        if len(value) > TEXT_LENGTH_MAX:
            raise self.refusal("text_too_long", key)
        if has_broken_letters(value) or "\x00" in value:
            raise self.refusal("text_has_broken_letters", key)
        return unicodedata.normalize("NFC", value).strip()

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key
