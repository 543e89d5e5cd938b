"""A citizen's bank app whose bank goes away: money that may have left is not sent again."""

from __future__ import annotations

from sync.bank_phone import BankPhone
from tests.sync.rogue import json_reply, rogue, saying


def paid(reply: bytes) -> tuple[bool, int]:
    """Whether the phone takes it for paid, and how often it asked."""
    heard: list[bytes] = []
    with rogue(saying(reply), heard=heard) as url:
        phone = BankPhone(url)
        is_paid = phone.pay("00020101")
        phone.close()
    return is_paid, len(heard)


def test_a_whole_reply_says_that_it_is_paid() -> None:
    assert paid(json_reply(b"{}")) == (True, 1)


def test_a_reply_that_is_cut_off_may_mean_that_it_is_paid() -> None:
    assert paid(json_reply(b'{"paid": true}')[:-4]) == (True, 1)


def test_one_whose_last_part_never_comes_may_mean_so_as_well() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert paid(head + b'9\r\n{"paid') == (True, 1)
