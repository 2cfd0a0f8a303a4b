"""The note beside merged exports: of which signed files the merged one was made. Nobody signs it."""

from pathlib import Path
from typing import Literal

import msgspec

from callcenter.errors import UserFacing
from callcenter.files.signed_note import Count, JournalHead, Key, Text, TextOrNone, read_note

_LARGEST = 1 << 18


class ManifestFault(UserFacing):
    """The file beside merged exports is not what the program wrote."""

    code = "manifest"
    sentence = "The .merge.json file beside the merged file was changed or is none of ours. Merge the exports again."


class MergedSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the exports: `fingerprint` is that of the key that signed it, `head` where its journal stood.

    `genuine` says that the fingerprint was given by whoever merged, and was this one.
    """

    file: Text
    sha256: Key
    rows: Count
    fingerprint: Text
    genuine: bool
    head: JournalHead
    vault_id: Text
    seat: TextOrNone
    exported_at: Text
    training: bool


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of merged exports; an immutable value. `size` is the merged file's, in bytes."""

    file: Text
    sha256: Key
    size: Count
    rows: Count
    format: Literal["csv", "jsonl"]
    columns: tuple[Text, ...]
    merged_at: Text
    sources: tuple[MergedSource, ...]


def manifest_path(merged: Path) -> Path:
    """Where the manifest of a merged file lies: OUT.merge.json."""
    return merged.with_name(f"{merged.name}.merge.json")


def read_manifest(path: Path) -> Manifest:
    """Read a manifest. Raises InputFileFault, or ManifestFault for anything else than one of at most 256 KiB."""
    manifest = read_note(path, Manifest, _LARGEST)
    if manifest is None:
        raise ManifestFault
    return manifest
