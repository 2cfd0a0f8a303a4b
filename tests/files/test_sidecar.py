import json
from pathlib import Path

import msgspec
import pytest

from callcenter.files.regular_file import InputFileFault
from callcenter.files.sidecar import Sidecar, SidecarFault, read_sidecar, sidecar_path
from callcenter.files.signed_note import JournalHead, note_bytes, signed_bytes

SIDECAR = Sidecar(
    file="log.csv",
    sha256="a" * 64,
    rows=3,
    head=JournalHead(epoch=2, seq=41, code="b" * 64),
    filter={"from": "2021-11-01"},
    user="Núñez",
    exported_at="2021-11-02T09:00:00-05:00",
    vault_id="00112233",
    training=True,
    public_key="c" * 64,
    signature="d" * 128,
)

FULL = msgspec.structs.replace(SIDECAR, format="csv", columns=("reference",), size=9, seat="A", zone="America/Chicago")


def with_changes(**changes: object) -> bytes:
    fields = json.loads(signed_bytes(SIDECAR)) | {"signature": "d" * 128} | changes
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def test_a_sidecar_is_read_as_it_was_written_beside_its_export(tmp_path: Path) -> None:
    sidecar_path(tmp_path / "log.csv").write_bytes(note_bytes(SIDECAR))
    assert read_sidecar(tmp_path / "log.csv.sig.json") == SIDECAR
    assert sidecar_path(tmp_path / "log.csv") == tmp_path / "log.csv.sig.json"


def test_a_sidecar_with_what_is_told_since_then_is_read_as_it_was_written(tmp_path: Path) -> None:
    sidecar_path(tmp_path / "log.csv").write_bytes(note_bytes(FULL))
    assert read_sidecar(tmp_path / "log.csv.sig.json") == FULL
    assert signed_bytes(FULL) != signed_bytes(SIDECAR)


def test_the_signature_covers_every_other_field_and_not_itself() -> None:
    unsigned = msgspec.structs.replace(SIDECAR, signature=None)
    assert signed_bytes(unsigned) == signed_bytes(SIDECAR)
    assert json.loads(signed_bytes(FULL)).keys() == set(Sidecar.__struct_fields__) - {"signature"}


def test_what_is_signed_stays_the_same_to_the_byte() -> None:
    expected = (
        f'{{"exported_at":"2021-11-02T09:00:00-05:00","file":"log.csv","filter":{{"from":"2021-11-01"}},'
        f'"head":{{"code":"{"b" * 64}","epoch":2,"seq":41}},"public_key":"{"c" * 64}","rows":3,'
        f'"sha256":"{"a" * 64}","training":true,"user":"Núñez","vault_id":"00112233"}}'
    )
    assert signed_bytes(SIDECAR) == expected.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 60_000,
        with_changes(rows=-1),
        with_changes(rows="3"),
        with_changes(rows=3.0),
        with_changes(extra=1),
        with_changes(sha256="A" * 64),
        with_changes(sha256="a" * 64 + "\n"),
        with_changes(signature=None),
        with_changes(head={"epoch": 2, "seq": 41}),
        with_changes(user="x" * 300),
        with_changes().replace(b'{"exported', b'{"rows":9,"exported'),
        with_changes().replace(b":", b": "),
        with_changes().replace(b'"log.csv"', b'"lo\\u0067.csv"'),
    ],
)
def test_anything_else_than_what_the_program_writes_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "log.csv.sig.json"
    path.write_bytes(with_changes())
    assert read_sidecar(path) == SIDECAR
    path.write_bytes(data)
    with pytest.raises(SidecarFault):
        read_sidecar(path)


def test_a_file_over_64_kib_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "log.csv.sig.json"
    path.write_bytes(b" " * 65_537)
    with pytest.raises(InputFileFault, match="far larger"):
        read_sidecar(path)
