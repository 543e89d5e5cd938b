"""Whatever is not a reply of the city's page is no answer: it has a name, and nothing is noted."""

from __future__ import annotations

import copy
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from counter_app.desk import Desk
from counter_app.domain.outbox import Unreachable
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityUpdate, FilePart
from counter_app.queries.audit import AuditHead
from counter_app.queries.inbox import Cursor
from counter_app.queries.outbox import CountsForCity, DueForCity
from sync.city_desk import CityDesk
from sync.client import BODY_MAX, CityClient
from sync.pull import pull
from sync.relay import drain
from sync.sandbox import contract
from tests.builders import PENSION, a_dossier, open_a_shift
from tests.sync.conftest import MakeClient

NOW = "2026-11-26T02:00:00.000Z"
DAY = date(2026, 11, 26)
FILE = b"x" * 40
SHA = hashlib.sha256(FILE).hexdigest()
PART = FilePart(SHA, 0, 80, FILE)
RECORDS: list[dict[str, Any]] = [{"a": 1}]
RECORDS_SHA = hashlib.sha256(b'[{"a":1}]').hexdigest()
BUNDLE_SHA = hashlib.sha256("gói".encode()).hexdigest()
OTHERS: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**30, "", "x", "\ud800", [], {}, [None], "2026-11-26T02:00:00",
)  # fmt: skip
CHANGE = {"cursor": 8, "kind": "feedback", "body": {}}

Reply = tuple[int, dict[str, str], bytes]
Ask = Callable[[CityDesk, CityClient], object]


class Standin:
    """An HTTP server in the city's place, which signs everybody in and says what it is told to."""

    def __init__(self) -> None:
        standin = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, headers, body = standin.reply
                if self.path == "/v1/token" and standin.signs_in:
                    status, headers, body = a_reply({"access_token": "t", "expires_in": 60})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PUT = do_HEAD = _answer

            def log_message(self, *_words: object) -> None:
                """Nothing."""

        self.signs_in = True
        self.reply: Reply = (200, {}, b"")
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def standin() -> Iterator[Standin]:
    made = Standin()
    yield made
    made.close()


def a_reply(told: object, status: int = 200, **headers: str) -> Reply:
    body = json.dumps(told).encode()
    return status, {"Content-Type": "application/json", **headers}, body


def batch_told(desk: Desk) -> dict[str, Any]:
    answer = {"status": "accepted", "reference": "C-1", "reason": None}
    due = desk.ask(DueForCity(), by=SYSTEM)
    return {"results": [{"key": one.entry_id, **answer} for one in due], "server_time": NOW}


OPERATIONS: dict[str, tuple[str, Any, Ask]] = {
    "batch": ("BatchResult", batch_told, lambda desk, city: drain(desk, city).unreachable),
    "changes": (
        "Changes",
        {"changes": [CHANGE], "cursor": 8, "more": False, "server_time": NOW},
        pull,
    ),
    "lease": (
        "Lease",
        {"lease_id": "1", "kind": "receipt", "first": 1, "last": 9, "server_time": NOW},
        lambda _desk, city: city.lease("receipt"),
    ),
    "digests": (
        "Digests",
        {
            "station": "0126", "day": DAY.isoformat(), "count": 1, "keys": ["k"], "more": False,
            "sha256": hashlib.sha256(b"k").hexdigest(), "server_time": NOW,
        },
        lambda _desk, city: city.held(DAY),
    ),
    "heads": (
        "Heads",
        {
            "station": "0126", "more": False, "server_time": NOW,
            "heads": [{"number": 7, "audit_head": "chain1:ab", "noted_at": NOW}],
        },
        lambda _desk, city: city.heads(10),
    ),
    "catalogue": (
        "Catalogue",
        {
            "version": "v1", "valid_from": "2026-12-01", "records": RECORDS,
            "sha256": RECORDS_SHA, "server_time": NOW,
        },
        lambda _desk, city: city.catalogue("v1"),
    ),
    "bundle": (
        "Bundle",
        {"sha256": BUNDLE_SHA, "file": "Z8OzaQ==", "server_time": NOW},
        lambda _desk, city: city.bundle(BUNDLE_SHA),
    ),
    "update": (
        "Update",
        {"version": "0.2.0", "size": 4, "sha256": BUNDLE_SHA, "server_time": NOW},
        lambda _desk, city: city.newest_update("windows-x86_64"),
    ),
    "update, a piece": (
        "UpdatePiece",
        {"sha256": BUNDLE_SHA, "first": 0, "data": "Z8OzaQ==", "server_time": NOW},
        lambda _desk, city: city.update_piece(CityUpdate("0.2.0", 4, BUNDLE_SHA), 0),
    ),
    "file, whole": (
        "BlobWhole",
        {"sha256": SHA, "size": 80, "complete": True, "server_time": NOW},
        lambda _desk, city: city.put_file(PART),
    ),
    "file, a part": (
        "BlobPart",
        {"received": 40, "server_time": NOW},
        lambda _desk, city: city.put_file(PART),
    ),
    "time": ("Time", {"server_time": NOW}, lambda _desk, city: city.time()),
    "token": (
        "Token",
        {"access_token": "t", "expires_in": 60},
        lambda _desk, city: city.changes(0, 1),
    ),
}  # fmt: skip
OTHER_KINDS = (
    "", "text/html", "text/plain", "application/jsonp", "application/json, text/html",
    "application/json; charset=utf-16", "application/json;charset=latin-1",
)  # fmt: skip
STATUS = {"file, whole": 201, "file, a part": 202}
# What the page's schema allows, and the question does not.
OF_ANOTHER: dict[str, tuple[dict[str, Any], ...]] = {
    "changes": (
        {"cursor": 9},
        {"changes": [CHANGE, CHANGE]},
        {"changes": [], "cursor": 8},
        {"changes": [], "cursor": 0, "more": True},
        {"changes": [{**CHANGE, "cursor": number} for number in range(1, 302)], "cursor": 301},
    ),
    "lease": ({"kind": "dossier"}, {"first": 9, "last": 1}),
    "digests": (
        {"station": "0127"}, {"day": "2026-11-25"}, {"count": 2}, {"sha256": "0" * 64},
        {"keys": ["k", "k"]}, {"keys": ["k", "a"]}, {"keys": [], "more": True}, {"keys": ["l"]},
    ),
    "heads": (
        {"station": "0127"}, {"heads": [], "more": True},
        {"heads": [{"number": 7, "audit_head": "a", "noted_at": NOW}] * 2},
    ),
    "catalogue": ({"version": "v2"}, {"sha256": "0" * 64}, {"records": [{"a": 2}]}),
    "bundle": ({"sha256": "0" * 64}, {"file": "Z8OzaA=="}, {"file": "Z8Ozaé"}),
    "update, a piece": (
        {"sha256": "0" * 64}, {"first": 1}, {"data": "Z8OzaWk="}, {"data": "Z8Ozaé"},
    ),
    "file, whole": ({"sha256": "0" * 64}, {"size": 81}),
    "file, a part": ({"received": 81},),
}  # fmt: skip


def places(told: object, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in a reply."""
    if way:
        yield way
    inner = (
        told.items() if isinstance(told, dict) else enumerate(told if type(told) is list else ())
    )
    for name, value in inner:
        yield from places(value, (*way, name))


def with_other(told: dict[str, Any], way: tuple[Any, ...], value: object) -> dict[str, Any]:
    changed = copy.deepcopy(told)
    holder: Any = changed
    for name in way[:-1]:
        holder = holder[name]
    if value is places:
        del holder[way[-1]]
    else:
        holder[way[-1]] = value
    return changed


def broken_by_schema(schema: str, told: dict[str, Any]) -> Iterator[object]:
    """The reply with each value gone or another, wherever the page does not allow that."""
    yield from (one for one in OTHERS if not isinstance(one, dict))
    for way in places(told):
        for value in (places, *OTHERS):
            changed = with_other(told, way, value)
            if contract.fault(schema, changed) is not None:
                yield changed


def of_another_batch(told: dict[str, Any]) -> Iterator[object]:
    """Answers to other entries, too few, too many, twice, and in no lane's order."""
    first, *rest = told["results"]
    yield {**told, "results": rest}
    yield {**told, "results": [first, first, *rest[1:]]}
    yield {**told, "results": [first, *rest, first]}
    yield {**told, "results": [{**first, "key": "another"}, *rest]}
    yield {**told, "results": [*told["results"], {**first, "key": "another"}]}
    for changes in ({"reference": None}, {"reference": ""}, {"status": "blocked"}):
        yield {**told, "results": [{**first, **changes}, *rest]}
    yield {**told, "results": [{**first, "status": "refused"}, *rest]}


def badly_written(body: bytes) -> Iterator[bytes]:
    """The right reply in bytes that are no JSON of the city's."""
    text = body.decode()
    yield from (
        b"",
        b" ",
        body[:-1],
        body[: len(body) // 2],
        body + body,
        body + b"x",
        b"\x00" + body,
    )
    yield from (text.encode(name) for name in ("utf-16", "utf-32", "utf-8-sig"))
    yield body.replace(b'"', b"'")
    yield (
        body.replace(b"}", b"," + text[1 : text.index(",")].encode() + b"}")
        if b"," in body
        else b""
    )
    yield body.replace(b"{", b'{"share":NaN,', 1)
    yield body.replace(b"{", b'{"share":Infinity,', 1)
    yield body.replace(b"{", b'{"name":"\xff",', 1)
    yield body + b" " * BODY_MAX


def badly_sent(status: int, body: bytes) -> Iterator[Reply]:
    """The right bytes in an HTTP reply that is none of the city's."""
    packed = gzip.compress(body)
    json_type = {"Content-Type": "application/json"}
    for kind in OTHER_KINDS:
        yield status, {"Content-Type": kind} if kind else {}, body
    for other in (203, 204, 206, 300, 301, 302, 307, 404, 418, 500, 502, 503, 511):
        yield other, {**json_type, "Location": "/elsewhere"}, body
    for bad in (packed[:-1], packed[:-9], packed[:12], packed + b"x", body, packed[:-8] + b"x" * 8):
        yield status, {**json_type, "Content-Encoding": "gzip"}, bad
    yield status, {**json_type, "Content-Encoding": "gzip"}, gzip.compress(b"0" * 3 * BODY_MAX)
    for packing in ("br", "deflate", "gzip, gzip", "zstd"):
        yield status, {**json_type, "Content-Encoding": packing}, packed
    yield status, {**json_type, "Content-Length": str(len(body) + 9)}, body


def seen(desk: Desk) -> tuple[object, ...]:
    """What a believed reply would change."""
    return (
        desk.ask(CountsForCity(), by=SYSTEM),
        desk.ask(AuditHead(), by=SYSTEM),
        desk.ask(Cursor(), by=SYSTEM),
    )


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_reply_that_is_not_on_the_page_is_no_answer_and_changes_nothing(
    standin: Standin,
    desk: Desk,
    clerk: Actor,
    make_client: MakeClient,
    operation: str,
) -> None:
    open_a_shift(desk, clerk)
    for number in range(3):
        desk.submit(a_dossier(f"d{number}", PENSION), by=clerk)
    schema, made, ask = OPERATIONS[operation]
    told = made(desk) if callable(made) else made
    status = STATUS.get(operation, 200)
    standin.signs_in = operation != "token"
    city_desk, before = CityDesk(desk), seen(desk)
    right = json.dumps(told).encode()
    of_another = (
        of_another_batch(told)
        if operation == "batch"
        else iter({**told, **changes} for changes in OF_ANOTHER.get(operation, ()))
    )
    wrong = [
        *(a_reply(one, status) for one in (*broken_by_schema(schema, told), *of_another)),
        *((status, {"Content-Type": "application/json"}, one) for one in badly_written(right)),
        *badly_sent(status, right),
    ]
    if operation in ("catalogue", "bundle", "update"):
        # 404: the city has it no more.
        wrong = [one for one in wrong if one[0] != 404]
    client = make_client(standin.url)

    for reply in wrong:
        standin.reply = reply
        answer = ask(city_desk, client)
        assert isinstance(answer, Unreachable), (reply[0], reply[1], reply[2][:300])
        assert answer.reason.replace("_", "").isalnum()
    assert seen(desk) == before
    assert len(wrong) > 40

    # The same question with the right reply is answered: what was refused was the reply.
    standin.reply = a_reply(told, status)
    if operation != "token":
        assert not isinstance(ask(city_desk, client), Unreachable)
