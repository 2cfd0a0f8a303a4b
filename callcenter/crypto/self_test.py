"""Known answers, worked out at every start, so that a faulty library is never trusted with a key."""

import hashlib
from collections.abc import Callable

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_scalarmult_base,
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_state,
    crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    crypto_sign,
    crypto_sign_seed_keypair,
)

from callcenter.crypto import argon2id
from callcenter.crypto.hkdf import hkdf_sha256
from callcenter.crypto.signatures import sign, verify
from callcenter.crypto.vault_keys import SealedDamaged, open_box, seal_to
from callcenter.errors import Bug

_COUNTED = bytes(range(256))
_MESSAGE = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
_hex = bytes.fromhex


class SelfTestFailed(Bug):
    """A library gave another answer than the standard has, or failed over the question."""

    code = "self_test_failed"

    def __init__(self, name: str) -> None:
        super().__init__(f"The self-test of {name} failed, so no key is safe here. Install the program again.")


def run_self_test() -> None:
    """Raise SelfTestFailed unless every known answer comes out; takes some milliseconds."""
    for name, holds in _TESTS.items():
        try:
            held = holds()
        except Exception:
            held = False
        if not held:
            raise SelfTestFailed(name)


def _sha256() -> bool:
    """FIPS 180-4, the message "abc"."""
    expected = _hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    return hashlib.sha256(b"abc").digest() == expected


def _hkdf() -> bool:
    """RFC 5869, appendix A.1."""
    derived = hkdf_sha256(b"\x0b" * 22, _COUNTED[:13], _COUNTED[0xF0:0xFA], 42)
    return derived == _hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")


def _argon2id_with_lanes() -> bool:
    """The reference implementation's test with 256 KiB, two passes and two lanes."""
    derived = argon2id.with_argon2_cffi(b"password", b"somesalt", memory_kib=256, passes=2, lanes=2, length=32)
    return derived == _hex("6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037")


def _argon2id_in_both() -> bool:
    """A question that both libraries can take, with the answer that both gave when this was written."""
    salt = _COUNTED[:16]
    expected = _hex("8e39a7b45a996d379fda71d399f74299999273b1286be670f3786fd49251f12b")
    return (
        argon2id.with_argon2_cffi(b"password", salt, memory_kib=256, passes=2, lanes=1, length=32) == expected
        and argon2id.with_libsodium(b"password", salt, memory_kib=256, passes=2, length=32) == expected
    )


def _xchacha20_poly1305() -> bool:
    """draft-irtf-cfrg-xchacha-03, appendix A.3.1; the code at the end vouches for what is between."""
    key, nonce, associated = _COUNTED[0x80:0xA0], _COUNTED[0x40:0x58], _hex("50515253c0c1c2c3c4c5c6c7")
    text = _MESSAGE + b"sunscreen would be it."
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(text, associated, nonce, key)
    return (
        sealed.startswith(_hex("bd6d179d3e83d43b9576579493c0e939"))
        and sealed.endswith(_hex("c0875924c1c7987947deafd8780acf49"))
        and crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, associated, nonce, key) == text
    )


def _secret_stream() -> bool:
    """Worked out from libsodium's description of the construction by a program that shares no code with it."""
    state = crypto_secretstream_xchacha20poly1305_state()
    crypto_secretstream_xchacha20poly1305_init_pull(state, _COUNTED[0x40:0x58], _COUNTED[0x80:0xA0])
    sealed = _hex(
        "657bcbd3e76df781e7e8873364fd9d1e3c485f5f850ef76a7016423dd7c23db1106819a0e40230c0919b01f56974ded5bcb236d1"
        "1cbe840b3db9cfb1a358c57f0bd594850ebd7427cba54e22a2c3db14141ef7e64a5808f9ff85ddcf4e30f5b0b8c10543beb8659a"
        "96e3609a1e"
    )
    part, tag = crypto_secretstream_xchacha20poly1305_pull(state, sealed, _hex("50515253c0c1c2c3c4c5c6c7"))
    return part == _MESSAGE and tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL


def _ed25519() -> bool:
    """RFC 8032, section 7.1, test 3; and that a signature holds in its own context alone."""
    public, secret = crypto_sign_seed_keypair(_hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"))
    expected = _hex(
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )
    signature = sign(secret, b"one", _MESSAGE)
    return (
        public == _hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
        and crypto_sign(b"\xaf\x82", secret)[:64] == expected
        and verify(public, b"one", _MESSAGE, signature)
        and not verify(public, b"two", _MESSAGE, signature)
    )


def _sealed_box() -> bool:
    """There and back, and refused with its last bit turned."""
    private = _COUNTED[:32]
    sealed = seal_to(crypto_scalarmult_base(private), _MESSAGE)
    try:
        open_box(private, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    except SealedDamaged:
        return open_box(private, sealed) == _MESSAGE
    return False


_TESTS: dict[str, Callable[[], bool]] = {
    "SHA-256": _sha256,
    "HKDF": _hkdf,
    "Argon2id with lanes": _argon2id_with_lanes,
    "Argon2id": _argon2id_in_both,
    "XChaCha20-Poly1305": _xchacha20_poly1305,
    "sealed streams": _secret_stream,
    "Ed25519": _ed25519,
    "sealed boxes": _sealed_box,
}
