"""Signatures in a PDF, checked without any network: whole, unchanged, and from whom.

Runs in the cage. A certificate's withdrawal is not known here: that needs the issuer's answer. It
is judged as of the time of signing, since a result outlives its signer's certificate.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from counter_app.domain.errors import InputError
from counter_app.domain.signature import Signature, Signatures, SignatureState, signer_name

if TYPE_CHECKING:
    import pikepdf
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

# What a signature may change of the document it is put to: its form, its mark on a page.
_OF_THE_ROOT = ("/AcroForm", "/DSS", "/Extensions", "/Perms", "/Version", "/Metadata")
_OF_A_PAGE = ("/Annots",)
_BROKEN = Signature(SignatureState.ALTERED, "")
# A library that is fed bytes of strangers raises what it stumbles over.
_STUMBLES = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    OSError,
)


def may_be_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a signature could stand in it; most scans have no form at all."""
    form = pdf.Root.get("/AcroForm")
    return form is not None and form.get("/Fields") is not None


def signatures_of(content: bytes, roots: tuple[bytes, ...]) -> Signatures:
    """Each signature of the file in the order of signing; `roots` are certificates (DER)."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        found = list(PdfFileReader(io.BytesIO(content)).embedded_regular_signatures)
    except (PdfError, *_STUMBLES):
        # It has a form that nobody can read by the book: maybe what is left of a signature.
        return (_BROKEN,)
    trusted = _certificates(roots)
    judged = [_judged(one, trusted, is_last=one is found[-1]) for one in found]
    return tuple(judged)


def signatures_added(original: bytes, signed: bytes, roots: tuple[bytes, ...]) -> Signatures:
    """The signatures of a file that is `original` and nothing but signatures behind it.

    Raises InputError("signed_another_document") where it is another document or says more,
    InputError("signed_not_signed") where no signature came, InputError("signature_altered").
    """
    if not signed.startswith(original):
        raise InputError("signed_another_document", field="scan")
    found = signatures_of(signed, roots) if len(signed) > len(original) else ()
    if not found:
        raise InputError("signed_not_signed", field="scan")
    if any(one.state is SignatureState.ALTERED for one in found):
        raise InputError("signature_altered", field="scan")
    if not _only_signed(original, signed):
        raise InputError("signed_another_document", field="scan")
    return found


def _only_signed(original: bytes, signed: bytes) -> bool:
    """Whether every object of the original is as it was, but for the places of a signature."""
    import pikepdf

    try:
        with (
            pikepdf.open(io.BytesIO(original)) as before,
            pikepdf.open(io.BytesIO(signed)) as after,
        ):
            pages = [page.obj.objgen for page in before.pages]
            if [page.obj.objgen for page in after.pages] != pages:
                return False
            if not all(_is_signature(one) for page in after.pages for one in _marks(page)):
                return False
            free = {one.objgen for one in _places(before) if one is not None}
            return all(
                _told(old, pages, before) == _told(after.get_object(old.objgen), pages, before)
                for old in before.objects
                if old.objgen not in free
            )
    except (pikepdf.PdfError, *_STUMBLES):
        return False


def _told(
    thing: pikepdf.Object, pages: list[tuple[int, int]], before: pikepdf.Pdf
) -> tuple[bytes, bytes]:
    """An object as it is written, but for what of it a signature may change."""
    import pikepdf

    if isinstance(thing, pikepdf.Stream):
        return thing.stream_dict.unparse(resolved=True), thing.read_raw_bytes()
    may_change: tuple[str, ...] = _OF_A_PAGE if thing.objgen in pages else ()
    if thing.objgen == before.Root.objgen:
        may_change = _OF_THE_ROOT
    for name in may_change:
        # In memory alone: the file was read for this comparison.
        if name in thing:
            del thing[name]
    return thing.unparse(resolved=True), b""


def _places(before: pikepdf.Pdf) -> list[pikepdf.Object | None]:
    """Objects that a signature may write anew: marks on pages, and the file's description."""
    return [before.Root.get("/Metadata"), *(page.obj.get("/Annots") for page in before.pages)]


def _marks(page: pikepdf.Page) -> list[pikepdf.Object]:
    return list(page.obj.get("/Annots") or ())


def _is_signature(mark: pikepdf.Object) -> bool:
    field = mark if mark.get("/FT") is not None else mark.get("/Parent")
    if field is None or str(mark.get("/Subtype")) != "/Widget":
        return False
    return str(field.get("/FT")) == "/Sig"


def _judged(
    one: EmbeddedPdfSignature, trusted: tuple[Certificate, ...], *, is_last: bool
) -> Signature:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.errors import ValidationError

    told = _BROKEN
    try:
        name = one.signer_cert.subject.native.get("common_name") or one.signer_cert.subject
        at = one.self_reported_timestamp
        told = Signature(SignatureState.ALTERED, signer_name(str(name)), at)
        status = validate_pdf_signature(
            one,
            ValidationContext(trust_roots=list(trusted), moment=at, allow_fetching=False),
            key_usage_settings=KeyUsageConstraints(
                key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
            ),
        )
    except (PdfError, ValidationError, *_STUMBLES):
        return told
    return replace(told, state=_state(status, is_last=is_last))


def _state(status: PdfSignatureStatus, *, is_last: bool) -> SignatureState:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    # Behind the last signature nothing may come but proofs for the archive; before it, further
    # signatures and the fields of a form, as far as the earlier signer let them be filled.
    most = ModificationLevel.LTA_UPDATES if is_last else ModificationLevel.FORM_FILLING
    level, coverage = status.modification_level, status.coverage
    if (
        not (status.intact and status.valid)
        or status.docmdp_ok is False
        or coverage is None
        or coverage < SignatureCoverageLevel.ENTIRE_REVISION
        or level is None
        or level > most
    ):
        return SignatureState.ALTERED
    return SignatureState.VALID if status.trusted else SignatureState.UNTRUSTED


def _certificates(roots: tuple[bytes, ...]) -> tuple[Certificate, ...]:
    from asn1crypto.x509 import Certificate

    return tuple(Certificate.load(one) for one in roots)
