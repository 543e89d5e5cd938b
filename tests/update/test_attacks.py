"""Attacks on the way of an update: each refused by its name, and nothing is changed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from counter_app import signed
from counter_app.domain import update
from counter_app.domain.errors import CounterError, InputError
from counter_app.main import UpdatePost
from counter_app.settings import Settings
from counter_app.update import package
from counter_app.update.program import Believed, ProgramFolder
from counter_app.update.updates import PLATFORM, Updates
from tests.conftest import Clock
from tests.packing import release
from tests.template import MORNING
from tests.update.publisher import Publisher, altered, computer, program, shipped
from ui.messages import sentence

FILE = package.PROGRAM + "_internal/giấy tờ.txt"


class Scene:
    """A publisher, an honest update of theirs, and a computer that could take it."""

    def __init__(self, folder: Path) -> None:
        self.publisher = Publisher()
        self.stranger = Publisher()
        self.built = program(folder / "built")
        self.path = self.publisher.publish(folder / "honest.qmu", self.built)
        self.computer = computer(folder / "installed")
        self.updates = Updates(
            self.computer,
            Settings(data_dir=folder / "data", key_store="file"),
            shipped(self.publisher),
            MORNING,
            UpdatePost(Settings(data_dir=folder / "data"), Clock(MORNING)),
        )

    def again(self, **changes: Any) -> None:
        """The publisher's own hand, with other facts."""
        self.publisher.publish(self.path, self.built, **changes)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


# --- the attacks --------------------------------------------------------------------------------


def rollback_to_an_older_version(scene: Scene) -> None:
    scene.again(version="0.0.9", serial=9)


def rollback_behind_a_serial_that_was_believed(scene: Scene) -> None:
    scene.computer.believe(Believed(3, MORNING), None)


def freeze_with_a_release_that_ran_out(scene: Scene) -> None:
    scene.again(expires_at=(MORNING - timedelta(minutes=1)).isoformat())


def freeze_by_setting_the_clock_back(scene: Scene) -> None:
    """The computer once saw a release made in a year; its clock says otherwise today."""
    scene.computer.believe(Believed(2, MORNING + timedelta(days=365)), None)


def a_clock_from_before_the_release(scene: Scene) -> None:
    scene.updates = replace(scene.updates, now=MORNING - timedelta(days=3))


def mix_a_file_of_another_release(scene: Scene) -> None:
    def mix(members: dict[str, bytes]) -> None:
        members[FILE] = members[FILE].swapcase()

    altered(scene.path, mix)


def mix_the_list_of_one_release_with_the_signatures_of_another(scene: Scene) -> None:
    with zipfile.ZipFile(scene.path) as archive:
        signatures = archive.read(package.RELEASE_SIGNATURES)
    scene.again(version="0.3.0")
    altered(scene.path, lambda members: members.update({package.RELEASE_SIGNATURES: signatures}))


def mix_a_release_with_another_key_list(scene: Scene) -> None:
    """Signed under list 1, sent along with list 2 of the same keys."""
    scene.publisher.publish(scene.path, scene.built, chain=[scene.publisher.key_list(2)], keys=1)


def signed_by_a_stranger(scene: Scene) -> None:
    scene.again(signing=scene.stranger.keys.values())


def signed_by_one_of_two(scene: Scene) -> None:
    scene.again(signing=[scene.publisher.keys["an"]])


def signed_twice_by_one(scene: Scene) -> None:
    scene.again(signing=[scene.publisher.keys["an"]] * 2)


def signed_as_something_else(scene: Scene) -> None:
    """The right keys signed the same bytes as a key list."""
    with zipfile.ZipFile(scene.path) as archive:
        content = archive.read(package.RELEASE)
    forged = signed.sign(package.KEYS_PURPOSE, content, scene.publisher.keys.values())
    altered(scene.path, lambda members: members.update({package.RELEASE_SIGNATURES: forged}))


def one_bit_of_the_list(scene: Scene) -> None:
    def flip(members: dict[str, bytes]) -> None:
        members[package.RELEASE] = members[package.RELEASE].replace(b'"0.2.0"', b'"0.2.1"')

    altered(scene.path, flip)


def one_bit_of_a_file(scene: Scene) -> None:
    content = bytearray(scene.path.read_bytes())
    with zipfile.ZipFile(scene.path) as archive:
        place = archive.getinfo(FILE).header_offset + 30 + len(FILE.encode()) + 4
    content[place] ^= 1
    scene.path.write_bytes(content)


def cut_in_the_middle(scene: Scene) -> None:
    content = scene.path.read_bytes()
    scene.path.write_bytes(content[: len(content) // 2])


def a_file_left_out(scene: Scene) -> None:
    altered(scene.path, lambda members: members.pop(FILE))


def a_file_added(scene: Scene) -> None:
    altered(scene.path, lambda members: members.update({"program/_internal/sqlite3.dll": b"MZ"}))


def a_file_twice(scene: Scene) -> None:
    with zipfile.ZipFile(scene.path, "a") as archive, pytest.warns(UserWarning):
        archive.writestr(FILE, b"the second one")


def a_path_that_climbs_out(scene: Scene) -> None:
    """Added by a stranger; nothing that is not listed is ever unpacked."""
    altered(scene.path, lambda members: members.update({"program/../../evil.dll": b"MZ"}))


def a_signed_path_that_climbs_out(scene: Scene) -> None:
    """Even who holds the keys writes nowhere but into the version's folder."""
    resign(scene, lambda facts: facts["files"][0].update(path="../../evil.dll"))


def a_bomb(scene: Scene) -> None:
    """A gigabyte of noughts in a few bytes, under the size that was signed."""
    with zipfile.ZipFile(scene.path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[FILE] = bytes(64_000_000)
    with zipfile.ZipFile(scene.path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def larger_than_any_program(scene: Scene) -> None:
    resign(scene, lambda facts: facts["files"][0].update(size=update.BYTES_MAX + 1))


def a_list_without_end(scene: Scene) -> None:
    altered(
        scene.path,
        lambda members: members.update({package.RELEASE: b" " * (update.LIST_BYTES_MAX + 1)}),
    )


def replayed_from_another_channel(scene: Scene) -> None:
    scene.again(channel="thu-nghiem")


def of_another_kind_of_computer(scene: Scene) -> None:
    scene.again(platform="windows-arm64")


def new_keys_that_nobody_vouches_for(scene: Scene) -> None:
    scene.stranger.publish(scene.path, scene.built, chain=[scene.stranger.key_list(2)])


def new_keys_that_do_not_sign_themselves(scene: Scene) -> None:
    chain = [scene.publisher.key_list(2, keys=scene.stranger.keys)]
    scene.stranger.publish(scene.path, scene.built, chain=chain)


def new_keys_of_another_channel(scene: Scene) -> None:
    chain = [scene.publisher.key_list(2, channel="thu-nghiem")]
    scene.publisher.publish(scene.path, scene.built, chain=chain)


def keys_that_were_taken_out_of_service(scene: Scene) -> None:
    """The computer knows list 2; a thief of list 1's keys signs under list 1."""
    newer = scene.publisher.key_list(2, keys=scene.stranger.keys, signing=both(scene))
    scene.computer.believe(Believed(2, MORNING), newer.content)


def keys_that_ran_out(scene: Scene) -> None:
    keys = replace(shipped(scene.publisher), expires_at=MORNING - timedelta(days=1))
    scene.updates = replace(scene.updates, shipped=keys)


def no_update_at_all(scene: Scene) -> None:
    scene.path.write_bytes(b"Bao cao thang 11")


ATTACKS: tuple[tuple[Callable[[Scene], None], str], ...] = (
    (rollback_to_an_older_version, "update_older"),
    (rollback_behind_a_serial_that_was_believed, "update_older"),
    (freeze_with_a_release_that_ran_out, "update_expired"),
    (freeze_by_setting_the_clock_back, "update_expired"),
    (a_clock_from_before_the_release, "update_clock_behind"),
    (mix_a_file_of_another_release, "update_file_altered"),
    (mix_the_list_of_one_release_with_the_signatures_of_another, "update_signature_wrong"),
    (mix_a_release_with_another_key_list, "update_mixed"),
    (signed_by_a_stranger, "update_signature_wrong"),
    (signed_by_one_of_two, "update_signature_wrong"),
    (signed_twice_by_one, "update_signature_wrong"),
    (signed_as_something_else, "update_signature_wrong"),
    (one_bit_of_the_list, "update_signature_wrong"),
    (one_bit_of_a_file, "update_file_altered"),
    (cut_in_the_middle, "update_cut"),
    (a_file_left_out, "update_file_altered"),
    (a_file_added, "update_file_unlisted"),
    (a_file_twice, "update_file_unlisted"),
    (a_path_that_climbs_out, "update_file_unlisted"),
    (a_signed_path_that_climbs_out, "update_path_unsafe"),
    (a_bomb, "update_file_altered"),
    (larger_than_any_program, "update_too_large"),
    (a_list_without_end, "update_too_large"),
    (replayed_from_another_channel, "update_other_channel"),
    (of_another_kind_of_computer, "update_other_platform"),
    (new_keys_that_nobody_vouches_for, "update_keys_untrusted"),
    (new_keys_that_do_not_sign_themselves, "update_keys_untrusted"),
    (new_keys_of_another_channel, "update_keys_untrusted"),
    (keys_that_were_taken_out_of_service, "update_signature_wrong"),
    (keys_that_ran_out, "update_keys_expired"),
    (no_update_at_all, "update_not_ours"),
)


@pytest.mark.parametrize(
    ("attack", "code"), ATTACKS, ids=[attack.__name__ for attack, _ in ATTACKS]
)
def test_an_attack_is_refused_by_name_and_changes_nothing(
    scene: Scene, attack: Callable[[Scene], None], code: str, tmp_path: Path
) -> None:
    attack(scene)
    before = everything(scene.computer)

    with pytest.raises(CounterError) as refusal:
        scene.updates.install(scene.path)

    assert refusal.value.code == code
    words = sentence(refusal.value)
    assert "Chưa đổi gì" in words
    assert "…" not in words
    assert everything(scene.computer) == before
    assert not list(tmp_path.rglob("evil.dll"))


def test_the_honest_update_is_offered(scene: Scene) -> None:
    """The control: what every attack began with is taken."""
    release = scene.updates.offered(scene.path)

    assert (release.version, release.notes) == ("0.2.0", "Bản thử")
    assert {file.path for file in release.files} >= {"_internal/giấy tờ.txt", "about.json"}


def test_keys_that_the_old_ones_vouch_for_are_believed(scene: Scene) -> None:
    chain = [scene.publisher.key_list(2, keys=scene.stranger.keys, signing=both(scene))]
    scene.stranger.publish(scene.path, scene.built, chain=chain)

    assert scene.updates.offered(scene.path).keys == 2


def test_a_program_without_update_keys_takes_none(scene: Scene) -> None:
    without = replace(scene.updates, shipped=None)

    with pytest.raises(InputError, match="update_keys_missing"):
        without.offered(scene.path)


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "C:/x", "a//b", "../x", "a/../../x", "a/.", "con", "a/NUL.txt", "a/b. ",
     "a/b.", "a\\b", "a:b", "a\x00b", "a*", "x" * 161, 5, None],
)  # fmt: skip
def test_a_path_that_is_no_plain_path_is_refused(path: object) -> None:
    with pytest.raises(InputError, match="update_path_unsafe"):
        update.check_path(path)


@pytest.mark.parametrize("path", ["counter.exe", "_internal/PySide6/Qt6Core.dll", "a/Tệp số 1.txt"])
def test_a_plain_path_is_taken(path: str) -> None:
    assert update.check_path(path) == path


def both(scene: Scene) -> list[Ed25519PrivateKey]:
    """All old holders and all new ones."""
    return [*scene.publisher.keys.values(), *scene.stranger.keys.values()]


def resign(scene: Scene, change: Callable[[dict[str, list[dict[str, object]]]], None]) -> None:
    """The publisher signs a list that they should not."""

    def change_and_sign(members: dict[str, bytes]) -> None:
        facts = json.loads(members[package.RELEASE])
        change(facts)
        content = json.dumps(facts).encode()
        members[package.RELEASE] = content
        members[package.RELEASE_SIGNATURES] = signed.sign(
            package.RELEASE_PURPOSE, content, scene.publisher.keys.values()
        )

    altered(scene.path, change_and_sign)


def everything(folder: ProgramFolder) -> dict[str, bytes]:
    """Every file of an installation."""
    return {
        str(path.relative_to(folder.root)): path.read_bytes()
        for path in folder.root.rglob("*")
        if path.is_file()
    }


def test_a_release_made_by_two_holders_at_their_own_desks_is_taken(
    scene: Scene, tmp_path: Path
) -> None:
    """As docs/updates.md says it: keys, list, pack by one, sign by the other."""
    names = [str(tmp_path / f"{name}.pem") for name in ("an", "binh")]
    publics = [f"{Path(name).stem}={release.new_key(Path(name))}" for name in names]
    out, keys = tmp_path / "made.qmu", tmp_path / "0001.json"
    notes = tmp_path / "notes.txt"
    notes.write_text("Sửa lỗi in", encoding="utf-8")
    about = {"version": "0.2.0", "step": "0001", "platform": PLATFORM}
    (scene.built / "about.json").write_text(json.dumps(about))
    until = (datetime.now().astimezone() + timedelta(days=30)).isoformat()
    common = ["--channel", "on-dinh", "--expires", until]

    release.main(["list", "--number", "1", "--threshold", "2", "--out", str(keys), *common,
                  *flags("--key", publics), *flags("--sign", names)])  # fmt: skip
    release.main(["pack", str(scene.built), "--list", str(keys), "--serial", "7",
                  "--notes", str(notes), "--out", str(out), *common,
                  "--sign", names[0]])  # fmt: skip
    updates = replace(
        scene.updates,
        shipped=update.read_keys(keys.read_bytes()),
        now=datetime.now().astimezone(),
    )
    with pytest.raises(InputError, match="update_signature_wrong"):
        updates.offered(out)
    release.main(["sign", str(out), "--sign", names[1]])

    assert updates.offered(out).notes == "Sửa lỗi in"


def flags(name: str, values: list[str]) -> list[str]:
    return [word for value in values for word in (name, value)]
