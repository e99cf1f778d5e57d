"""Certificates that tests make and trust: such as sign themselves, and an operator's own CA."""

from __future__ import annotations

import datetime
import ipaddress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

_HERE = ("127.0.0.1",)


def write_certificate(certificate: Path, key: Path, name: str = "test") -> None:
    """A certificate for 127.0.0.1 that signed itself, valid for a day, and its key. name: to tell
    it by."""
    secret = ec.generate_private_key(ec.SECP256R1())
    named = _named(name, secret.public_key(), name).add_extension(_addresses(_HERE), critical=False)
    authority = x509.BasicConstraints(ca=True, path_length=0)
    signed = named.add_extension(authority, critical=True).sign(secret, hashes.SHA256())
    _write(certificate, key, signed, secret)


def write_signed(authority: Path, certificate: Path, key: Path, *addresses: str) -> None:
    """A certificate for these addresses, signed by an authority of its own that is written beside
    it, as a private network has one: what the strictest clients of today ask for is there."""
    root, secret = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    identity = x509.SubjectKeyIdentifier.from_public_key(root.public_key())
    chief = (
        _named("test authority", root.public_key(), "test authority")
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(identity, critical=False)
        .sign(root, hashes.SHA256())
    )
    issuer = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identity)
    leaf = (
        _named("test market", secret.public_key(), "test authority")
        .add_extension(_addresses(addresses), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(secret.public_key()), False)
        .add_extension(issuer, critical=False)
        .sign(root, hashes.SHA256())
    )
    authority.write_bytes(chief.public_bytes(serialization.Encoding.PEM))
    _write(certificate, key, leaf, secret)


def _named(subject: str, public: ec.EllipticCurvePublicKey, issuer: str) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def _addresses(addresses: tuple[str, ...]) -> x509.SubjectAlternativeName:
    return x509.SubjectAlternativeName(
        [x509.IPAddress(ipaddress.ip_address(one)) for one in addresses]
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _write(
    certificate: Path, key: Path, signed: x509.Certificate, secret: ec.EllipticCurvePrivateKey
) -> None:
    certificate.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        secret.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
