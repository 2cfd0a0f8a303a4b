"""The note beside merged exports: of which signed files the merged one was made. Nobody signs it."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from callcenter.canonical_json import canonical_json
from callcenter.errors import UserFacing
from callcenter.files.regular_file import read_small
from callcenter.files.sidecar import SidecarHead

_LARGEST = 1 << 18
_Key = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
_Text = Annotated[str, Meta(min_length=1, max_length=255)]
_Count = Annotated[int, Meta(ge=0)]


class ManifestFault(UserFacing):
    """The file beside merged exports is not what the program wrote."""

    code = "manifest"
    sentence = "The .merge.json file beside the merged file was changed or is none of ours. Merge the exports again."


class MergedSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the exports: `fingerprint` is that of the key that signed it, `head` where its journal stood.

    `genuine` says that the fingerprint was given by whoever merged, and was this one.
    """

    file: _Text
    sha256: _Key
    rows: _Count
    fingerprint: _Text
    genuine: bool
    head: SidecarHead
    vault_id: _Text
    seat: str
    exported_at: _Text
    training: bool


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of merged exports; an immutable value. `size` is the merged file's, in bytes."""

    file: _Text
    sha256: _Key
    size: _Count
    rows: _Count
    format: Literal["csv", "jsonl"]
    columns: tuple[_Text, ...]
    merged_at: _Text
    sources: tuple[MergedSource, ...]


def manifest_path(merged: Path) -> Path:
    """Where the manifest of a merged file lies: OUT.merge.json."""
    return merged.with_name(f"{merged.name}.merge.json")


def manifest_bytes(manifest: Manifest) -> bytes:
    """A manifest as it is written beside the merged file."""
    return canonical_json(msgspec.to_builtins(manifest)) + b"\n"


def read_manifest(path: Path) -> Manifest:
    """Read a manifest, which must be spelled as `manifest_bytes` spells it. Raises InputFileFault or ManifestFault."""
    data = read_small(path, _LARGEST)
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
        same = manifest_bytes(manifest) == data
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        same = False
    if not same:
        raise ManifestFault
    return manifest
