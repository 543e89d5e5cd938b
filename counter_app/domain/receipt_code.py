"""What a receipt's QR says: its facts in one line of capitals and digits, and the signature.

Whoever holds the office's public key can check the line without a network. No personal data is in
it but the payer's initials. The signature itself is made and checked in the store.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.calendar import VIETNAM
from counter_app.domain.money import Money
from counter_app.domain.text import initials

VERSION = "HCCR1"
KEY_VERSION = "HCCK1"
_MARK = "/"
_KEY_ID_LENGTH = 8
_DIGEST_LENGTH = 13
_INITIALS_MAX = 8
_MOMENT = "%Y%m%dT%H%M"
_KIND_LETTERS = {"phi": "P", "le_phi": "L"}
_LETTER_KINDS = {letter: kind for kind, letter in _KIND_LETTERS.items()}
_FIELD = r"[0-9A-Z.:-]+"
_CODE = re.compile(rf"{VERSION}(?:/{_FIELD}){{11}}/[A-Z2-7]{{103}}", re.ASCII)
_NOT_PLAIN = re.compile(r"[^0-9A-Z.:-]", re.ASCII)
_FACTS = re.compile(
    rf"{VERSION}/(?P<key_id>[A-Z2-7]{{8}})/(?P<standing>[RT])/(?P<collector>{_FIELD})"
    r"/(?P<number>[0-9A-Z]{5}-[0-9]{8})/(?P<at>[0-9]{8}T[0-9]{4})/(?P<amount>[0-9]{1,12})"
    r"/(?P<parts>[PL][0-9]{1,12}(?:\.[PL][0-9]{1,12})?)/(?P<digest>[A-Z2-7]{13})"
    rf"/(?P<payer>[0-9A-Z-]{{1,8}})/(?P<dossier>{_FIELD})/(?P<head>{_FIELD})",
    re.ASCII,
)


class Standing(StrEnum):
    """What the paper is: a receipt, or the slip that stands in until the receipt is there."""

    RECEIPT = "R"
    TEMPORARY = "T"


class Verdict(StrEnum):
    """What a check of a code found. ALTERED says that the words are not those that were signed."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown_key"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What is signed. `parts` are the sums of "phi" and "le_phi"; `payer` is initials."""

    standing: Standing
    collector: str
    number: str
    at: datetime
    amount: Money
    parts: tuple[tuple[str, Money], ...]
    lines_digest: str
    payer: str
    dossier_code: str
    audit_head: str

    def unsigned(self, key_id: str) -> str:
        """The line that the key of this name signs."""
        parts = ".".join(f"{_KIND_LETTERS[kind]}{amount.dong}" for kind, amount in self.parts)
        fields = (
            VERSION,
            key_id,
            self.standing,
            _plain(self.collector),
            self.number,
            self.at.astimezone(VIETNAM).strftime(_MOMENT),
            str(self.amount.dong),
            parts,
            self.lines_digest,
            self.payer,
            _plain(self.dossier_code),
            _plain(self.audit_head),
        )
        return _MARK.join(fields)


@dataclass(frozen=True, slots=True)
class SignedCode:
    """A code taken apart: the line that was signed, by which key, and the signature."""

    line: str
    key_id: str
    signature: bytes

    @property
    def facts(self) -> ReceiptFacts | None:
        """What the line claims; None where it is no line of ours, whoever signed it."""
        found = _FACTS.fullmatch(self.line)
        if found is None:
            return None
        try:
            at = datetime.strptime(found["at"], _MOMENT).replace(tzinfo=VIETNAM)
        except ValueError:
            return None
        parts = (
            (_LETTER_KINDS[part[0]], Money(int(part[1:]))) for part in found["parts"].split(".")
        )
        return ReceiptFacts(
            Standing(found["standing"]),
            found["collector"],
            found["number"],
            at,
            Money(int(found["amount"])),
            tuple(parts),
            found["digest"],
            found["payer"],
            found["dossier"],
            found["head"],
        )


def facts_of(
    *,
    standing: Standing,
    collector: str,
    number: str,
    at: datetime,
    lines: Iterable[tuple[str, str, Money]],
    payer_name: str,
    dossier_code: str,
    audit_head: str,
) -> ReceiptFacts:
    """The facts of a receipt; `lines` are name, kind and amount of what was collected."""
    told = tuple(lines)
    kinds = [kind for kind in _KIND_LETTERS if any(line[1] == kind for line in told)]
    sums = tuple(
        (kind, Money.total(amount for _, k, amount in told if k == kind)) for kind in kinds
    )
    return ReceiptFacts(
        standing=standing,
        collector=collector,
        number=number,
        at=at,
        amount=Money.total(amount for _, _, amount in told),
        parts=sums,
        lines_digest=lines_digest(told),
        payer=_masked(payer_name),
        dossier_code=dossier_code,
        audit_head=audit_head,
    )


def lines_digest(lines: Iterable[tuple[str, str, Money]]) -> str:
    """Sixty-five bits over the lines, by which the office's book knows them again."""
    text = "\n".join(f"{kind}\t{amount.dong}\t{name}" for name, kind, amount in lines)
    return _base32(hashlib.sha256(text.encode()).digest())[:_DIGEST_LENGTH]


def key_id(public_key: bytes) -> str:
    """The short name of a public key."""
    return _base32(hashlib.sha256(public_key).digest())[:_KEY_ID_LENGTH]


def key_text(public_key: bytes) -> str:
    """A public key as the office's notice bears it."""
    return _MARK.join((KEY_VERSION, key_id(public_key), _base32(public_key)))


def with_signature(line: str, signature: bytes) -> str:
    """The whole code."""
    return f"{line}{_MARK}{_base32(signature)}"


def read(text: str) -> SignedCode | None:
    """A code taken apart, alone or behind the "#" of an address; None for anything else."""
    code = "".join(text.rpartition("#")[2].split())
    if _CODE.fullmatch(code) is None:
        return None
    line, _, signature = code.rpartition(_MARK)
    try:
        raw = base64.b32decode(signature + "=" * (-len(signature) % 8))
    except binascii.Error:
        return None
    # The last letter has bits to spare; only one way of writing a signature is ours.
    is_canonical = _base32(raw) == signature
    return SignedCode(line, line.split(_MARK)[1], raw if is_canonical else b"")


def _masked(name: str) -> str:
    """The first letters of a name, which its owner knows again and a finder cannot use."""
    letters = "".join(one for one in initials(name) if one.isascii() and one.isalnum())
    return letters[:_INITIALS_MAX].upper() or "-"


def _plain(text: str) -> str:
    """In the letters of a code; what has none there becomes a dash."""
    return _NOT_PLAIN.sub("-", text.upper()) or "-"


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=")
