"""What a roster bundle is sealed with: a one-time code, and a stream of parts under a key that follows from it."""

import hmac

from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_ABYTES,
    crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_init_push,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
    crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
)
from nacl.exceptions import CryptoError

from callcenter.crypto.checked_code import new_checked_code, read_checked_code
from callcenter.crypto.hkdf import hkdf_sha256
from callcenter.crypto.layout import require_length
from callcenter.crypto.vault_keys import SealedDamaged
from callcenter.errors import UserFacing

ID_BYTES = 16
CHECK_BYTES = 16
STREAM_HEADER_BYTES = crypto_secretstream_xchacha20poly1305_HEADERBYTES
ADDED_BYTES = crypto_secretstream_xchacha20poly1305_ABYTES
"""By so much a sealed part is longer than what is in it."""


class BundleCodeMistyped(UserFacing):
    """What was typed is no one-time code."""

    code = "bundle_code_mistyped"
    sentence = (
        "This is not a whole one-time code: it has 34 letters and digits, and two of them check the rest. "
        "Compare it with what the export showed, character by character."
    )


class WrongBundleCode(UserFacing):
    """A one-time code, but that of another bundle."""

    code = "wrong_bundle_code"
    sentence = (
        "This is not the one-time code of this bundle. Each export has a code of its own: take the one it showed."
    )


def new_bundle_code() -> str:
    """160 random bits in the form of a recovery code, for one bundle alone."""
    return new_checked_code()


class BundleKey:
    """All that follows from a bundle's one-time code and its 16 random bytes of an id."""

    def __init__(self, code: str, bundle_id: bytes) -> None:
        """Raises BundleCodeMistyped."""
        require_length(bundle_id, ID_BYTES, "a bundle's id")
        secret = read_checked_code(code)
        if secret is None:
            raise BundleCodeMistyped
        self._secret = secret.encode("ascii")
        self._id = bundle_id

    def __repr__(self) -> str:
        return "<bundle key>"

    def check(self) -> bytes:
        """16 bytes that stand in the bundle in clear, so that another code is told from damage.

        They give nothing away: nobody goes through 160 random bits.
        """
        return hkdf_sha256(self._secret, self._id, b"ccv1/bundle/check", CHECK_BYTES)

    def require(self, check: bytes) -> None:
        """Raise WrongBundleCode unless this key is the one that gave `check`."""
        if not hmac.compare_digest(check, self.check()):
            raise WrongBundleCode

    def stream_key(self) -> bytes:
        """The 32-byte key of the parts: HKDF(code, salt = id, info = "ccv1/bundle")."""
        return hkdf_sha256(self._secret, self._id, b"ccv1/bundle")


class PartSealer:
    """Seals a bundle's parts one after the other: libsodium's secretstream, XChaCha20-Poly1305."""

    def __init__(self, key: BundleKey, associated: bytes) -> None:
        """`associated` goes with every part: what stands before them in clear."""
        self._associated = associated
        self._state = crypto_secretstream_xchacha20poly1305_state()
        self.header: bytes = crypto_secretstream_xchacha20poly1305_init_push(self._state, key.stream_key())

    def __repr__(self) -> str:
        return "<part sealer>"

    def seal(self, part: bytes, *, last: bool = False) -> bytes:
        """The part sealed, 17 bytes longer; one that was left out, moved, repeated or put in is found."""
        final, message = (
            crypto_secretstream_xchacha20poly1305_TAG_FINAL,
            crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
        )
        return bytes(
            crypto_secretstream_xchacha20poly1305_push(self._state, part, self._associated, final if last else message)
        )


class PartOpener:
    """Opens what a `PartSealer` sealed, from the first part on and in its order."""

    def __init__(self, key: BundleKey, header: bytes, associated: bytes) -> None:
        """`header` is the sealer's, 24 bytes."""
        require_length(header, STREAM_HEADER_BYTES, "a stream's header")
        self._associated = associated
        self._state = crypto_secretstream_xchacha20poly1305_state()
        crypto_secretstream_xchacha20poly1305_init_pull(self._state, header, key.stream_key())

    def __repr__(self) -> str:
        return "<part opener>"

    def open(self, sealed: bytes) -> tuple[bytes, bool]:
        """The next part, and whether it is the last. Raises SealedDamaged for anything else than the next part."""
        if len(sealed) < ADDED_BYTES:
            raise SealedDamaged
        try:
            part, tag = crypto_secretstream_xchacha20poly1305_pull(self._state, sealed, self._associated)
        except CryptoError:
            raise SealedDamaged from None
        return part, tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL
