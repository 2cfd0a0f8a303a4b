import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from callcenter.canonical_json import canonical_json
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import (
    MAXIMUM_FILE_BYTES,
    MAXIMUM_FORMER_KEYS,
    MAXIMUM_SLOTS,
    PASSWORD_COST,
    TRAINING_PASSWORD_COST,
    Grant,
    KdfCost,
    KeyChainLink,
    KeyFile,
    KeyFileDamaged,
    KeyFileNewer,
    MemberList,
    Slot,
    decode_key_file,
    encode_key_file,
    grants_hash,
    member_of,
)


def slot(number: int = 1, name: str = "Maria", role: Role = Role.SUPERVISOR) -> Slot:
    return Slot(
        slot_id=number,
        name=name,
        role=role,
        public_key=b"p" * 32,
        cost=TRAINING_PASSWORD_COST,
        salt=b"s" * 16,
        must_change=False,
        nonce=b"n" * 24,
        sealed=b"x" * 80,
    )


SLOTS = (slot(), slot(2, "José", Role.OPERATOR), slot(3, "recovery", Role.RECOVERY))
GRANTS = (Grant(1, 4, b"g" * 130), Grant(1, 5, b"g" * 162), Grant(2, 5, b"h" * 98), Grant(3, 5, b"i" * 130))
MEMBERS = MemberList(
    vault_id=b"v" * 16,
    generation=7,
    key_number=5,
    training=True,
    members=tuple(member_of(one, [g for g in GRANTS if g.slot_id == one.slot_id]) for one in SLOTS),
    supervisors_sign=b"e" * 32,
    supervisors_seal=b"c" * 32,
)
FILE = KeyFile(
    vault_id=b"v" * 16,
    generation=7,
    training=True,
    slots=SLOTS,
    grants=GRANTS,
    members=MEMBERS,
    signature=b"z" * 64,
    chain=(KeyChainLink(b"f" * 32, b"y" * 64),),
)
ENCODED = encode_key_file(FILE)


def with_checksum(body: bytes) -> bytes:
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"


def encoded_with(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The encoded file after a change of its JSON, well spelled and with a right checksum."""
    value = json.loads(ENCODED.split(b"\n")[0])
    change(value)
    return with_checksum(canonical_json(value))


def test_a_key_file_comes_back_as_it_was() -> None:
    assert decode_key_file(ENCODED) == FILE


def test_a_key_file_is_one_line_of_json_and_one_of_sha_256() -> None:
    body, checksum, rest = ENCODED.split(b"\n")
    assert json.loads(body)["slots"][1]["name"] == "José"
    assert json.loads(body)["vault_id"] == "76" * 16
    assert checksum.decode() == hashlib.sha256(body).hexdigest()
    assert rest == b""


def random_edit(draw: random.Random, data: bytes) -> bytes:
    place, length = draw.randrange(len(data)), draw.choice((1, 1, 1, 2, 16))
    junk = draw.choice((draw.randbytes(length), data[place : place + length][::-1], b'{"a":1}'[:length]))
    edits = (
        data[:place] + junk + data[place + len(junk) :],
        data[:place] + junk + data[place:],
        data[:place] + data[place + length :],
        data[:place] + bytes([data[place] ^ 1 << draw.randrange(8)]) + data[place + 1 :],
        data[:place],
        data[place:],
        data + junk,
        data[:place] + data,
    )
    return draw.choice(edits)


def test_500_random_edits_are_all_noticed() -> None:
    draw, edited = random.Random(7), 0
    while edited < 500:
        data = random_edit(draw, ENCODED)
        if data == ENCODED:
            continue
        edited += 1
        with pytest.raises(KeyFileDamaged):
            decode_key_file(data)


def test_500_random_edits_with_a_mended_checksum_give_a_bounded_file_or_our_own_failure() -> None:
    draw, body = random.Random(8), ENCODED.split(b"\n")[0]
    for _ in range(500):
        data = with_checksum(random_edit(draw, body))
        try:
            assert encode_key_file(decode_key_file(data)) == data
        except (KeyFileDamaged, KeyFileNewer):
            continue


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        with_checksum(b""),
        with_checksum(b"null"),
        with_checksum(b"[]"),
        with_checksum(b"{}"),
        with_checksum(b"[" * 50_000),
        with_checksum(b'{"format":1}'),
        with_checksum(ENCODED.split(b"\n")[0] + b" "),
        with_checksum(ENCODED.split(b"\n")[0].replace(b"7a7a", b"7A7A")),
        with_checksum(ENCODED.split(b"\n")[0].replace(b'"generation":7', b'"generation":7.0')),
        ENCODED.replace(b"\n", b"\r\n"),
        ENCODED[:-1],
        ENCODED + b"\n",
        with_checksum(b'{"format":2,"large":"' + b"a" * MAXIMUM_FILE_BYTES + b'"}'),
    ],
)
def test_what_is_no_key_file_or_spelled_otherwise_is_damaged(data: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        decode_key_file(data)


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "format 0": lambda file: file.update(format=0),
    "format true": lambda file: file.update(format=True),
    "format as text": lambda file: file.update(format="1"),
    "field missing": lambda file: file.pop("chain"),
    "field too many": lambda file: file.update(extra=1),
    "field of a slot missing": lambda file: file["slots"][0].pop("salt"),
    "field of a slot too many": lambda file: file["slots"][0].update(extra=1),
    "slots as an object": lambda file: file.update(slots={}),
    "no slots": lambda file: file.update(slots=[]),
    "slot as text": lambda file: file.update(slots=["slot"]),
    "members as a list": lambda file: file.update(members=[]),
    "slots in another order": lambda file: file["slots"].reverse(),
    "one slot twice": lambda file: file["slots"].insert(0, file["slots"][0]),
    "one grant twice": lambda file: file["grants"].insert(0, file["grants"][0]),
    "members in another order": lambda file: file["members"]["members"].reverse(),
    "two users of one name": lambda file: file["slots"][1].update(name="MARIA"),
    "too many slots": lambda file: file.update(slots=file["slots"][:1] * (MAXIMUM_SLOTS + 1)),
    "too long a chain": lambda file: file.update(chain=file["chain"] * (MAXIMUM_FORMER_KEYS + 1)),
    "memory over a GiB": lambda file: file["slots"][0]["cost"].update(memory_kib=(1 << 20) + 1),
    "memory too small for the lanes": lambda file: file["slots"][0]["cost"].update(memory_kib=7),
    "negative memory": lambda file: file["slots"][0]["cost"].update(memory_kib=-8192),
    "17 passes": lambda file: file["slots"][0]["cost"].update(passes=17),
    "no passes": lambda file: file["slots"][0]["cost"].update(passes=0),
    "17 lanes": lambda file: file["slots"][0]["cost"].update(lanes=17),
    "no lanes": lambda file: file["slots"][0]["cost"].update(lanes=0),
    "passes true": lambda file: file["slots"][0]["cost"].update(passes=True),
    "passes null": lambda file: file["slots"][0]["cost"].update(passes=None),
    "device secret": lambda file: file["slots"][0].update(device_secret=True),
    "must change as a number": lambda file: file["slots"][0].update(must_change=1),
    "slot id 0": lambda file: file["slots"][0].update(slot_id=0),
    "slot id of five bytes": lambda file: file["slots"][2].update(slot_id=2**32),
    "generation below 0": lambda file: file.update(generation=-1),
    "generation of nine bytes": lambda file: file.update(generation=2**63),
    "unknown role": lambda file: file["slots"][0].update(role="owner"),
    "role null": lambda file: file["slots"][0].update(role=None),
    "name too long": lambda file: file["slots"][0].update(name="x" * 41),
    "name not in normal form": lambda file: file["slots"][1].update(name="Jose\u0301"),
    "name of the recovery slot for a user": lambda file: file["slots"][0].update(name="Recovery"),
    "recovery slot by another name": lambda file: file["slots"][2].update(name="Paper"),
    "salt too short": lambda file: file["slots"][0].update(salt="73" * 15),
    "salt not hexadecimal": lambda file: file["slots"][0].update(salt="zz" * 16),
    "nonce too long": lambda file: file["slots"][0].update(nonce="6e" * 25),
    "sealed too long": lambda file: file["slots"][0].update(sealed="78" * 81),
    "public key too short": lambda file: file["slots"][0].update(public_key="70" * 31),
    "grant too short": lambda file: file["grants"][0].update(sealed="67" * 97),
    "grant too long": lambda file: file["grants"][0].update(sealed="67" * (98 + 32 * 257 + 1)),
    "key number 0": lambda file: file["grants"][0].update(key_number=0),
    "hash of grants too short": lambda file: file["members"]["members"][0].update(grant_hash="00" * 31),
    "signing key too short": lambda file: file["members"].update(supervisors_sign="65" * 31),
    "sealing key too long": lambda file: file["members"].update(supervisors_seal="63" * 33),
    "vault id too short": lambda file: file.update(vault_id="76" * 15),
    "signature too short": lambda file: file.update(signature="7a" * 63),
    "chain's key too short": lambda file: file["chain"][0].update(public_key="66" * 31),
    "chain's signature too short": lambda file: file["chain"][0].update(signature="79" * 63),
    "cheap passwords in a real vault": lambda file: file.update(training=False),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_out_of_bounds_is_damaged_before_anything_is_derived(what: str) -> None:
    with pytest.raises(KeyFileDamaged):
        decode_key_file(encoded_with(CHANGES[what]))


@pytest.mark.parametrize("number", [2, 3, 10**30])
def test_a_newer_format_is_told_from_damage(number: int) -> None:
    with pytest.raises(KeyFileNewer):
        decode_key_file(encoded_with(lambda file: file.update(format=number, slots="quite another shape")))


def test_a_newer_format_that_was_damaged_is_damaged() -> None:
    newer = encoded_with(lambda file: file.update(format=2))
    with pytest.raises(KeyFileDamaged):
        decode_key_file(newer.replace(b"7676", b"7677", 1))


def test_the_largest_ordinary_vault_fits_into_a_file() -> None:
    """500 people, a fifth of them supervisors, while re-keying after 20 changes of the supervisors' keys."""
    slots = tuple(
        slot(number, f"{number:03} " + "ñ" * 36, Role.SUPERVISOR if number % 5 == 0 else Role.OPERATOR)
        for number in range(1, MAXIMUM_SLOTS + 1)
    )
    lengths = {Role.SUPERVISOR: 130 + 32 * 20, Role.OPERATOR: 98}
    grants = tuple(Grant(one.slot_id, number, b"g" * lengths[one.role]) for one in slots for number in (4, 5))
    by_slot = {one.slot_id: grants[2 * place : 2 * place + 2] for place, one in enumerate(slots)}
    members = replace(MEMBERS, members=tuple(member_of(one, by_slot[one.slot_id]) for one in slots))
    file = replace(FILE, slots=slots, grants=grants, members=members, chain=FILE.chain * 20)
    data = encode_key_file(file)
    assert len(data) < MAXIMUM_FILE_BYTES / 2
    assert decode_key_file(data) == file


def test_a_real_vault_takes_the_full_cost_or_more() -> None:
    real = replace(FILE, training=False, slots=(replace(slot(), cost=PASSWORD_COST),))
    assert decode_key_file(encode_key_file(real)) == real
    replace(real, slots=(replace(slot(), cost=KdfCost(1 << 20, 16, 1)),))
    for cheap in (KdfCost(262143, 3, 4), KdfCost(262144, 2, 4), TRAINING_PASSWORD_COST):
        with pytest.raises(ValueError, match="training"):
            replace(real, slots=(replace(slot(), cost=cheap),))


def test_costs_are_those_of_the_design() -> None:
    assert KdfCost(memory_kib=256 * 1024, passes=3, lanes=4) == PASSWORD_COST
    assert KdfCost(memory_kib=8 * 1024, passes=1, lanes=1) == TRAINING_PASSWORD_COST


def test_users_are_found_by_name_whatever_the_case() -> None:
    assert FILE.slot_named("JOSE\u0301") == SLOTS[1]
    assert FILE.slot_named("Recovery") == SLOTS[2]
    assert FILE.slot_named("Jose") is None


def test_a_users_grants_come_by_key_number() -> None:
    assert FILE.grants_of(1) == GRANTS[:2]
    assert FILE.grants_of(9) == ()


def test_the_hash_of_grants_changes_with_any_of_them_and_their_order() -> None:
    first, second = GRANTS[:2]
    hashes = {
        grants_hash(grants)
        for grants in ((), (first,), (second,), (first, second), (second, first), (replace(first, slot_id=2), second))
    }
    assert len(hashes) == 6


def test_the_signed_bytes_change_with_every_field_of_the_list() -> None:
    member = MEMBERS.members[0]
    changed = [
        replace(MEMBERS, vault_id=b"w" * 16),
        replace(MEMBERS, generation=8),
        replace(MEMBERS, key_number=6),
        replace(MEMBERS, training=False),
        replace(MEMBERS, supervisors_sign=b"d" * 32),
        replace(MEMBERS, supervisors_seal=b"d" * 32),
        replace(MEMBERS, members=MEMBERS.members[:2]),
        *(
            replace(MEMBERS, members=(other, *MEMBERS.members[1:]))
            for other in (
                replace(member, name="Mario"),
                replace(member, role=Role.OPERATOR),
                replace(member, public_key=b"q" * 32),
                replace(member, grant_hash=b"q" * 32),
            )
        ),
    ]
    assert len({one.signed_bytes() for one in (MEMBERS, *changed)}) == len(changed) + 1


def test_the_head_of_a_slot_holds_every_field_but_the_sealed_one() -> None:
    head = json.loads(slot().head_bytes())
    assert head.keys() | {"sealed"} == set(json.loads(ENCODED.split(b"\n")[0])["slots"][0])
    assert slot().head_bytes() == replace(slot(), sealed=b"o" * 80).head_bytes()


def test_what_is_sealed_stays_out_of_messages() -> None:
    assert "xxxx" not in repr(FILE)
    assert "gggg" not in repr(FILE)
