"""Every layout is worked out twice, by the program and by a few lines of its own, against kept answers.

The second way shares nothing with the first: the other Argon2 library, hashes and structs as they come
with Python, and XChaCha20-Poly1305 written out.
"""

import hashlib
import hmac
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import argon2.low_level
import nacl.bindings
import nacl.signing
import pytest

from callcenter.crypto import notes, slots
from callcenter.crypto.hkdf import hkdf_sha256
from callcenter.crypto.import_sum import RunningSum
from callcenter.crypto.journal_codes import entry_code, next_key
from callcenter.crypto.notes import open_text, seal_text
from callcenter.crypto.password_kdf import derive_kek
from callcenter.crypto.roster_statement import RosterStatement, sign_statement, statement_bytes
from callcenter.crypto.slots import SlotSecrets, open_slot, reseal_slot
from callcenter.crypto.tags import TAG_COSTS, TagHasher, counter_key
from callcenter.crypto.vault_keys import SupervisorKeys, database_key
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import KdfCost, Slot

VECTORS = Path(__file__).parents[1] / "vectors" / "crypto.json"
Case = dict[str, Any]
Way = Callable[[Case], dict[str, str]]


# ---- the program's way


def ours_hkdf(case: Case) -> dict[str, str]:
    derived = hkdf_sha256(unhex(case["key"]), unhex(case["salt"]), unhex(case["info"]), case["length"])
    return {"derived": derived.hex()}


def ours_vault_keys(case: Case) -> dict[str, str]:
    keys = SupervisorKeys(unhex(case["rs"]), unhex(case["vault_id"]))
    return {
        "database": database_key(unhex(case["rk"]), unhex(case["vault_id"])).hex(),
        "sign_public": keys.sign_public.hex(),
        "seal_public": keys.seal_public.hex(),
        "journal": keys.journal_key(unhex(case["r"])).hex(),
        "import": keys.import_key(case["roster"]).hex(),
        "signature": keys.sign(b"ccv1/epoch", case["message"].encode()).hex(),
    }


def ours_kek(case: Case) -> dict[str, str]:
    key = derive_kek(
        case["password"],
        case["slot_id"],
        Role(case["role"]),
        unhex(case["salt"]),
        KdfCost(**case["cost"]),
        unhex(case["vault_id"]),
    )
    return {"kek": key.hex()}


def ours_tag(case: Case) -> dict[str, str]:
    hasher = TagHasher(unhex(case["tag_key"]), TAG_COSTS[case["cost"]])
    return {"tag": hasher.tag(case["rule"], tuple(case["public"]), case["secret"]).hex()}


def ours_person(case: Case) -> dict[str, str]:
    hasher = TagHasher(unhex(case["tag_key"]), TAG_COSTS["training"])
    return {"digest": hasher.person_digest(map(unhex, case["tags"])).hex()}


def ours_counter(case: Case) -> dict[str, str]:
    cost = TAG_COSTS[case["cost"]]
    key = counter_key(unhex(case["throttle_key"]), case["kind"], tuple(case["context"]), cost)
    return {"counter": key.hex()}


def ours_journal(case: Case) -> dict[str, str]:
    key = unhex(case["key"])
    code = entry_code(key, unhex(case["previous"]), case["sequence"], case["stored"].encode())
    return {"code": code.hex(), "next_key": next_key(key).hex()}


def ours_import(case: Case) -> dict[str, str]:
    running = RunningSum(unhex(case["key"]))
    for row, times in case["rows"]:
        running.add(unhex(row), times)
    return {"sum": running.value().hex()}


def ours_statement(case: Case) -> dict[str, str]:
    texts = {name: unhex(case[name]) for name in ("vault_id", "tag_key_hash", "buckets_hash")}
    statement = RosterStatement(**{**case["statement"], **texts})
    keys = SupervisorKeys(unhex(case["rs"]), texts["vault_id"])
    return {"bytes": statement_bytes(statement).hex(), "signature": sign_statement(keys, statement).hex()}


# ---- the second way


def plain_hkdf(key: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    extracted = hmac.new(salt, key, hashlib.sha256).digest()
    first = hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()
    second = hmac.new(extracted, first + info + b"\x02", hashlib.sha256).digest()
    return (first + second)[:length]


def plain_mac(key: str, *parts: bytes) -> bytes:
    return hmac.new(unhex(key), b"".join(parts), hashlib.sha256).digest()


def plain_text(text: str) -> bytes:
    return struct.pack(">H", len(text.encode())) + text.encode()


def plain_tag(secret: bytes, salt: bytes, cost: str) -> bytes:
    memory, passes = {"standard": (7168, 5), "training": (64, 1)}[cost]
    kind = argon2.low_level.Type.ID
    return argon2.low_level.hash_secret_raw(secret, salt, passes, memory, 1, 16, kind)


def other_hkdf(case: Case) -> dict[str, str]:
    key, salt, info = (unhex(case[name]) for name in ("key", "salt", "info"))
    return {"derived": plain_hkdf(key, salt, info, case["length"]).hex()}


def other_vault_keys(case: Case) -> dict[str, str]:
    def derive(secret: str, info: bytes) -> bytes:
        return plain_hkdf(unhex(case[secret]), unhex(case["vault_id"]), info, 32)

    signer = nacl.signing.SigningKey(derive("rs", b"ccv1/ed25519"))
    x25519 = nacl.bindings.crypto_scalarmult_base(derive("rs", b"ccv1/x25519"))
    return {
        "database": derive("rk", b"ccv1/db").hex(),
        "sign_public": bytes(signer.verify_key).hex(),
        "seal_public": x25519.hex(),
        "journal": derive("rs", b"ccv1/journal" + unhex(case["r"])).hex(),
        "import": derive("rs", b"ccv1/import" + struct.pack(">Q", case["roster"])).hex(),
        "signature": signer.sign(b"ccv1/epoch\0" + case["message"].encode()).signature.hex(),
    }


def other_kek(case: Case) -> dict[str, str]:
    assert case["cost"]["lanes"] == 1, "libsodium knows one lane only"
    stretched = nacl.bindings.crypto_pwhash_alg(
        32,
        case["password_nfkc"].encode(),
        unhex(case["salt"]),
        case["cost"]["passes"],
        case["cost"]["memory_kib"] * 1024,
        nacl.bindings.crypto_pwhash_ALG_ARGON2ID13,
    )
    info = b"ccv1/kek" + struct.pack(">I", case["slot_id"]) + case["role"].encode()
    return {"kek": plain_hkdf(stretched, unhex(case["vault_id"]), info, 32).hex()}


def other_tag(case: Case) -> dict[str, str]:
    context = b"ccv1/tag\x00" + bytes([case["rule"]]) + b"".join(map(plain_text, case["public"]))
    salt = plain_mac(case["tag_key"], context)[:16]
    return {"tag": plain_tag(case["secret"].encode(), salt, case["cost"]).hex()}


def other_person(case: Case) -> dict[str, str]:
    tags = [unhex(tag) for tag in sorted(set(case["tags"]))]
    return {"digest": plain_mac(case["tag_key"], b"ccv1/person", *tags)[:16].hex()}


def other_counter(case: Case) -> dict[str, str]:
    salt = plain_mac(case["throttle_key"], case["kind"].encode())[:16]
    return {"counter": plain_tag(b"".join(map(plain_text, case["context"])), salt, case["cost"]).hex()}


def other_journal(case: Case) -> dict[str, str]:
    sequence = struct.pack(">Q", case["sequence"])
    code = plain_mac(case["key"], unhex(case["previous"]), sequence, case["stored"].encode())
    return {"code": code.hex(), "next_key": hashlib.sha256(b"ccv1/ratchet" + unhex(case["key"])).hexdigest()}


def other_import(case: Case) -> dict[str, str]:
    total = sum(
        times * int(plain_mac(case["key"], b"ccv1/row\x00", unhex(row)).hex(), 16) for row, times in case["rows"]
    )
    return {"sum": f"{total % 2**256:064x}"}


def other_statement(case: Case) -> dict[str, str]:
    said = case["statement"]
    laid_out = (
        unhex(case["vault_id"])
        + struct.pack(">QQQ", said["roster"], said["revision"], said["previous_revision"])
        + unhex(case["tag_key_hash"])
        + plain_text(said["cost"])
        + plain_text(said["policy"])
        + struct.pack(">IQB", said["specification"], said["people"], said["bucket_bits"])
        + unhex(case["buckets_hash"])
    )
    seed = plain_hkdf(unhex(case["rs"]), unhex(case["vault_id"]), b"ccv1/ed25519", 32)
    signature = nacl.signing.SigningKey(seed).sign(b"ccv1/roster\x00" + laid_out).signature
    return {"bytes": laid_out.hex(), "signature": signature.hex()}


def other_slot(case: Case) -> dict[str, str]:
    fields = {"vault_id": case["vault_id"], **{name: case["head"][name] for name in ("slot_id", "role", "salt")}}
    key = other_kek({**fields, "cost": case["head"]["cost"], "password_nfkc": case["password"]})["kek"]
    head = json.dumps(case["head"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    associated = b"ccv1/slot\x00" + unhex(case["vault_id"]) + head
    secret = unhex(case["private_key"]) + unhex(case["accepted"])
    return {"sealed": xchacha20_poly1305(unhex(key), unhex(case["head"]["nonce"]), associated, secret).hex()}


def other_note(case: Case) -> dict[str, str]:
    associated = b"ccv1/note\x00" + plain_text(case["kind"]) + plain_text(case["reference"])
    nonce = unhex(case["nonce"])
    sealed = xchacha20_poly1305(unhex(case["key"]), nonce, associated, case["text"].encode())
    return {"sealed": (nonce + sealed).hex()}


def chacha_rounds(key: bytes, sixteen: bytes) -> list[int]:
    state = [*struct.unpack("<4I", b"expand 32-byte k"), *struct.unpack("<8I", key)]
    state += struct.unpack("<4I", sixteen)
    columns = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]
    diagonals = [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]
    for a, b, c, d in (columns + diagonals) * 10:
        for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            state[x] = (state[x] + state[y]) % 2**32
            mixed = state[z] ^ state[x]
            state[z] = (mixed << turn | mixed >> (32 - turn)) % 2**32
    return state


def chacha_block(key: bytes, counter: int, nonce: bytes) -> bytes:
    sixteen = struct.pack("<I", counter) + nonce
    start = (*struct.unpack("<4I", b"expand 32-byte k"), *struct.unpack("<8I", key), *struct.unpack("<4I", sixteen))
    end = chacha_rounds(key, sixteen)
    return struct.pack("<16I", *((a + b) % 2**32 for a, b in zip(start, end, strict=True)))


def xchacha20_poly1305(key: bytes, nonce: bytes, associated: bytes, text: bytes) -> bytes:
    mixed = chacha_rounds(key, nonce[:16])
    key, nonce = struct.pack("<8I", *mixed[:4], *mixed[12:]), bytes(4) + nonce[16:]
    stream = b"".join(chacha_block(key, 1 + number, nonce) for number in range(len(text) // 64 + 1))
    sealed = bytes(a ^ b for a, b in zip(text, stream, strict=False))
    once = chacha_block(key, 0, nonce)[:32]
    r = int.from_bytes(once[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    covered = b"".join(part + bytes(-len(part) % 16) for part in (associated, sealed))
    covered += struct.pack("<QQ", len(associated), len(sealed))
    total = 0
    for start in range(0, len(covered), 16):
        total = (total + int.from_bytes(covered[start : start + 16] + b"\x01", "little")) * r % (2**130 - 5)
    code = (total + int.from_bytes(once[16:], "little")) % 2**128
    return sealed + code.to_bytes(16, "little")


# ---- both against the kept answers

WAYS: dict[str, tuple[Way, Way]] = {
    "hkdf": (ours_hkdf, other_hkdf),
    "vault_keys": (ours_vault_keys, other_vault_keys),
    "kek": (ours_kek, other_kek),
    "tag": (ours_tag, other_tag),
    "person_digest": (ours_person, other_person),
    "counter_key": (ours_counter, other_counter),
    "journal": (ours_journal, other_journal),
    "import_sum": (ours_import, other_import),
    "roster_statement": (ours_statement, other_statement),
}


def unhex(text: str) -> bytes:
    return bytes.fromhex(text)


def kept(kind: str) -> list[Case]:
    found: list[Case] = json.loads(VECTORS.read_text(encoding="utf-8"))[kind]
    return found


CASES = [(kind, number) for kind in WAYS for number in range(len(kept(kind)))]


@pytest.mark.parametrize(("kind", "number"), CASES)
def test_the_program_gives_the_kept_answer(kind: str, number: int) -> None:
    case = kept(kind)[number]
    assert WAYS[kind][0](case) == case["expected"]


@pytest.mark.parametrize(("kind", "number"), CASES)
def test_a_second_way_gives_the_same_answer(kind: str, number: int) -> None:
    case = kept(kind)[number]
    assert WAYS[kind][1](case) == case["expected"]


class FixedDraws:
    """Stands for `secrets` and gives what is wanted, in order."""

    def __init__(self, *draws: bytes) -> None:
        self._draws = list(draws)

    def token_bytes(self, length: int) -> bytes:
        drawn = self._draws.pop(0)
        assert len(drawn) == length
        return drawn


def test_a_slot_is_sealed_as_kept_in_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    (case,) = kept("slot")
    assert other_slot(case) == case["expected"]
    head, vault_id = case["head"], unhex(case["vault_id"])
    salt, nonce, cost = unhex(head["salt"]), unhex(head["nonce"]), KdfCost(**head["cost"])
    slot = Slot(
        slot_id=head["slot_id"],
        name=head["name"],
        role=Role(head["role"]),
        public_key=unhex(head["public_key"]),
        cost=cost,
        salt=bytes(16),
        must_change=False,
        nonce=bytes(24),
        sealed=bytes(80),
    )
    secrets = SlotSecrets(unhex(case["private_key"]), unhex(case["accepted"]))
    monkeypatch.setattr(slots, "secrets", FixedDraws(salt, nonce))
    sealed = reseal_slot(vault_id, slot, secrets, case["password"], cost, must_change=head["must_change"])
    assert {"sealed": sealed.sealed.hex()} == case["expected"]
    assert open_slot(vault_id, sealed, case["password"]) == secrets


@pytest.mark.parametrize("number", range(len(kept("note"))))
def test_a_note_is_sealed_as_kept_in_both_ways(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    case = kept("note")[number]
    assert other_note(case) == case["expected"]
    monkeypatch.setattr(notes, "secrets", FixedDraws(unhex(case["nonce"])))
    sealed = seal_text(unhex(case["key"]), case["kind"], case["reference"], case["text"])
    assert {"sealed": sealed.hex()} == case["expected"]
    assert open_text(unhex(case["key"]), case["kind"], case["reference"], sealed) == case["text"]
