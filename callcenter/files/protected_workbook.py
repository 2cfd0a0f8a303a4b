"""A workbook that needs a password, opened in memory ([MS-OFFCRYPTO] 2.3.4: agile and standard encryption)."""

import io
import logging
import struct
import unicodedata
from binascii import a2b_base64
from collections.abc import Callable
from typing import Protocol, TypeVar

from callcenter.files.compound_file import CompoundFile
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.workbook_xml import DECLARATION, elements

MOST_SPINS = 500_000  # Excel hashes a password 100,000 times
LARGEST_INFO = 1 << 16

_AGILE, _STANDARD = (4, 4), ((2, 2), (3, 2), (4, 2))
_HASHES = ("SHA1", "SHA256", "SHA384", "SHA512")
_KEY_BITS = (128, 192, 256)
_STANDARD_KEY_BITS = {0x660E: 128, 0x660F: 192, 0x6610: 256}
_STANDARD_HEADER = struct.Struct("<8xIII")  # within the encryption header: algorithm, its hash, bits of a key
_STANDARD_VERIFIER = struct.Struct("<I16s52x")
_MOST_SALT = 64
_SIZE = struct.Struct("<Q")
_BEGINNING = b"PK\x03\x04"
_LOOKED_AT = _SIZE.size + 16  # the package's size and one block of it

# The library writes the passwords that it is given to its log at the level DEBUG.
logging.getLogger("msoffcrypto").setLevel(logging.CRITICAL)

Value = TypeVar("Value")


class _Scheme(Protocol):
    """One way of encrypting. The methods may raise anything, for a library stands behind them."""

    def key(self, password: str) -> bytes: ...

    def decrypted(self, key: bytes, package: bytes) -> bytes: ...

    def is_whole(self, key: bytes, package: bytes) -> bool: ...


def unprotected(data: bytes, password: str | None) -> bytes:
    """The workbook that a protected one holds.

    Raises RosterFileFault: `workbook_protected` without a password, `workbook_password` with a wrong one.
    """
    file = CompoundFile(data)
    scheme = _attempt(lambda: _scheme(file.stream("EncryptionInfo", LARGEST_INFO)))
    if scheme is None:
        raise RosterFileFault("workbook_damaged")
    if password is None:
        raise RosterFileFault("workbook_protected")
    package = file.stream("EncryptedPackage", len(data))
    if len(package) < _LOOKED_AT or _SIZE.unpack_from(package)[0] > len(package) - _SIZE.size:
        raise RosterFileFault("workbook_damaged")
    key = _attempt(lambda: _key(scheme, password, package))
    if key is None:
        raise RosterFileFault("workbook_password")
    whole = _attempt(lambda: scheme.decrypted(key, package) if scheme.is_whole(key, package) else None)
    if whole is None:
        raise RosterFileFault("workbook_damaged")
    return whole


def _attempt(task: Callable[[], Value]) -> Value | None:
    """What a task gives, or None where it fails: the failure may quote what it was given, so it goes no further."""
    try:
        return task()
    except MemoryError:
        raise
    except Exception:
        return None


def _key(scheme: _Scheme, password: str, package: bytes) -> bytes | None:
    """The package's key, if its first block is then the beginning of a workbook.

    Looking there spares hashing the password a second time for the file's own proof of it.
    """
    key = scheme.key(unicodedata.normalize("NFC", password))
    return key if scheme.decrypted(key, package[:_LOOKED_AT]).startswith(_BEGINNING) else None


def _scheme(info: bytes) -> _Scheme | None:
    """What the stream EncryptionInfo describes; None for what is too costly, unknown or broken."""
    version = struct.unpack_from("<HH", info)
    if version == _AGILE:
        return None if DECLARATION.search(info) else _Agile.described(info[8:])
    return _Standard.described(info[8:]) if version in _STANDARD else None


class _Agile:
    """How Excel has protected since 2010."""

    def __init__(self, data: dict[str, str], password: dict[str, str], integrity: dict[str, str]) -> None:
        from msoffcrypto.method.ecma376_agile import ECMA376Agile  # heavy, and for such files alone

        self._library = ECMA376Agile
        self._spins = int(password["spinCount"])
        self._bits = int(password["keyBits"])
        self._hash, self._data_hash = password["hashAlgorithm"], data["hashAlgorithm"]
        self._salt, self._data_salt = a2b_base64(password["saltValue"]), a2b_base64(data["saltValue"])
        self._block_bytes = int(data["blockSize"])
        self._packed_key = a2b_base64(password["encryptedKeyValue"])
        self._mac_key, self._mac = (a2b_base64(integrity[f"encryptedHmac{name}"]) for name in ("Key", "Value"))
        self._is_known = all(
            (one["cipherAlgorithm"], one["cipherChaining"]) == ("AES", "ChainingModeCBC") for one in (data, password)
        )

    @classmethod
    def described(cls, xml: bytes) -> "_Agile | None":
        found = elements(xml)
        data, integrity = (next(one for tag, one in found if tag == name) for name in ("keyData", "dataIntegrity"))
        # Of a key that is encrypted for a certificate there are no spins.
        password = next(one for tag, one in found if tag == "encryptedKey" and "spinCount" in one)
        scheme = cls(data, password, integrity)
        return scheme if scheme._is_affordable() else None

    def _is_affordable(self) -> bool:
        return (
            self._is_known
            and 0 <= self._spins <= MOST_SPINS
            and self._bits in _KEY_BITS
            and self._block_bytes == 16
            and {self._hash, self._data_hash} <= set(_HASHES)
            and max(len(self._salt), len(self._data_salt)) <= _MOST_SALT
        )

    def key(self, password: str) -> bytes:
        found: bytes = self._library.makekey_from_password(
            password, self._salt, self._hash, self._packed_key, self._spins, self._bits
        )
        return found[: self._bits // 8]

    def decrypted(self, key: bytes, package: bytes) -> bytes:
        found: bytes = self._library.decrypt(key, self._data_salt, self._data_hash, io.BytesIO(package))
        return found

    def is_whole(self, key: bytes, package: bytes) -> bool:
        if self._data_hash == "SHA1":  # its codes, of no whole number of blocks, the library does not cut to their size
            return True
        found: bool = self._library.verify_integrity(
            key, self._data_salt, self._data_hash, self._block_bytes, self._mac_key, self._mac, io.BytesIO(package)
        )
        return found


class _Standard:
    """How Excel 2007 protects. It has no code over the package: the check sums within have to do."""

    def __init__(self, algorithm: int, bits: int, salt: bytes) -> None:
        from msoffcrypto.method.ecma376_standard import ECMA376Standard  # as above

        self._library = ECMA376Standard
        self._algorithm = algorithm
        self._bits = bits
        self._salt = salt

    @classmethod
    def described(cls, info: bytes) -> "_Standard | None":
        (size,) = struct.unpack_from("<I", info)
        algorithm, hashing, bits = _STANDARD_HEADER.unpack_from(info, 4)
        salt_size, salt = _STANDARD_VERIFIER.unpack_from(info, 4 + size)
        if bits not in _KEY_BITS or _STANDARD_KEY_BITS.get(algorithm) != bits or hashing not in (0, 0x8004):
            return None
        return cls(algorithm, bits, salt) if salt_size == len(salt) else None

    def key(self, password: str) -> bytes:
        found: bytes = self._library.makekey_from_password(
            password, self._algorithm, 0, 0, self._bits, len(self._salt), self._salt
        )
        return found

    def decrypted(self, key: bytes, package: bytes) -> bytes:
        found: bytes = self._library.decrypt(key, io.BytesIO(package))
        return found

    def is_whole(self, key: bytes, package: bytes) -> bool:
        return bool(key and package)
