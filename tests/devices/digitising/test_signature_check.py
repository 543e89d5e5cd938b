"""A signature is believed only where its file is whole and its signer's authority is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counter_app.domain.errors import CounterError
from counter_app.domain.signature import Signature, Signatures, SignatureState, state_of
from devices.digitising.pdf_reading import read_pdf
from devices.digitising.reading import PageMaker
from devices.digitising.signature_check import signatures_added, signatures_of
from devices.digitising.trust_roots import trust_roots
from tests.fakes import scans, signing

OURS, STRANGER = signing.office_authority(), signing.stranger()
PLAIN = signing.plain_pdf()
SIGNED = OURS.sign(PLAIN)


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "goc.pem").write_bytes(OURS.root)
    return tmp_path / "trust"


@pytest.fixture
def roots(trust: Path) -> tuple[bytes, ...]:
    return trust_roots(trust).roots


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(CounterError) as raised:
        act()
    return raised.value.code


def states(found: Signatures) -> list[SignatureState]:
    return [one.state for one in found]


def test_a_signed_file_stays_byte_for_byte_and_tells_who_signed_when(trust: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)

    came = PageMaker(trust_folder=trust).read(SIGNED)

    assert len(came.pages) == 1
    assert came.signed is not None
    assert came.signed.content == SIGNED
    (one,) = came.signed.signatures
    assert (one.state, one.signer) == (SignatureState.VALID, signing.SIGNER)
    assert one.signed_at is not None
    assert abs((one.signed_at - before).total_seconds()) < 3600


def test_a_file_that_nobody_signed_is_pages_alone(trust: Path) -> None:
    maker = PageMaker(trust_folder=trust)

    assert maker.read(PLAIN).signed is None
    assert maker.read(scans.jpeg()).signed is None


def test_the_signature_of_an_unknown_authority_is_good_and_not_trusted(
    roots: tuple[bytes, ...],
) -> None:
    assert states(signatures_of(STRANGER.sign(PLAIN), roots)) == [SignatureState.UNTRUSTED]
    assert states(signatures_of(SIGNED, ())) == [SignatureState.UNTRUSTED]


@pytest.mark.parametrize(
    "spoil", [signing.tampered, signing.with_update, signing.saved_again], ids=lambda f: f.__name__
)
def test_whatever_is_done_to_a_signed_file_afterwards_is_found_out(
    spoil: Callable[[bytes], bytes], roots: tuple[bytes, ...]
) -> None:
    assert spoil(SIGNED) != SIGNED

    found = signatures_of(spoil(SIGNED), roots)

    assert states(found) == [SignatureState.ALTERED]


def test_two_signers_are_both_named_and_the_weaker_one_counts(roots: tuple[bytes, ...]) -> None:
    both = STRANGER.sign(SIGNED, "Lê Văn Dấu", field="ChuKy2")

    found = signatures_of(both, roots)

    assert [(one.signer, one.state) for one in found] == [
        (signing.SIGNER, SignatureState.VALID),
        ("Lê Văn Dấu", SignatureState.UNTRUSTED),
    ]
    assert state_of(found) is SignatureState.UNTRUSTED


def test_a_certificate_that_was_over_before_it_signed_is_not_trusted(
    roots: tuple[bytes, ...],
) -> None:
    late = OURS.sign(PLAIN, until=datetime(2021, 1, 1, tzinfo=UTC))

    assert states(signatures_of(late, roots)) == [SignatureState.UNTRUSTED]


def test_a_signers_name_cannot_turn_the_line_it_stands_in(roots: tuple[bytes, ...]) -> None:
    (one,) = signatures_of(OURS.sign(PLAIN, "Trần \u202eẨn Danh\n " + "x" * 40), roots)

    assert one.signer == "Trần Ẩn Danh " + "x" * 40


def test_a_form_that_nobody_can_read_is_no_valid_signature(roots: tuple[bytes, ...]) -> None:
    cut = SIGNED[: SIGNED.index(b"/ByteRange") + 40]

    assert signatures_of(cut, roots) in ((Signature(SignatureState.ALTERED, ""),), ())
    assert state_of(signatures_of(b"%PDF-1.7 nothing", roots)) is SignatureState.ALTERED


def test_what_comes_back_from_signing_is_the_same_file_and_a_signature(
    roots: tuple[bytes, ...],
) -> None:
    assert states(signatures_added(PLAIN, SIGNED, roots)) == [SignatureState.VALID]
    assert states(signatures_added(PLAIN, STRANGER.sign(PLAIN), roots)) == [
        SignatureState.UNTRUSTED
    ]


@pytest.mark.parametrize(
    ("came", "code"),
    [
        (PLAIN, "signed_not_signed"),
        (OURS.sign(signing.plain_pdf(2)), "signed_another_document"),
        (b"%PDF-1.7 another", "signed_another_document"),
        (signing.with_update(PLAIN), "signed_not_signed"),
        (OURS.sign(signing.with_update(PLAIN)), "signed_another_document"),
        (signing.with_update(SIGNED), "signature_altered"),
    ],
)
def test_anything_else_that_comes_back_is_refused_by_name(
    came: bytes, code: str, roots: tuple[bytes, ...]
) -> None:
    assert refusal(lambda: signatures_added(PLAIN, came, roots)) == code


def test_the_check_of_what_came_back_runs_in_the_cage(trust: Path) -> None:
    maker = PageMaker(trust_folder=trust)

    assert states(maker.check_signed(PLAIN, SIGNED)) == [SignatureState.VALID]
    assert refusal(lambda: maker.check_signed(SIGNED, PLAIN)) == "signed_another_document"


def test_certificates_are_read_in_both_spellings_and_a_broken_one_is_named(trust: Path) -> None:
    (pem,) = trust_roots(trust).roots
    (trust / "khac.cer").write_bytes(pem)
    (trust / "hong.crt").write_bytes(b"-----BEGIN nothing")
    (trust / "ghi-chu.txt").write_text("not looked at")

    found = trust_roots(trust)

    assert found.roots == (pem, pem)
    assert found.unreadable == ("hong.crt",)
    assert trust_roots(trust / "absent").roots == ()


def test_a_scanners_pdf_without_a_form_is_not_asked_for_signatures() -> None:
    from devices.digitising.cage import USUAL

    assert read_pdf(scans.pdf_of(scans.jpeg()), USUAL).signed is None
