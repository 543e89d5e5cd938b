"""What stands in the city's place may say anything: the call ends, in time, with a short word."""

from __future__ import annotations

import gzip
import json
import socket
import threading

import pytest

from counter_app.domain.outbox import Delivered, Unreachable
from sync import wire
from tests.sync.conftest import MakeClient, an_entry
from tests.sync.rogue import json_reply, rogue, saying, without_end

NOW = "2026-11-26T01:00:00Z"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    ("start", "part"),
    [
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (OK, b"X: y\r\n"),
        (OK + b"\r\n", b" "),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    ],
)
def test_no_drip_of_any_part_holds_a_call_beyond_its_deadline(
    make_client: MakeClient, start: bytes, part: bytes
) -> None:
    gone = threading.Event()
    with rogue(without_end(start, part, gone, 0.02)) as url:
        assert make_client(url, deadline_s=0.3).time() == Unreachable("timeout")
        assert gone.wait(60)


def test_a_redirect_is_not_read_however_much_it_says(make_client: MakeClient) -> None:
    gone = threading.Event()
    head = b"HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:9/\r\n\r\n"
    with rogue(without_end(head, b"x" * 65_536, gone, 0)) as url:
        assert make_client(url, deadline_s=60).time() == Unreachable("redirect")
        assert gone.wait(60)


def test_a_body_without_end_is_left_at_its_cap(make_client: MakeClient) -> None:
    gone = threading.Event()
    with rogue(without_end(OK + b"\r\n", b" " * 65_536, gone, 0)) as url:
        assert make_client(url, deadline_s=60).time() == Unreachable("too_large")
        assert gone.wait(60)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (b"", "no_connection"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "no_connection"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000 + b"\r\n", "no_connection"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", "no_connection"),
        (b"HTTP/1.1 511 Sign in\r\nContent-Length: 0\r\n\r\n", "captive_portal"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: TEXT/HTML\r\n\r\n<p>Wi-Fi", "captive_portal"),
        (b"HTTP/1.1 302 Go\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n", "redirect"),
        (b"HTTP/1.1 302 Go\r\nLocation: \xff\xfe\r\nContent-Length: 0\r\n\r\n", "redirect"),
        (OK + b"Content-Length: 50\r\n\r\n{}", "cut_off"),
        (OK + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", "bad_packing"),
        (json_reply(b'{"server_time":"2026-11-26T01:00:00Z","x":NaN}'), "bad_json"),
        (json_reply(b'{"server_time":"2026-11-26T01:00:00Z","server_time":"x"}'), "bad_json"),
        (json_reply(b"\xff\xfe"), "bad_json"),
        (json_reply(b"[" * 100_000), "bad_json"),
        (json_reply(b'{"server_time":' + b"9" * 5_000 + b"}"), "bad_json"),
        (json_reply(b"[]"), "wrong_shape"),
        (json_reply(b'{"server_time":"2026-11-26T01:00:00"}'), "wrong_time"),
        (json_reply(b'{"server_time":"0001-01-01T00:00:00+14:00"}'), "wrong_time"),
        (json_reply(b'{"server_time":7}'), "wrong_time"),
    ],
)
def test_a_reply_that_is_none_has_a_short_name(
    make_client: MakeClient, reply: bytes, reason: str
) -> None:
    with rogue(saying(reply)) as url:
        assert make_client(url).time() == Unreachable(reason)


@pytest.mark.parametrize("token", [b"a\\nb", b"", b"a b", b"\\u0111", b"x" * 5_000])
def test_a_token_that_no_header_can_carry_is_not_kept(
    make_client: MakeClient, token: bytes
) -> None:
    with rogue(saying(json_reply(b'{"access_token":"' + token + b'","expires_in":9}'))) as url:
        assert make_client(url).changes(0, 1) == Unreachable("wrong_token")


def test_a_far_city_is_spoken_to_packed_and_told_the_batchs_name(make_client: MakeClient) -> None:
    entry = an_entry()
    result = {"key": entry.entry_id, "status": "accepted", "reference": "C-1", "reason": None}
    told = {"access_token": "t", "expires_in": 9, "results": [result], "server_time": NOW}
    reply = saying(json_reply(json.dumps(told).encode()))
    # All of 127/8 is this machine, but to the client only its usual names are.
    for host, is_packed in (("127.0.0.2", True), ("127.0.0.1", False)):
        heard: list[bytes] = []
        with rogue(reply, host=host, heard=heard) as url:
            answer = make_client(url).deliver((entry,), "head")

        assert answer == (Delivered(entry.entry_id, "C-1"),)
        assert [b"Content-Encoding: gzip" in one for one in heard] == [is_packed] * 2
        head, _, body = heard[1].partition(b"\r\n\r\n")
        assert f"Idempotency-Key: {wire.batch_key((entry,))}".encode() in head
        batch = json.loads(gzip.decompress(body) if is_packed else body)
        assert batch["messages"][0]["key"] == entry.entry_id


def test_closing_ends_a_call_under_way(make_client: MakeClient) -> None:
    heard, gone = threading.Event(), threading.Event()
    answers: list[object] = []
    drip = without_end(OK, b"X: y\r\n", gone, 0.02)

    def talk(connected: socket.socket) -> None:
        heard.set()
        drip(connected)

    with rogue(talk) as url:
        client = make_client(url, deadline_s=600)
        caller = threading.Thread(target=lambda: answers.append(client.time()))
        caller.start()
        assert heard.wait(60)
        client.close()
        caller.join(60)

    assert not caller.is_alive()
    assert isinstance(answers[0], Unreachable)
