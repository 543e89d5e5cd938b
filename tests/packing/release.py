"""Makes what an update needs: key pairs, signed key lists, and the one file of a release.

    keys     a new Ed25519 pair per name, private ones as PEM files readable by their owner alone
    list     a key list, signed by the list before it and by its own
    pack     folder + notes → `.qmu`, signed with the keys that are here
    sign     a further holder's signature

A private key lies on its holder's own stick, not on the machine that builds. See docs/updates.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from counter_app import sealed, signed
from counter_app.domain import update
from counter_app.update import package
from tests.packing.folder import files

Keys = Mapping[str, Ed25519PrivateKey]
Signing = Iterable[Ed25519PrivateKey]


@dataclass(frozen=True, slots=True)
class SignedList:
    """A list as bytes, and its signatures."""

    content: bytes
    signatures: bytes


def new_key(target: Path) -> str:
    """A pair: the private half into a PEM file, the public one as hex."""
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    sealed.write_whole(target, (pem,))
    return public(key)


def load(path: Path) -> Ed25519PrivateKey:
    """A private key of a PEM file."""
    key = load_pem_private_key(path.read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


def public(key: Ed25519PrivateKey) -> str:
    """The half that everybody may know."""
    return key.public_key().public_bytes_raw().hex()


def key_list(
    number: int, channel: str, threshold: int, keys: Keys, expires_at: datetime, signing: Signing
) -> SignedList:
    """A signed key list; `signing` are the keys of the list before and of this one."""
    named = {name: public(key) for name, key in keys.items()}
    return signed_list(number, channel, threshold, named, expires_at, signing)


def signed_list(
    number: int,
    channel: str,
    threshold: int,
    keys: Mapping[str, str],
    expires_at: datetime,
    signing: Signing,
) -> SignedList:
    """The same from public keys, as hex."""
    facts = {
        "product": update.PRODUCT,
        "number": number,
        "channel": channel,
        "threshold": threshold,
        "keys": dict(keys),
        "expires_at": expires_at.isoformat(),
    }
    content = json.dumps(facts, sort_keys=True, indent=1).encode()
    return SignedList(content, signed.sign(package.KEYS_PURPOSE, content, signing))


def facts_of(folder: Path) -> list[dict[str, object]]:
    """Every file of a built folder, as a release list names it."""
    found = []
    for path in sorted(files(folder)):
        content = path.read_bytes()
        name = update.check_path(path.relative_to(folder).as_posix())
        digest = hashlib.sha256(content).hexdigest()
        found.append({"path": name, "size": len(content), "sha256": digest})
    return found


def write(
    target: Path,
    folder: Path,
    facts: Mapping[str, object],
    chain: Sequence[SignedList],
    keys: Signing,
) -> None:
    """The one file; `facts` are the release's own, without product and files."""
    listed = {"product": update.PRODUCT, **facts, "files": facts_of(folder)}
    content = json.dumps(listed, sort_keys=True, ensure_ascii=False, indent=1).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for one in chain:
            name = signed.keys_name(update.read_keys(one.content).number)
            archive.writestr(name, one.content)
            archive.writestr(name.replace(".json", ".sig"), one.signatures)
        archive.writestr(package.RELEASE, content)
        signatures = signed.sign(package.RELEASE_PURPOSE, content, keys)
        archive.writestr(package.RELEASE_SIGNATURES, signatures)
        for path in sorted(files(folder)):
            archive.write(path, package.PROGRAM + path.relative_to(folder).as_posix())


def add_signature(path: Path, keys: Signing) -> None:
    """A further holder signs a release that is packed; what others signed stays."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = members[package.RELEASE]
    mine = json.loads(signed.sign(package.RELEASE_PURPOSE, content, keys))
    there = json.loads(members[package.RELEASE_SIGNATURES])
    members[package.RELEASE_SIGNATURES] = json.dumps({**there, **mine}, sort_keys=True).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, member in members.items():
            archive.writestr(name, member)


def main(arguments: list[str]) -> int:
    """Carry out one act of a release."""
    parser = argparse.ArgumentParser(prog="release")
    acts = parser.add_subparsers(dest="act", required=True)
    keys = acts.add_parser("keys")
    keys.add_argument("names", nargs="+")
    keys.add_argument("--into", type=Path, default=Path())
    listed = acts.add_parser("list")
    listed.add_argument("--number", type=int, required=True)
    listed.add_argument("--key", action="append", required=True, metavar="NAME=HEX")
    listed.add_argument("--threshold", type=int, required=True)
    pack = acts.add_parser("pack")
    pack.add_argument("folder", type=Path)
    pack.add_argument("--list", dest="lists", action="append", type=Path, required=True)
    pack.add_argument("--serial", type=int, required=True)
    pack.add_argument("--notes", type=Path, required=True)
    for one in (listed, pack):
        one.add_argument("--channel", required=True)
        one.add_argument("--expires", type=_instant, required=True)
        one.add_argument("--out", type=Path, required=True)
    sign = acts.add_parser("sign")
    sign.add_argument("file", type=Path)
    for one in (listed, pack, sign):
        one.add_argument("--sign", action="append", type=Path, required=True, metavar="PEM")
    parsed = parser.parse_args(arguments)
    {"keys": _keys, "list": _list, "pack": _pack, "sign": _sign}[parsed.act](parsed)
    return 0


def _keys(parsed: argparse.Namespace) -> None:
    for name in parsed.names:
        print(f"{name}={new_key(parsed.into / f'{name}.pem')}")


def _list(parsed: argparse.Namespace) -> None:
    named = dict(one.split("=", 1) for one in parsed.key)
    made = signed_list(
        parsed.number,
        parsed.channel,
        parsed.threshold,
        named,
        parsed.expires,
        [load(path) for path in parsed.sign],
    )
    update.read_keys(made.content)
    parsed.out.write_bytes(made.content)
    parsed.out.with_suffix(".sig").write_bytes(made.signatures)


def _pack(parsed: argparse.Namespace) -> None:
    chain = [SignedList(one.read_bytes(), one.with_suffix(".sig").read_bytes())
             for one in parsed.lists]  # fmt: skip
    about = json.loads((parsed.folder / "about.json").read_text(encoding="utf-8"))
    facts = {
        "channel": parsed.channel,
        "serial": parsed.serial,
        "keys": update.read_keys(chain[-1].content).number,
        "version": about["version"],
        "platform": about["platform"],
        "step": about["step"],
        "made_at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "expires_at": parsed.expires.isoformat(),
        "notes": parsed.notes.read_text(encoding="utf-8"),
    }
    write(parsed.out, parsed.folder, facts, chain, [load(path) for path in parsed.sign])


def _sign(parsed: argparse.Namespace) -> None:
    add_signature(parsed.file, [load(path) for path in parsed.sign])


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
