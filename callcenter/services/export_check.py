"""What an exported file is worth: whole, changed or cut, and by whom it was signed. Needs no vault."""

from dataclasses import dataclass
from pathlib import Path

from callcenter.crypto.signatures import fingerprint, same_fingerprint, verify
from callcenter.domain.call_export import ExportFormat
from callcenter.files.export_reading import ExaminedFile, examine_file
from callcenter.files.merge_manifest import MergedSource, manifest_path, read_manifest
from callcenter.files.sidecar import Sidecar, read_sidecar, sidecar_path
from callcenter.files.signed_note import signed_bytes

EXPORT_CONTEXT = b"ccv1/export"


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


def verify_export(path: Path, key: str | None = None) -> ExportVerdict:
    """Whether an exported file is whole; with a fingerprint also whether it is genuine.

    A merged file is held against its manifest, which nobody signed: with a fingerprint it is "unsigned". Raises a
    sidecar's, a manifest's or a file's fault when one of them cannot be read.
    """
    if manifest_path(path).exists() and not sidecar_path(path).exists():
        return _merged_verdict(path, key)
    sidecar = read_sidecar(sidecar_path(path))
    found = examine_file(path, format_of(sidecar))
    public = bytes.fromhex(sidecar.public_key)
    signed = verify(public, EXPORT_CONTEXT, signed_bytes(sidecar), bytes.fromhex(sidecar.signature or ""))
    printed = fingerprint(public)
    state = _state(path, sidecar, found) if signed else "signature"
    known = key is not None and same_fingerprint(key, printed)
    if state == "whole" and key is not None and not known:
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


def _merged_verdict(path: Path, key: str | None) -> ExportVerdict:
    manifest = read_manifest(manifest_path(path))
    kind = ExportFormat(manifest.format)
    found = examine_file(path, kind)
    if found.sha256 == manifest.sha256:
        state = "whole" if key is None else "unsigned"
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
