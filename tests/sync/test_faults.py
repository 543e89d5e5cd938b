"""The script of faults: each kind does what its page says, by a chance that repeats itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.outbox import Delivered, Refused, Unreachable
from sync.client import CityClient
from sync.sandbox import contract
from sync.sandbox.faults import Fault, Faults
from tests.sync.conftest import an_entry
from tests.sync.sandbox_process import SandboxProcess

BATCH = "/v1/messages:batch"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "sandbox.md"


def test_the_page_shows_a_script_that_works_and_names_every_kind(tmp_path: Path) -> None:
    text = DOCS.read_text(encoding="utf-8")
    found = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert found is not None
    path = tmp_path / "faults.json"
    path.write_text(found[1], encoding="utf-8")

    script = Faults.read(path)

    assert script.next("/v1/token")[1] is not None
    kinds = contract.document()["components"]["schemas"]["Fault"]["properties"]["kind"]["enum"]
    table = text[text.index("| kind |") :]
    assert set(re.findall(r"`([a-z_]+)`", table)) >= set(kinds)


@pytest.mark.parametrize("kind", ["garble", "nan", "twice", "double", "huge", "headers"])
def test_a_spoilt_reply_is_no_answer_and_the_next_one_is(
    city: SandboxProcess, client: CityClient, kind: str
) -> None:
    entry = an_entry()
    for path, ask in _calls(client):
        ask()
        city.faults({"path": path, "kind": kind})

        assert isinstance(ask(), Unreachable), path

    city.faults({"path": BATCH, "kind": kind})
    assert isinstance(client.deliver((entry,), "head"), Unreachable)
    after = client.deliver((entry,), "head")
    assert isinstance(after, tuple)
    assert isinstance(after[0], Delivered)


def _calls(client: CityClient) -> list[tuple[str, Callable[[], object]]]:
    return [
        ("/v1/time", client.time),
        ("/v1/leases", lambda: client.lease("receipt")),
        ("/v1/changes", lambda: client.changes(0, 5)),
    ]


def test_a_reply_meant_for_another_request_settles_nothing(
    city: SandboxProcess, client: CityClient
) -> None:
    first, second, third = an_entry(), an_entry(), an_entry()
    city.faults({"path": BATCH, "kind": "swap", "times": 3})

    answers = [client.deliver((one,), "head") for one in (first, second, third)]

    assert answers[1:] == [Unreachable("wrong_keys")] * 2
    assert isinstance(answers[0], Unreachable)


def test_poison_is_the_same_entries_whenever_they_come(
    city: SandboxProcess, client: CityClient
) -> None:
    entries = tuple(an_entry() for _ in range(100))
    city.faults({"path": BATCH, "kind": "poison", "share": 0.2, "seed": 3})

    def refused() -> set[str]:
        answer = client.deliver(entries, "head")
        assert isinstance(answer, tuple)
        return {one.entry_id for one in answer if isinstance(one, Refused)}

    first = refused()
    script = Faults([Fault(BATCH, "poison", share=0.2, seed=3)])
    assert first == {one.entry_id for one in entries if script.is_poison(one.entry_id)}
    assert 5 < len(first) < 40
    assert refused() == first
    city.faults()
    assert refused() == set()


def test_a_wrong_clock_goes_on_beside_a_delay_and_another_fault(
    city: SandboxProcess, client: CityClient
) -> None:
    off: dict[str, Any] = {"path": "/v1", "kind": "clock", "times": 99, "offset_s": -7200}
    city.faults(
        off, {**off, "kind": "delay", "delay_s": 0.001}, {"path": "/v1/time", "kind": "html"}
    )

    spoilt = client.time()
    told = client.time()

    assert spoilt == Unreachable("captive_portal")
    assert isinstance(told, datetime)
    behind = datetime.now(UTC) - told
    assert timedelta(hours=1) < behind < timedelta(hours=3)


def test_a_chance_repeats_itself_and_is_not_used_up_by_what_it_spares() -> None:
    def days(seed: int) -> list[bool]:
        script = Faults([Fault("/v1", "html", times=5, share=0.3, seed=seed, skip=2)])
        return [script.next("/v1/time")[1] is not None for _ in range(60)]

    assert days(1) == days(1) != days(2)
    assert sum(days(1)) == 5
    assert not any(days(1)[:2])
    assert Faults([Fault("/v1", "html", times=60)]).next("/other") == ([], None)
