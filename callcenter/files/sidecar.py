"""The signed note beside an export: what the file held, who exported it, and where the journal stood."""

import hashlib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from callcenter.canonical_json import canonical_json
from callcenter.durable_file import write_durably
from callcenter.errors import UserFacing
from callcenter.files.regular_file import input_file_fault, open_regular, read_small

_LARGEST = 1 << 16
_BLOCK_BYTES = 1 << 18
_Key = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
_Signature = Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]
_Text = Annotated[str, Meta(min_length=1, max_length=255)]
_Count = Annotated[int, Meta(ge=0)]


class SidecarFault(UserFacing):
    """The file beside an export is not what the program wrote."""

    code = "sidecar"
    sentence = (
        "The .sig.json file beside the export was changed or is none of ours. Ask for the export and its "
        ".sig.json file again, or export once more."
    )


class SidecarHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the journal stood: epoch and sequence from 1, the last entry's code in hexadecimal."""

    epoch: _Count
    seq: _Count
    code: _Key


class Sidecar(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of one export; an immutable value.

    `file` is a name without a folder, `exported_at` ISO 8601 with offset, `filter` holds what was set
    (`from`, `to`), keys and digests are hexadecimal; `training` says that no call in it was real.
    """

    file: _Text
    sha256: _Key
    rows: _Count
    head: SidecarHead
    filter: dict[_Text, _Text]
    user: _Text
    exported_at: _Text
    vault_id: _Text
    training: bool
    public_key: _Key
    signature: _Signature | None = None


def sidecar_path(export: Path) -> Path:
    """Where the sidecar of an export lies: OUT.sig.json."""
    return export.with_name(f"{export.name}.sig.json")


def signed_bytes(sidecar: Sidecar) -> bytes:
    """What the signature covers: canonical JSON of everything but itself."""
    fields = msgspec.to_builtins(sidecar)
    del fields["signature"]
    return canonical_json(fields)


def write_sidecar(export: Path, sidecar: Sidecar) -> None:
    """Write the signed sidecar beside the export; raises NotWritable or DiskFull."""
    write_durably(sidecar_path(export), _spelled(sidecar))


def read_sidecar(path: Path) -> Sidecar:
    """Read a sidecar, which must be spelled to the letter as `write_sidecar` spells it.

    So there is one reading alone of what was signed. Whether the signature is genuine is not checked
    here. Raises InputFileFault, or SidecarFault for anything else than a sidecar of at most 64 KiB.
    """
    data = read_small(path, _LARGEST)
    try:
        sidecar = msgspec.json.decode(data, type=Sidecar)
        same = sidecar.signature is not None and _spelled(sidecar) == data
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        same = False
    if not same:
        raise SidecarFault
    return sidecar


def examine_file(path: Path) -> tuple[str, int]:
    """The SHA-256 in hexadecimal and the number of rows, without the header, of a CSV file.

    A line break between quotation marks belongs to its row. Memory is constant. Raises InputFileFault.
    """
    digest = hashlib.sha256()
    breaks, quoted, last = 0, False, b"\n"
    with open_regular(path) as file:
        try:
            while block := file.read(_BLOCK_BYTES):
                digest.update(block)
                pieces = block.split(b'"')
                breaks += sum(piece.count(b"\n") for piece in pieces[quoted::2])
                quoted ^= len(pieces) % 2 == 0
                last = block[-1:]
        except OSError as error:
            raise input_file_fault(error) from None
    rows = breaks + (last != b"\n" or quoted)
    return digest.hexdigest(), max(0, rows - 1)


def _spelled(sidecar: Sidecar) -> bytes:
    return canonical_json(msgspec.to_builtins(sidecar)) + b"\n"
