"""The three ways in which a dossier reaches the office."""

from __future__ import annotations

from enum import StrEnum

from counter_app.domain.errors import InputError


class Channel(StrEnum):
    """How a dossier is filed; fees, papers and terms may differ by it."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"

    @classmethod
    def parse(cls, text: str) -> Channel:
        """Raises InputError("channel_unknown", field="channel")."""
        try:
            return cls(text)
        except ValueError:
            raise InputError("channel_unknown", field="channel") from None
