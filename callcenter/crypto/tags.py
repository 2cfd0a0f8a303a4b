"""Tags: keyed slow hashes of combinations of details, the only trace of a person in a vault."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from callcenter.crypto.argon2id import with_libsodium
from callcenter.crypto.layout import length_prefixed, require_length, u8

TAG_BYTES = 16


@dataclass(frozen=True)
class TagCost:
    """What one tag costs: Argon2id with one lane and this memory and passes."""

    name: str
    memory_kib: int
    passes: int


STANDARD = TagCost("standard", 7 * 1024, 5)
HIGH = TagCost("high", 64 * 1024, 3)
TRAINING = TagCost("training", 64, 1)
TAG_COSTS = {cost.name: cost for cost in (STANDARD, HIGH, TRAINING)}


class TagHasher:
    """Makes the tags of one roster: `tag_key` is its 32 random bytes."""

    def __init__(self, tag_key: bytes, cost: TagCost) -> None:
        require_length(tag_key, 32, "a tag key")
        self._key = tag_key
        self._cost = cost

    def __repr__(self) -> str:
        return f"<tag hasher {self._cost.name}>"

    def tag(self, rule_number: int, public: tuple[str, ...], secret: str) -> bytes:
        """16 bytes: Argon2id over the secret detail, salted with the rule and its other details in order.

        The salt is HMAC-SHA256(tag key, "ccv1/tag" 00 || u8 rule || each text with its length)[:16].
        """
        context = b"ccv1/tag\0" + u8(rule_number) + b"".join(map(length_prefixed, public))
        salt = hmac.digest(self._key, context, "sha256")[:16]
        return _slow_hash(secret.encode("utf-8"), salt, self._cost)

    def person_digest(self, tags: Iterable[bytes]) -> bytes:
        """16 bytes that stand for a person: HMAC-SHA256 over "ccv1/person" and the distinct tags.

        Each tag is given as u8 rule || tag (17 bytes); they are sorted as such, by rule and then tag.
        """
        distinct = sorted(set(tags))
        for tag in distinct:
            require_length(tag, 1 + TAG_BYTES, "a tag with its rule")
        return hmac.digest(self._key, b"ccv1/person" + b"".join(distinct), "sha256")[:16]


def counter_key(throttle_key: bytes, kind: str, context: tuple[str, ...], cost: TagCost) -> bytes:
    """16 bytes under which failed checks are counted: Argon2id over the context's texts with their lengths.

    The salt is HMAC-SHA256(throttle key, kind)[:16]: one evaluation, as slow as a tag.
    """
    require_length(throttle_key, 32, "a throttle key")
    salt = hmac.digest(throttle_key, kind.encode("utf-8"), "sha256")[:16]
    return _slow_hash(b"".join(map(length_prefixed, context)), salt, cost)


def _slow_hash(secret: bytes, salt: bytes, cost: TagCost) -> bytes:
    return with_libsodium(secret, salt, memory_kib=cost.memory_kib, passes=cost.passes, length=TAG_BYTES)
