"""The signed note beside an export: what the file held, who exported it, and where the journal stood."""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from callcenter.canonical_json import canonical_json
from callcenter.errors import UserFacing
from callcenter.files.regular_file import read_small

_LARGEST = 1 << 16
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
    (`from`, `to`, and as CallFilter tells it), keys and digests are hexadecimal; `training` says that no call in it
    was real. Sidecars of before know nothing of the last five: `size` is the file's, in bytes, `zone` the one that its
    moments are told in.
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
    format: _Text | UnsetType = UNSET
    columns: tuple[_Text, ...] | UnsetType = UNSET
    size: _Count | UnsetType = UNSET
    seat: _Text | UnsetType = UNSET
    zone: _Text | UnsetType = UNSET


def sidecar_path(export: Path) -> Path:
    """Where the sidecar of an export lies: OUT.sig.json."""
    return export.with_name(f"{export.name}.sig.json")


def signed_bytes(sidecar: Sidecar) -> bytes:
    """What the signature covers: canonical JSON of everything but itself."""
    fields = msgspec.to_builtins(sidecar)
    del fields["signature"]
    return canonical_json(fields)


def sidecar_bytes(sidecar: Sidecar) -> bytes:
    """A signed sidecar as it is written beside its export."""
    return canonical_json(msgspec.to_builtins(sidecar)) + b"\n"


def read_sidecar(path: Path) -> Sidecar:
    """Read a sidecar, which must be spelled to the letter as `sidecar_bytes` spells it.

    So there is one reading alone of what was signed. Whether the signature is genuine is not checked
    here. Raises InputFileFault, or SidecarFault for anything else than a sidecar of at most 64 KiB.
    """
    data = read_small(path, _LARGEST)
    try:
        sidecar = msgspec.json.decode(data, type=Sidecar)
        same = sidecar.signature is not None and sidecar_bytes(sidecar) == data
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        same = False
    if not same:
        raise SidecarFault
    return sidecar
