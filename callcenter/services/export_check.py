"""What an exported file is worth: whole, changed or cut, and by whom it was signed. Needs no vault."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from callcenter.crypto.signatures import fingerprint, same_fingerprint, verify
from callcenter.domain.call_export import ExportFormat
from callcenter.errors import UserFacing
from callcenter.files.export_file import put_aside
from callcenter.files.export_reading import ExaminedFile, examine_file
from callcenter.files.merge_manifest import Manifest, MergedSource, manifest_path, read_manifest
from callcenter.files.sidecar import Sidecar, read_sidecar, sidecar_path
from callcenter.files.signed_note import signed_bytes

EXPORT_CONTEXT = b"ccv1/export"
_OF_ANOTHER_FILE = {"changed", "cut", "other_file"}


@dataclass(frozen=True)
class ExportVerdict:
    """What an exported file is worth.

    `state` is whole, changed, cut, other_file, signature, other_key or unsigned; `genuine` only when the signing key's
    fingerprint was given and is this one. `rows` is None where they cannot be counted: in a workbook that is not
    whole. A merged file has `sources` and nobody's signature: its `fingerprint` is empty.
    """

    ok: bool
    state: str
    rows: int | None
    genuine: bool
    fingerprint: str
    training: bool
    sources: tuple[MergedSource, ...] = ()


Judge = Callable[[Path, Path, Sequence[str]], tuple[ExportVerdict, Sidecar | None]]
"""Holds an exported file, the second path, against a note, the first one."""


def verify_export(path: Path, key: str | None = None) -> ExportVerdict:
    """Whether an exported file is whole; with a fingerprint also whether it is genuine.

    A merged file is held against its manifest, which nobody signed: with a fingerprint it is "unsigned". Raises a
    sidecar's, a manifest's or a file's fault when one of them cannot be read.
    """
    return check_export(path, () if key is None else (key,))[0]


def check_export(path: Path, keys: Sequence[str]) -> tuple[ExportVerdict, Sidecar | None]:
    """As `verify_export`, for a file that one of `keys` may have signed, and the very sidecar that was believed.

    None for a merged file. Where the file is another one than its note tells of, it is held against the note that lay
    there before, too: an export that was cut off by a power cut may have left that one alone right.
    """
    (note, judged), *former = _notes_beside(path)
    found = judged(note, path, keys)
    if found[0].state in _OF_ANOTHER_FILE:
        for note, judged in former:
            with suppress(UserFacing):
                again = judged(note, path, keys)
                if again[0].state not in _OF_ANOTHER_FILE:
                    return again
    return found


def _notes_beside(path: Path) -> list[tuple[Path, Judge]]:
    """The note that counts, a sidecar before a manifest, and then those that were put aside for it; each's judge."""
    both: list[tuple[Path, Judge]] = [(sidecar_path(path), _by_sidecar), (manifest_path(path), _by_manifest)]
    beside = [(note, judge) for note, judge in both if note.exists()]
    aside = [(put_aside(note), judge) for note, judge in both if put_aside(note).exists()]
    return beside[:1] + aside or both[:1]


def _by_sidecar(note: Path, path: Path, keys: Sequence[str]) -> tuple[ExportVerdict, Sidecar | None]:
    sidecar = read_sidecar(note)
    return _signed_verdict(path, sidecar, keys), sidecar


def _by_manifest(note: Path, path: Path, keys: Sequence[str]) -> tuple[ExportVerdict, Sidecar | None]:
    return _merged_verdict(path, read_manifest(note), keys), None


def _signed_verdict(path: Path, sidecar: Sidecar, keys: Sequence[str]) -> ExportVerdict:
    found = examine_file(path, format_of(sidecar))
    public = bytes.fromhex(sidecar.public_key)
    signed = verify(public, EXPORT_CONTEXT, signed_bytes(sidecar), bytes.fromhex(sidecar.signature or ""))
    printed = fingerprint(public)
    state = _state(path, sidecar, found) if signed else "signature"
    known = any(same_fingerprint(key, printed) for key in keys)
    if state == "whole" and keys and not known:
        state = "other_key"
    return ExportVerdict(
        ok=state == "whole",
        state=state,
        rows=sidecar.rows if found.sha256 == sidecar.sha256 else found.rows,
        genuine=state == "whole" and known,
        fingerprint=printed,
        training=sidecar.training,
    )


def is_fingerprint(text: str) -> bool:
    """Whether the text has the form of a key's fingerprint, however it is spaced."""
    return same_fingerprint(text, text)


def format_of(sidecar: Sidecar) -> ExportFormat:
    """How the file is written: protected or not is one. Sidecars of before stand beside CSV files."""
    told = sidecar.format if isinstance(sidecar.format, str) else ExportFormat.CSV.value
    try:
        return ExportFormat(told.partition("-")[0])
    except ValueError:  # of a later version of the program
        return ExportFormat.XLSX


def _state(path: Path, sidecar: Sidecar, found: ExaminedFile) -> str:
    if found.sha256 == sidecar.sha256:
        return "whole"
    if sidecar.file != path.name:
        return "other_file"
    return "cut" if _is_cut(sidecar.rows, sidecar.size, found, format_of(sidecar)) else "changed"


def _is_cut(rows: int, size: object, found: ExaminedFile, kind: ExportFormat) -> bool:
    """Fewer rows than there were; of a workbook: shorter than it was, and without its end."""
    if found.rows is not None:
        return found.rows < rows
    return kind is ExportFormat.XLSX and isinstance(size, int) and found.size < size and found.is_cut


def _merged_verdict(path: Path, manifest: Manifest, keys: Sequence[str]) -> ExportVerdict:
    kind = ExportFormat(manifest.format)
    found = examine_file(path, kind)
    if found.sha256 == manifest.sha256:
        state = "unsigned" if keys else "whole"
    elif manifest.file != path.name:
        state = "other_file"
    else:
        state = "cut" if _is_cut(manifest.rows, manifest.size, found, kind) else "changed"
    return ExportVerdict(
        ok=state == "whole",
        state=state,
        rows=manifest.rows if found.sha256 == manifest.sha256 else found.rows,
        genuine=False,
        fingerprint="",
        training=any(source.training for source in manifest.sources),
        sources=manifest.sources,
    )
