"""Files at the city: taken up where they broke, believed only by their digest, needed by facts."""

from __future__ import annotations

import hashlib
import itertools
import json

import pytest

from sync import wire
from sync.sandbox import contract
from tests.sync.conftest import MADE_AT, an_entry
from tests.sync.sandbox_process import SandboxProcess

MIB = 1024 * 1024
_SERIAL = itertools.count(1)


def a_file(size: int) -> tuple[bytes, str]:
    """Bytes that no other test has sent, and their digest."""
    data = (f"scan {next(_SERIAL)} ".encode() * (size // 6 + 1))[:size]
    return data, hashlib.sha256(data).hexdigest()


def put(
    city: SandboxProcess, sha256: str, data: bytes, first: int, size: int
) -> tuple[int, dict[str, object]]:
    headers = {"Content-Range": f"bytes {first}-{first + len(data) - 1}/{size}"}
    reply = city.ask("PUT", f"/v1/blobs/{sha256}", "0126", data=data, headers=headers)
    return reply.status_code, reply.json()


def held(city: SandboxProcess, sha256: str) -> tuple[int, str | None, str | None]:
    reply = city.ask("HEAD", f"/v1/blobs/{sha256}", "0126")
    return reply.status_code, reply.headers.get("X-Received"), reply.headers.get("X-Complete")


def test_a_file_is_taken_up_where_it_broke_also_after_the_city_was_killed(
    mortal_city: SandboxProcess,
) -> None:
    data, sha256 = a_file(2 * MIB + 5)
    assert held(mortal_city, sha256) == (404, None, None)

    status, part = put(mortal_city, sha256, data[:MIB], 0, len(data))
    mortal_city.kill()
    mortal_city.start()

    assert (status, part["received"]) == (202, MIB)
    assert contract.fault("BlobPart", part) is None
    assert held(mortal_city, sha256) == (200, str(MIB), "false")
    assert put(mortal_city, sha256, data[:9], 0, len(data))[1]["received"] == MIB
    assert put(mortal_city, sha256, data[MIB : 2 * MIB], MIB, len(data))[0] == 202
    status, whole = put(mortal_city, sha256, data[2 * MIB :], 2 * MIB, len(data))
    assert (status, whole["size"]) == (201, len(data))
    assert contract.fault("BlobWhole", whole) is None
    assert held(mortal_city, sha256) == (200, str(len(data)), "true")
    assert put(mortal_city, sha256, data[:9], 0, len(data))[0] == 201
    assert mortal_city.ask("GET", "/v1/sandbox/blobs").json() == [
        {"sha256": sha256, "size": len(data)}
    ]


def test_a_file_that_is_another_one_is_forgotten_whole(city: SandboxProcess) -> None:
    data, sha256 = a_file(90)

    assert put(city, sha256, data[:40], 0, 90)[0] == 202
    assert put(city, sha256, b"x" * 50, 40, 90)[0] == 422
    assert held(city, sha256) == (404, None, None)
    assert put(city, sha256, data, 0, 90)[0] == 201


def test_a_piece_out_of_place_is_told_where_the_next_one_begins(city: SandboxProcess) -> None:
    data, sha256 = a_file(90)

    status, answer = put(city, sha256, data[10:], 10, 90)
    assert (status, answer["received"]) == (409, 0)
    put(city, sha256, data[:40], 0, 90)
    for first in (0, 39, 41):
        status, answer = put(city, sha256, data[first : first + 5], first, 90)
        assert (status, answer["received"]) == (409, 40)
    status, answer = put(city, sha256, data[40:], 40, 91)
    assert (status, answer["received"]) == (409, 0)


@pytest.mark.parametrize(
    ("content_range", "status"),
    [
        ("", 400),
        ("bytes 0-4", 400),
        ("bytes 0-4/*", 400),
        ("bytes 4-0/5", 400),
        ("bytes 0-5/5", 400),
        ("bytes 0-3/9", 400),
        ("bytes 0-4/5, 0-4/5", 400),
        ("bytes ٠-٤/٥", 400),
        (f"bytes 0-4/{50 * MIB + 1}", 413),
        (f"bytes 0-{MIB}/{2 * MIB}", 413),
    ],
)
def test_a_piece_has_its_bounds(city: SandboxProcess, content_range: str, status: int) -> None:
    headers = {"Content-Range": content_range.encode()}
    _, sha256 = a_file(5)

    reply = city.ask("PUT", f"/v1/blobs/{sha256}", "0126", data=b"12345", headers=headers)

    assert reply.status_code == status


def test_a_body_beyond_a_piece_is_not_read_to_its_end(city: SandboxProcess) -> None:
    headers = {"Content-Range": "bytes 0-4/5"}
    _, sha256 = a_file(5)

    reply = city.ask("PUT", f"/v1/blobs/{sha256}", "0126", data=b"x" * (2 * MIB), headers=headers)

    assert reply.status_code == 413


@pytest.mark.parametrize("name", ["x", "A" * 64, "0" * 63])
def test_a_file_is_called_by_its_digest_alone(city: SandboxProcess, name: str) -> None:
    assert held(city, name)[0] == 400
    assert put(city, name, b"12345", 0, 5)[0] == 400


def test_a_fact_waits_for_its_files_and_is_taken_as_it_is_afterwards(city: SandboxProcess) -> None:
    data, sha256 = a_file(50)
    batch = json.loads(wire.batch_body("0126", "head", MADE_AT, (an_entry(), an_entry())))
    batch["messages"][0]["blobs"] = [sha256]

    def told() -> list[tuple[str, str | None]]:
        reply = city.ask("POST", "/v1/messages:batch", "0126", json=batch).json()
        assert contract.fault("BatchResult", reply) is None
        return [(one["status"], one["reason"]) for one in reply["results"]]

    put(city, sha256, data[:10], 0, 50)
    assert told() == [("refused", "blob_missing"), ("accepted", None)]
    put(city, sha256, data[10:], 10, 50)
    assert told() == [("accepted", None), ("duplicate", None)]
    assert told() == [("duplicate", None), ("duplicate", None)]
