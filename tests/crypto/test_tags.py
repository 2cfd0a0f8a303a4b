import nacl.exceptions
import pytest

from callcenter.crypto import argon2id
from callcenter.crypto.argon2id import NotEnoughMemory
from callcenter.crypto.tags import HIGH, STANDARD, TAG_COSTS, TRAINING, TagHasher, counter_key

HASHER = TagHasher(b"K" * 32, TRAINING)
PUBLIC = ("1980-02-09", "S530")


def test_costs_are_those_of_the_design() -> None:
    assert [(cost.name, cost.memory_kib, cost.passes) for cost in (STANDARD, HIGH, TRAINING)] == [
        ("standard", 7 * 1024, 5),
        ("high", 64 * 1024, 3),
        ("training", 64, 1),
    ]
    assert {"standard": STANDARD, "high": HIGH, "training": TRAINING} == TAG_COSTS


def test_a_tag_is_the_same_always_and_another_with_anything_changed() -> None:
    tags = [
        HASHER.tag(1, PUBLIC, "6789"),
        HASHER.tag(2, PUBLIC, "6789"),
        HASHER.tag(1, PUBLIC[::-1], "6789"),
        HASHER.tag(1, ("1980-02-0", "9S530"), "6789"),
        HASHER.tag(1, (*PUBLIC, ""), "6789"),
        HASHER.tag(1, PUBLIC, "6780"),
        TagHasher(b"L" * 32, TRAINING).tag(1, PUBLIC, "6789"),
        TagHasher(b"K" * 32, STANDARD).tag(1, PUBLIC, "6789"),
    ]
    assert len(set(tags)) == len(tags)
    assert {len(tag) for tag in tags} == {16}
    assert HASHER.tag(1, PUBLIC, "6789") == tags[0]


def test_a_persons_digest_heeds_neither_order_nor_repetition() -> None:
    first, second = b"\x01" + b"a" * 16, b"\x02" + b"b" * 16
    digest = HASHER.person_digest([first, second])
    assert len(digest) == 16
    assert HASHER.person_digest(iter([second, first, second])) == digest
    assert HASHER.person_digest([first]) != digest
    assert HASHER.person_digest([b"\x01" + b"b" * 16, b"\x02" + b"a" * 16]) != digest
    assert TagHasher(b"L" * 32, TRAINING).person_digest([first, second]) != digest


def test_a_tag_without_its_rule_has_no_place_in_a_digest() -> None:
    with pytest.raises(ValueError, match="17 bytes, not 16"):
        HASHER.person_digest([b"a" * 16])


def test_a_counters_key_changes_with_kind_context_key_and_cost() -> None:
    keys = [
        counter_key(b"T" * 32, "last4_birth_surname", PUBLIC, TRAINING),
        counter_key(b"T" * 32, "last4_birth_given", PUBLIC, TRAINING),
        counter_key(b"T" * 32, "last4_birth_surname", ("1980-02-0", "9S530"), TRAINING),
        counter_key(b"U" * 32, "last4_birth_surname", PUBLIC, TRAINING),
        counter_key(b"T" * 32, "last4_birth_surname", PUBLIC, STANDARD),
    ]
    assert len(set(keys)) == len(keys)
    assert counter_key(b"T" * 32, "last4_birth_surname", PUBLIC, TRAINING) == keys[0]


def test_memory_that_is_not_there_is_the_computers_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object) -> bytes:
        raise nacl.exceptions.RuntimeError("Unexpected failure in key derivation")

    monkeypatch.setattr(argon2id, "crypto_pwhash_alg", no_memory)
    with pytest.raises(NotEnoughMemory):
        HASHER.tag(1, PUBLIC, "6789")


def test_keys_of_other_lengths_are_refused_and_none_is_shown() -> None:
    with pytest.raises(ValueError, match="a tag key has 32 bytes, not 5"):
        TagHasher(b"short", TRAINING)
    with pytest.raises(ValueError, match="a throttle key has 32 bytes, not 5"):
        counter_key(b"short", "kind", (), TRAINING)
    assert repr(HASHER) == str(HASHER) == "<tag hasher training>"
