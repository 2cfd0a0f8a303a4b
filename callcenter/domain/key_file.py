"""The shape of vault.keys: who has a slot, what was sealed to whom, and the signed list of members.

Every field is bounded as it is made, so nothing read from a file can ask for a costly key derivation.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from callcenter.canonical_json import canonical_json, parse_canonical
from callcenter.domain.accounts import RECOVERY_NAME, Role, check_user_name, name_key
from callcenter.errors import EnvironmentFault, UserFacing

FORMAT = 1
MAXIMUM_FILE_BYTES = 4 << 20
MAXIMUM_SLOTS = 500
MAXIMUM_FORMER_KEYS = 256

_LARGEST_NUMBER = 2**32 - 1
_LARGEST_GENERATION = 2**63 - 1
_GRANT_HEAD = 48 + 18 + 32  # a sealed box around a head and the vault's key, as crypto/grants.py lays it out
_LARGEST_GRANT = _GRANT_HEAD + 32 * (1 + MAXIMUM_FORMER_KEYS)
_CHECKSUM_BYTES = 1 + 64 + 1


class KeyFileDamaged(EnvironmentFault):
    """The key file was damaged, altered, or belongs to another vault."""

    code = "key_file_damaged"
    sentence = "The key file vault.keys is damaged or was altered. Put back the newest backup of the vault."


class KeyFileNewer(EnvironmentFault):
    """The key file has a format this program does not know yet."""

    code = "key_file_newer"
    sentence = "The key file vault.keys was written by a newer version of the program. Install that version."


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(f"key file: {what}")


def _require_length(data: bytes, length: int, what: str) -> None:
    _require(len(data) == length, what)


@dataclass(frozen=True)
class KdfCost:
    """What one guess at a password costs: Argon2id with this memory, passes and lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        _require(1 <= self.lanes <= 16, "lanes")
        _require(1 <= self.passes <= 16, "passes")
        _require(8 * self.lanes <= self.memory_kib <= 1 << 20, "memory")

    def is_at_least(self, other: "KdfCost") -> bool:
        """Whether neither memory nor passes are fewer than the other's."""
        return self.memory_kib >= other.memory_kib and self.passes >= other.passes


PASSWORD_COST = KdfCost(262144, 3, 4)
TRAINING_PASSWORD_COST = KdfCost(8192, 1, 1)


def password_cost(training: bool) -> KdfCost:
    """What deriving a key from a password costs in a vault."""
    return TRAINING_PASSWORD_COST if training else PASSWORD_COST


# What the first version gave real vaults. PASSWORD_COST may rise; this stays, or older vaults would not open.
_LEAST_REAL_COST = KdfCost(262144, 3, 4)


@dataclass(frozen=True)
class Slot:
    """One user's way in; `sealed` is 64 secret bytes and a 16-byte code under the password's key.

    `device_secret` is always False in this format: it leaves room for a second secret.
    """

    slot_id: int
    name: str
    role: Role
    public_key: bytes
    cost: KdfCost
    salt: bytes = field(repr=False)
    must_change: bool
    device_secret: bool = field(default=False, kw_only=True)
    nonce: bytes = field(repr=False)
    sealed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _require(1 <= self.slot_id <= _LARGEST_NUMBER, "slot id")
        _require(_is_name_for(self.name, self.role), "name")
        _require_length(self.public_key, 32, "public key")
        _require_length(self.salt, 16, "salt")
        _require(not self.device_secret, "device secret")
        _require_length(self.nonce, 24, "nonce")
        _require_length(self.sealed, 80, "sealed secrets")

    def head_bytes(self) -> bytes:
        """Everything before `sealed`, as canonical JSON: what the sealed part vouches for."""
        head = _plain_fields(self)
        del head["sealed"]
        return canonical_json(head)


@dataclass(frozen=True)
class Grant:
    """The vault's key with this number, sealed to a user; for supervisors also the supervisors' keys."""

    slot_id: int
    key_number: int
    sealed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _require(1 <= self.slot_id <= _LARGEST_NUMBER, "slot id")
        _require(1 <= self.key_number <= _LARGEST_NUMBER, "key number")
        _require(_GRANT_HEAD <= len(self.sealed) <= _LARGEST_GRANT, "grant")


@dataclass(frozen=True)
class Member:
    """What supervisors sign of one user; `grant_hash` is `grants_hash` of the user's grants."""

    slot_id: int
    name: str
    role: Role
    public_key: bytes
    grant_hash: bytes

    def __post_init__(self) -> None:
        _require(1 <= self.slot_id <= _LARGEST_NUMBER, "slot id")
        _require(_is_name_for(self.name, self.role), "name")
        _require_length(self.public_key, 32, "public key")
        _require_length(self.grant_hash, 32, "hash of grants")


@dataclass(frozen=True)
class MemberList:
    """Who belongs to the vault, in order of slot ids, and the supervisors' present public keys.

    `key_number` says which vault key is the newest. `supervisors_sign` is an Ed25519 key and
    `supervisors_seal` an X25519 key, 32 bytes each.
    """

    vault_id: bytes
    generation: int
    key_number: int
    training: bool
    members: tuple[Member, ...]
    supervisors_sign: bytes
    supervisors_seal: bytes

    def __post_init__(self) -> None:
        _require_length(self.vault_id, 16, "vault id")
        _require(0 <= self.generation <= _LARGEST_GENERATION, "generation")
        _require(1 <= self.key_number <= _LARGEST_NUMBER, "key number")
        _require(1 <= len(self.members) <= MAXIMUM_SLOTS, "number of members")
        _require_ascending([member.slot_id for member in self.members], "members")
        _require_length(self.supervisors_sign, 32, "supervisors' signing key")
        _require_length(self.supervisors_seal, 32, "supervisors' sealing key")

    def signed_bytes(self) -> bytes:
        """What a supervisor signs: the whole list as canonical JSON."""
        return canonical_json(_plain_fields(self))


@dataclass(frozen=True)
class KeyChainLink:
    """A former supervisors' signing key, and its signature over the key that came after it."""

    public_key: bytes
    signature: bytes

    def __post_init__(self) -> None:
        _require_length(self.public_key, 32, "former key")
        _require_length(self.signature, 64, "former key's signature")


@dataclass(frozen=True)
class KeyFile:
    """All of vault.keys. Slots stand in order of ids, grants by id and key number, the chain oldest first.

    Bounded, but believed only after `verify_key_file`.
    """

    format: int = field(default=FORMAT, kw_only=True)
    vault_id: bytes
    generation: int
    training: bool
    slots: tuple[Slot, ...]
    grants: tuple[Grant, ...]
    members: MemberList
    signature: bytes
    chain: tuple[KeyChainLink, ...]

    def __post_init__(self) -> None:
        _require(self.format == FORMAT, "format")
        _require_length(self.vault_id, 16, "vault id")
        _require(0 <= self.generation <= _LARGEST_GENERATION, "generation")
        _require(1 <= len(self.slots) <= MAXIMUM_SLOTS, "number of slots")
        _require_ascending([slot.slot_id for slot in self.slots], "slots")
        names = {name_key(slot.name) for slot in self.slots}
        _require(len(names) == len(self.slots), "two slots of one name")
        _require(
            self.training or all(slot.cost.is_at_least(_LEAST_REAL_COST) for slot in self.slots),
            "a training vault's password cost in a real vault",
        )
        _require(len(self.grants) <= 2 * MAXIMUM_SLOTS, "number of grants")
        _require_ascending([(grant.slot_id, grant.key_number) for grant in self.grants], "grants")
        _require_length(self.signature, 64, "signature")
        _require(len(self.chain) <= MAXIMUM_FORMER_KEYS, "length of the chain")

    @property
    def supervisors_keys(self) -> tuple[bytes, ...]:
        """Every signing key that the supervisors had, oldest first; the last is the present one."""
        return (*(link.public_key for link in self.chain), self.members.supervisors_sign)

    @property
    def is_between_keys(self) -> bool:
        """Whether users still are granted the vault's former key besides the newest: re-keying is not finished."""
        return len(self.grants) > len(self.slots)

    def slot_named(self, name: str) -> Slot | None:
        """The slot of a user, upper and lower case alike; None when nobody has that name."""
        return next((slot for slot in self.slots if name_key(slot.name) == name_key(name)), None)

    def grants_of(self, slot_id: int) -> tuple[Grant, ...]:
        """A user's grants by key number: one, or two during re-keying."""
        return tuple(grant for grant in self.grants if grant.slot_id == slot_id)


def grants_hash(grants: Iterable[Grant]) -> bytes:
    """SHA-256 over the canonical JSON of one user's grants in order of key numbers."""
    return hashlib.sha256(canonical_json([_plain_fields(grant) for grant in grants])).digest()


def member_of(slot: Slot, grants: Iterable[Grant]) -> Member:
    """The entry of the member list for a slot and its grants in order of key numbers."""
    return Member(slot.slot_id, slot.name, slot.role, slot.public_key, grants_hash(grants))


def encode_key_file(key_file: KeyFile) -> bytes:
    """One line of canonical JSON (bytes as lower-case hexadecimal) and one with its SHA-256.

    Raises ValueError when that is over MAXIMUM_FILE_BYTES. Later formats keep the two lines and the
    name `format`, so that a newer file can be told from a damaged one.
    """
    data = _with_checksum(canonical_json(_plain_fields(key_file)))
    _require(len(data) <= MAXIMUM_FILE_BYTES, "too large")
    return data


def decode_key_file(data: bytes) -> KeyFile:
    """Read exactly what `encode_key_file` writes; raises KeyFileDamaged or KeyFileNewer."""
    body = data[:-_CHECKSUM_BYTES]
    if len(data) > MAXIMUM_FILE_BYTES or _with_checksum(body) != data:
        raise KeyFileDamaged
    try:
        value = parse_canonical(body)
        if _is_newer(value):
            raise KeyFileNewer
        key_file: KeyFile = _read(KeyFile, value)
        same = encode_key_file(key_file) == data
    except ValueError as fault:
        raise KeyFileDamaged from fault
    if not same:
        raise KeyFileDamaged
    return key_file


def _with_checksum(body: bytes) -> bytes:
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode("ascii") + b"\n"


def _is_newer(value: object) -> bool:
    number = value.get("format") if isinstance(value, dict) else None
    return type(number) is int and number > FORMAT


def _plain_fields(value: Any) -> dict[str, object]:
    """A dataclass as canonical JSON holds it: bytes as hexadecimal, tuples as lists."""
    return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _plain_fields(value) if is_dataclass(value) else value


def _read(kind: Any, value: object) -> Any:
    """The reverse of `_plain`; raises ValueError for any other kind, name or number of fields."""
    if kind is bytes:
        return bytes.fromhex(_exactly(str, value))
    if kind is Role:
        return Role(_exactly(str, value))
    if kind in (bool, int, str):
        return _exactly(kind, value)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in _exactly(list, value))
    shape, found = _shape(kind), _exactly(dict, value)
    _require(found.keys() == shape.keys(), "fields")
    return kind(**{name: _read(part, found[name]) for name, part in shape.items()})


@cache
def _shape(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _exactly(kind: type, value: object) -> Any:
    """`value` when it is of this kind and no subclass: True is no number here."""
    _require(type(value) is kind, "kind of a value")
    return value


def _is_name_for(name: str, role: Role) -> bool:
    if role is Role.RECOVERY:
        return name == RECOVERY_NAME
    try:
        return check_user_name(name) == name
    except UserFacing:
        return False


def _require_ascending(keys: Sequence[Any], what: str) -> None:
    _require(all(a < b for a, b in zip(keys, keys[1:], strict=False)), f"order of {what}")
