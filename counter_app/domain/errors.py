"""The one tree of expected failures: six kinds, each with a code, a field and facts, never words.

Words for a person are in `ui/messages.py`; `facts` hold nothing personal: they may be logged.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping

# What a disk says, and the code that says it in our words. Windows' own numbers where Python folds
# several of them into one.
DISK_SAYINGS: Mapping[int, str] = {
    errno.EACCES: "why_no_right",
    errno.EPERM: "why_no_right",
    errno.EROFS: "why_read_only",
    errno.ENOENT: "why_no_such_place",
    errno.ENODEV: "why_no_such_place",
    errno.EEXIST: "why_in_the_way",
    errno.ENOTDIR: "why_in_the_way",
    errno.EISDIR: "why_in_the_way",
    errno.EBUSY: "why_held",
    errno.ENOSPC: "why_full",
    errno.EDQUOT: "why_full",
    errno.EIO: "why_faulty",
    errno.ENAMETOOLONG: "why_name_too_long",
    errno.EINVAL: "why_name_wrong",
    errno.EMFILE: "why_too_many_files",
    errno.ENFILE: "why_too_many_files",
}
WINDOWS_SAYINGS: Mapping[int, str] = {
    19: "why_read_only",
    21: "why_no_such_place",
    32: "why_held",
    33: "why_held",
    206: "why_name_too_long",
}

Fact = str | int | tuple[str, ...] | None


class CounterError(Exception):
    """An expected failure. `code` names it for ever; `field` is the wrong input, if one is."""

    def __init__(self, code: str, *, field: str | None = None, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.facts: Mapping[str, Fact] = facts

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, CounterError)
            and type(self) is type(other)
            and (self.code, self.field, dict(self.facts))
            == (other.code, other.field, dict(other.facts))
        )

    def __hash__(self) -> int:
        return hash((type(self), self.code, self.field))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code!r}, field={self.field!r}, facts={self.facts!r})"


class InputError(CounterError):
    """Something typed, scanned or passed in is wrong: mend the field."""


class RuleError(CounterError):
    """The law or the office says no."""


class NotAllowed(CounterError):  # noqa: N818  # the name that the other five suggest
    """The person may not do what was asked."""


class StaleError(CounterError):
    """Somebody was faster; look again."""


class DeviceError(CounterError):
    """The work is safe, the paper or the scan is not."""


class StoreError(CounterError):
    """Disk, lock, key or version: the database cannot be used as it is."""


class OutcomeUnknownError(StoreError):
    """A commit failed in a way that may have saved all the same: to be settled by looking.

    `trouble` is what the driver said; `trail_end` the place and link that the audit trail has if
    it was saved, None where the transaction left no mark; `outcome` what `command` would give.
    """

    def __init__(self, trouble: StoreError, trail_end: tuple[int, str] | None) -> None:
        super().__init__("outcome_unknown")
        self.trouble = trouble
        self.trail_end = trail_end
        self.outcome: object = None
        self.command: object = None


def why(error: OSError) -> str:
    """The code of what a disk says; what nobody worded stays as the system says it."""
    windows = WINDOWS_SAYINGS.get(getattr(error, "winerror", None) or 0)
    return windows or DISK_SAYINGS.get(error.errno or 0) or error.strerror or type(error).__name__
