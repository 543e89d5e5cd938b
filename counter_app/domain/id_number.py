"""The personal identification number of a citizen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from counter_app.domain.errors import InputError


@dataclass(frozen=True, slots=True)
class IdNumber:
    """A personal identification number: 12 digits (Law on Identification 26/2023 Art. 12)."""

    digits: str

    @classmethod
    def parse(cls, text: str) -> IdNumber:
        """Raises InputError("id_number_not_12_digits", field="id_number") for anything else."""
        bare = unicodedata.normalize("NFC", text).replace(" ", "").strip()
        if not (len(bare) == 12 and bare.isascii() and bare.isdigit()):
            raise InputError("id_number_not_12_digits", field="id_number")
        return cls(bare)

    @property
    def masked(self) -> str:
        """For lists and any screen that others can see: 0010••••4321."""
        return f"{self.digits[:4]}••••{self.digits[-4:]}"

    def __str__(self) -> str:
        return self.digits

    def __repr__(self) -> str:
        return f"IdNumber('…{self.digits[-3:]}')"
