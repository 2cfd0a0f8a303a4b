"""The signed note beside an export: what the file held, who exported it, and where the journal stood."""

from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from callcenter.errors import UserFacing
from callcenter.files.signed_note import Count, JournalHead, Key, Signature, Text, read_note

_LARGEST = 1 << 16


class SidecarFault(UserFacing):
    """The file beside an export is not what the program wrote."""

    code = "sidecar"
    sentence = (
        "The .sig.json file beside the export was changed or is none of ours. Ask for the export and its "
        ".sig.json file again, or export once more."
    )


class Sidecar(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of one export; an immutable value.

    `file` is a name without a folder, `exported_at` ISO 8601 with offset, `filter` holds what was set
    (`from`, `to`, and as CallFilter tells it), keys and digests are hexadecimal; `training` says that no call in it
    was real. Sidecars of before know nothing of the last five: `size` is the file's, in bytes, `zone` the one that its
    moments are told in.
    """

    file: Text
    sha256: Key
    rows: Count
    head: JournalHead
    filter: dict[Text, Text]
    user: Text
    exported_at: Text
    vault_id: Text
    training: bool
    public_key: Key
    signature: Signature | None = None
    format: Text | UnsetType = UNSET
    columns: tuple[Text, ...] | UnsetType = UNSET
    size: Count | UnsetType = UNSET
    seat: Text | UnsetType = UNSET
    zone: Text | UnsetType = UNSET


def sidecar_path(export: Path) -> Path:
    """Where the sidecar of an export lies: OUT.sig.json."""
    return export.with_name(f"{export.name}.sig.json")


def read_sidecar(path: Path) -> Sidecar:
    """Read a sidecar. Whether its signature is genuine is not checked here.

    Raises InputFileFault, or SidecarFault for anything else than a signed sidecar of at most 64 KiB.
    """
    sidecar = read_note(path, Sidecar, _LARGEST)
    if sidecar is None or sidecar.signature is None:
        raise SidecarFault
    return sidecar
