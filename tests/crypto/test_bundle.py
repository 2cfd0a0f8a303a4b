"""The one-time code of a bundle, and the stream of parts under it."""

import re
from collections.abc import Callable, Sequence

import pytest

from callcenter.crypto.bundle import (
    ADDED_BYTES,
    BundleCodeMistyped,
    BundleKey,
    PartOpener,
    PartSealer,
    WrongBundleCode,
    new_bundle_code,
)
from callcenter.crypto.hkdf import hkdf_sha256
from callcenter.crypto.vault_keys import SealedDamaged

CODE, OTHER_CODE = new_bundle_code(), new_bundle_code()
ID, CLEAR = bytes(range(16)), b"what stands in clear"
PARTS = (b"facts", b"", b"rows" * 2000, b"the end")


def sealed_parts(sealer: PartSealer) -> list[bytes]:
    return [sealer.seal(part, last=part is PARTS[-1]) for part in PARTS]


def opened(opener: PartOpener, sealed: Sequence[bytes]) -> list[tuple[bytes, bool]]:
    return [opener.open(part) for part in sealed]


@pytest.fixture
def sealer() -> PartSealer:
    return PartSealer(BundleKey(CODE, ID), CLEAR)


def opener_for(sealer: PartSealer, code: str = CODE, bundle_id: bytes = ID, clear: bytes = CLEAR) -> PartOpener:
    return PartOpener(BundleKey(code, bundle_id), sealer.header, clear)


def test_a_code_is_written_down_as_a_recovery_code_and_no_two_are_the_same() -> None:
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){7}-[0-9A-Z]{2}", CODE)
    assert CODE != OTHER_CODE


@pytest.mark.parametrize(
    "typed",
    [CODE.lower(), CODE.replace("-", " "), CODE.replace("0", "O").replace("1", "l")],
    ids=["in small letters", "with spaces", "with letters for digits"],
)
def test_a_code_may_be_typed_as_people_type(typed: str) -> None:
    assert BundleKey(typed, ID).check() == BundleKey(CODE, ID).check()


@pytest.mark.parametrize(
    "typed",
    ["", CODE[:-1], CODE + "0", CODE[1] + CODE[0] + CODE[2:] if CODE[0] != CODE[1] else ""],
    ids=["nothing", "one less", "one more", "two exchanged"],
)
def test_a_mistyped_code_is_told_and_not_shown(typed: str) -> None:
    with pytest.raises(BundleCodeMistyped) as caught:
        BundleKey(typed, ID)
    assert CODE[:4] not in str(caught.value)


def test_the_code_of_another_bundle_is_told_from_damage() -> None:
    check = BundleKey(CODE, ID).check()
    BundleKey(CODE, ID).require(check)
    for key in (BundleKey(OTHER_CODE, ID), BundleKey(CODE, bytes(16))):
        with pytest.raises(WrongBundleCode):
            key.require(check)


def test_keys_follow_from_code_and_id_as_the_layout_says() -> None:
    secret = CODE.replace("-", "")[:32].encode()
    key = BundleKey(CODE, ID)
    assert key.stream_key() == hkdf_sha256(secret, ID, b"ccv1/bundle")
    assert key.check() == hkdf_sha256(secret, ID, b"ccv1/bundle/check", 16)
    assert secret.decode() not in repr(key)


def test_parts_come_back_in_their_order_and_the_last_is_known(sealer: PartSealer) -> None:
    sealed = sealed_parts(sealer)
    assert [len(one) - len(part) for one, part in zip(sealed, PARTS, strict=True)] == [ADDED_BYTES] * 4
    assert opened(opener_for(sealer), sealed) == [(part, part is PARTS[-1]) for part in PARTS]


@pytest.mark.parametrize("place", range(4))
def test_a_part_with_one_bit_turned_is_refused(sealer: PartSealer, place: int) -> None:
    sealed = sealed_parts(sealer)
    for bit in {0, len(sealed[place]) * 4, len(sealed[place]) * 8 - 1}:
        turned = bytearray(sealed[place])
        turned[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealedDamaged):
            opened(opener_for(sealer), [*sealed[:place], bytes(turned)])


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts[1:],
        lambda parts: [parts[0], *parts[2:]],
        lambda parts: [parts[0], parts[0]],
        lambda parts: [parts[1], parts[0]],
        lambda parts: [parts[0][:-1]],
        lambda parts: [parts[0][: ADDED_BYTES - 1]],
        lambda parts: [b""],
    ],
    ids=["first gone", "one gone", "repeated", "exchanged", "cut", "cut short", "empty"],
)
def test_parts_in_another_order_are_refused(sealer: PartSealer, change: Callable[[list[bytes]], list[bytes]]) -> None:
    with pytest.raises(SealedDamaged):
        opened(opener_for(sealer), change(sealed_parts(sealer)))


def test_another_code_id_or_clear_text_opens_nothing(sealer: PartSealer) -> None:
    first, *_ = sealed_parts(sealer)
    for opener in (
        opener_for(sealer, code=OTHER_CODE),
        opener_for(sealer, bundle_id=bytes(16)),
        opener_for(sealer, clear=CLEAR + b"."),
        PartOpener(BundleKey(CODE, ID), bytes(24), CLEAR),
    ):
        with pytest.raises(SealedDamaged):
            opener.open(first)
