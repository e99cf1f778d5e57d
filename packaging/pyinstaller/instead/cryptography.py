"""As much of the library `cryptography` as SecretStorage asks for, by the libcrypto that Python's
own `ssl` has brought along: the library itself is a second OpenSSL of 11 MB.

A secret on its way to the desktop's keyring is under AES-128 in CBC mode; libcrypto does all of
that but the padding, which SecretStorage does itself.
"""

from __future__ import annotations

import ctypes
import sys
import types
from typing import NamedTuple

BLOCK_BYTES = 16
_POINTER, _BYTES, _INT = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
# EVP_CIPHER_CTX and EVP_CIPHER are pointers; int 1 says that a function did its work.
_DECLARED = {
    "EVP_CIPHER_CTX_new": (_POINTER, []),
    "EVP_CIPHER_CTX_free": (None, [_POINTER]),
    "EVP_CIPHER_CTX_set_padding": (_INT, [_POINTER, _INT]),
    "EVP_aes_128_cbc": (_POINTER, []),
    "EVP_CipherInit_ex": (_INT, [_POINTER, _POINTER, _POINTER, _BYTES, _BYTES, _INT]),
    "EVP_CipherUpdate": (_INT, [_POINTER, _BYTES, ctypes.POINTER(_INT), _BYTES, _INT]),
}


class AES(NamedTuple):
    """The cipher, with a key of 16 bytes."""

    key: bytes


class CBC(NamedTuple):
    """The mode, with a first block of 16 bytes."""

    initialization_vector: bytes


class Cipher:
    """AES-128 in CBC mode, to and fro."""

    def __init__(self, algorithm: AES, mode: CBC, backend: object = None) -> None:
        del backend
        if len(algorithm.key) != BLOCK_BYTES or len(mode.initialization_vector) != BLOCK_BYTES:
            raise ValueError("AES-128 wants a key and a first block of 16 bytes each")
        self._key, self._first = algorithm.key, mode.initialization_vector

    def encryptor(self) -> Context:
        """What turns text into secret blocks."""
        return Context(self._key, self._first, 1)

    def decryptor(self) -> Context:
        """What turns them back."""
        return Context(self._key, self._first, 0)


class Context:
    """One text's way; whole blocks only."""

    def __init__(self, key: bytes, first: bytes, encrypt: int) -> None:
        self._crypto = _libcrypto()
        self._made = self._crypto.EVP_CIPHER_CTX_new()
        kind = self._crypto.EVP_aes_128_cbc()
        _must(self._crypto.EVP_CipherInit_ex(self._made, kind, None, key, first, encrypt))
        _must(self._crypto.EVP_CIPHER_CTX_set_padding(self._made, 0))

    def update(self, data: bytes) -> bytes:
        """The next blocks."""
        if len(data) % BLOCK_BYTES:
            raise ValueError(f"{len(data)} bytes are no whole blocks")
        out, size = ctypes.create_string_buffer(len(data) + BLOCK_BYTES), _INT()
        _must(self._crypto.EVP_CipherUpdate(self._made, out, size, bytes(data), len(data)))
        return out.raw[: size.value]

    def finalize(self) -> bytes:
        """The end: nothing is left over, as there were whole blocks."""
        self._crypto.EVP_CIPHER_CTX_free(self._made)
        return b""


def _libcrypto() -> ctypes.CDLL:
    import _ssl  # whose libcrypto is then in this process already

    loaded = ctypes.CDLL(_ssl.__file__)
    for name, (answer, words) in _DECLARED.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = answer, words
    return loaded


def _must(done: int) -> None:
    if done != 1:
        raise ValueError("libcrypto refused")


def _module(name: str, **what: object) -> types.ModuleType:
    made = types.ModuleType(f"{__name__}.{name}")
    made.__dict__.update(what)
    sys.modules[made.__name__] = made
    return made


# The places that SecretStorage imports from.
_algorithms = _module("hazmat.primitives.ciphers.algorithms", AES=AES)
_modes = _module("hazmat.primitives.ciphers.modes", CBC=CBC)
_module("hazmat")
_module("hazmat.backends", default_backend=lambda: None)
_module("hazmat.primitives")
_module("hazmat.primitives.ciphers", Cipher=Cipher, algorithms=_algorithms, modes=_modes)
__path__: list[str] = []
