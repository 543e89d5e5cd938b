"""A small certificate authority, and people who sign with it: real signatures, invented names."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from functools import cache

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

FROM, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
PASSWORD = b"thu nghiem"
SIGNER = "Trần Thị Ký Mẫu"


class Authority:
    """`root` is its certificate in PEM, for the folder of those who are believed."""

    def __init__(self, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name(name)
        self._certificate = _certificate(
            self._name, self._key, self._name, self._key, is_authority=True
        )
        self.root = self._certificate.public_bytes(Encoding.PEM)

    def sign(
        self,
        content: bytes,
        signer: str = SIGNER,
        *,
        until: datetime = UNTIL,
        field: str = "ChuKy1",
    ) -> bytes:
        """The same bytes with a signature behind them, as a signing program makes it."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers

        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(_name(signer), key, self._name, self._key, until=until)
        packed = pkcs12.serialize_key_and_certificates(
            b"ky", key, certificate, [self._certificate], BestAvailableEncryption(PASSWORD)
        )
        one = signers.SimpleSigner.load_pkcs12_data(packed, [], PASSWORD)
        out = io.BytesIO()
        signers.sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(content)),
            signers.PdfSignatureMetadata(field_name=field),
            one,
            output=out,
        )
        return out.getvalue()


@cache
def office_authority() -> Authority:
    """Whom the test office believes."""
    return Authority("CA Diễn Tập")


@cache
def stranger() -> Authority:
    """Whom nobody knows."""
    return Authority("CA Người Lạ")


def with_update(content: bytes, words: str = "thêm sau khi ký") -> bytes:
    """One more revision behind the file, in which something is put on its first page."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    drawn = generic.StreamObject(stream_data=b"1 0 0 rg 10 10 200 200 re f % " + words.encode())
    page["/Contents"] = writer.add_object(drawn)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]  # the library's own
    return out.getvalue()


def tampered(signed: bytes) -> bytes:
    """One byte of the signed part is another one."""
    at = signed.index(b"%PDF-") + 20
    changed = bytearray(signed)
    place = changed.index(b"/MediaBox", at) + len(b"/MediaBox [ 0 0 ")
    while not chr(changed[place]).isdigit():
        place += 1
    changed[place] = ord("1") if changed[place] != ord("1") else ord("2")
    return bytes(changed)


def saved_again(signed: bytes) -> bytes:
    """Opened and saved by a program that knows nothing of signatures."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def plain_pdf(pages: int = 1) -> bytes:
    """A paper that was never on paper: text drawn on a page, as an office program makes it."""
    pdf = pikepdf.new()
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Contents = pdf.make_stream(b"0.1 g %d 700 300 12 re f" % (80 + number))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def _certificate(
    name: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    is_authority: bool = False,
    until: datetime = UNTIL,
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM - timedelta(days=1))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(issuer_key, hashes.SHA256())
    )
