import time
from typing import Any

import pytest

from callcenter.crypto import argon2id, self_test
from callcenter.crypto.self_test import SelfTestFailed, run_self_test


def test_the_libraries_here_pass_quickly() -> None:
    run_self_test()
    fastest = min(timed() for _ in range(5))
    assert fastest < 0.05


def timed() -> float:
    start = time.perf_counter()
    run_self_test()
    return time.perf_counter() - start


@pytest.mark.parametrize(
    ("module", "function", "name"),
    [
        (self_test, "hkdf_sha256", "HKDF"),
        (argon2id, "hash_secret_raw", "Argon2id with lanes"),
        (argon2id, "crypto_pwhash_alg", "Argon2id"),
        (self_test, "crypto_aead_xchacha20poly1305_ietf_encrypt", "XChaCha20-Poly1305"),
        (self_test, "crypto_secretstream_xchacha20poly1305_init_pull", "sealed streams"),
        (self_test, "crypto_sign", "Ed25519"),
        (self_test, "verify", "Ed25519"),
        (self_test, "seal_to", "sealed boxes"),
    ],
)
def test_one_bit_turned_in_one_answer_stops_the_program(
    monkeypatch: pytest.MonkeyPatch, module: Any, function: str, name: str
) -> None:
    right = getattr(module, function)

    def faulty(*arguments: object, **named: object) -> Any:
        answer = right(*arguments, **named)
        return not answer if isinstance(answer, bool) else bytes([answer[0] ^ 1]) + answer[1:]

    monkeypatch.setattr(module, function, faulty)
    with pytest.raises(SelfTestFailed, match=f"self-test of {name} failed"):
        run_self_test()


def test_a_library_that_fails_over_the_question_stops_the_program_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise OSError("cannot load")

    monkeypatch.setattr(argon2id, "crypto_pwhash_alg", broken)
    with pytest.raises(SelfTestFailed):
        run_self_test()


def test_a_box_that_opens_though_it_was_altered_stops_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "open_box", lambda _private, _sealed: self_test._MESSAGE)
    with pytest.raises(SelfTestFailed, match="sealed boxes"):
        run_self_test()
