"""Exports of several seats made one file, in the order of time; each of them is verified first."""

import hashlib
import heapq
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path

from callcenter.clock import Clock
from callcenter.crypto.signatures import fingerprint
from callcenter.domain.call_export import (
    CALL_LOG_COLUMNS,
    ExportColumnsFault,
    ExportForm,
    ExportFormat,
    checked_columns,
)
from callcenter.domain.calls import ReferenceSet
from callcenter.errors import UserFacing
from callcenter.files.export_file import PreparedExport, in_pages, prepare_export
from callcenter.files.export_reading import ExportRowFault, export_rows
from callcenter.files.merge_manifest import Manifest, MergedSource, manifest_path
from callcenter.files.sidecar import Sidecar, sidecar_path
from callcenter.files.signed_note import check_texts, note_bytes
from callcenter.progress import CancelToken, Progress, Report, unwatched
from callcenter.services.export_check import check_export, format_of

_NEEDED = ("reference", "started_at")
_REPORTED_EVERY = 10_000

MERGE_SENTENCES = {
    "changed": "{file} was changed after it was exported. Nothing was merged. Ask for the export again.",
    "cut": "{file} is cut: rows are missing. Nothing was merged. Ask for the whole export.",
    "other_file": "The .sig.json file beside {file} belongs to another file. Nothing was merged. Bring the right two.",
    "signature": "The .sig.json file beside {file} was changed. Nothing was merged. Ask for the export again.",
    "other_key": "{file} is signed by another key than those you gave. Nothing was merged.",
    "row": "A row of {file} is none that this program writes. Nothing was merged. Ask for the export again.",
}
UNFIT_SENTENCES = {
    "merged": "{file} was merged already, and nobody signed it. Name the exports that it was made of.",
    "workbook": "{file} is a workbook. Export the calls as CSV or as JSON lines, which can be merged.",
    "columns": "{file} has other columns than the first file. Export both with the same columns.",
    "needed": "{file} has no column reference or no column started_at. Export it with both.",
    "training": "{file} comes from a training vault and another file does not, or the other way round.",
    "reference": "{file} holds the call {reference}, which was met already. Leave one of the two exports out.",
    "output": "{file} is to be merged and to be written. Name another file for the result.",
}


class MergeRefused(UserFacing):
    """One of the exports is not as it was exported."""

    code = "merge_refused"

    def __init__(self, fault: str, file: str) -> None:
        """`fault` is a key of MERGE_SENTENCES."""
        super().__init__(MERGE_SENTENCES[fault].format(file=file))
        self.fault = fault


class NotMergeable(UserFacing):
    """Exports that do not go together."""

    code = "not_mergeable"

    def __init__(self, fault: str, file: str, reference: str = "") -> None:
        """`fault` is a key of UNFIT_SENTENCES; `reference` that of a call."""
        super().__init__(UNFIT_SENTENCES[fault].format(file=file, reference=reference))
        self.fault = fault


@dataclass(frozen=True)
class Merged:
    """What was merged of what."""

    rows: int
    sha256: str
    sources: tuple[MergedSource, ...]


@dataclass(frozen=True)
class _Source:
    path: Path
    sidecar: Sidecar
    format: ExportFormat
    columns: tuple[str, ...]
    genuine: bool


def merge_logs(
    out: Path,
    files: Sequence[Path],
    clock: Clock,
    keys: Sequence[str] = (),
    kind: ExportFormat | None = None,
    report: Report = unwatched,
    cancel: CancelToken | None = None,
) -> Merged:
    """Merge exports into `out` by the beginning of their calls, with a manifest of them beside it; memory is constant.

    Each must be whole, and with `keys` (fingerprints) signed by one of them. Calls of one seat stay in the order of
    their export, also where a clock was set back in between. `kind` is that of the first file unless it is given; the
    apostrophes against formulas in CSV files are neither doubled nor carried into JSON lines. Raises UnfitText,
    MergeRefused, NotMergeable, or what reading and writing raise, and leaves nothing then.
    """
    cancel = cancel or CancelToken()
    check_texts(out.name, *(path.name for path in files))
    for path in files:
        if path.resolve() == out.resolve():
            raise NotMergeable("output", path.name)
    sources = [_verified(path, keys) for path in files]
    _refuse_unlike(sources)
    form = ExportForm(kind or sources[0].format, sources[0].columns)
    rows = _watched(_in_order(sources), sum(source.sidecar.rows for source in sources), report, cancel)
    with prepare_export(out, form, in_pages(rows), cancel.check) as prepared:
        told = tuple(_told(source) for source in sources)
        _put_in_place(out, prepared, form, clock.now().astimezone(UTC).isoformat(timespec="seconds"), told)
    return Merged(prepared.rows, prepared.sha256, told)


def _verified(path: Path, keys: Sequence[str]) -> _Source:
    """Raises MergeRefused or NotMergeable, or the fault of a file that cannot be read."""
    verdict, sidecar = check_export(path, keys)
    if sidecar is None:
        raise NotMergeable("merged", path.name)
    if not verdict.ok:
        raise MergeRefused(verdict.state, path.name)
    kind = format_of(sidecar)
    if kind is ExportFormat.XLSX:
        raise NotMergeable("workbook", path.name)
    columns = sidecar.columns if isinstance(sidecar.columns, tuple) else CALL_LOG_COLUMNS
    return _Source(path, sidecar, kind, columns, verdict.genuine)


def _refuse_unlike(sources: Sequence[_Source]) -> None:
    """Raises NotMergeable."""
    first = sources[0]
    for source in sources:
        if source.columns != first.columns:
            raise NotMergeable("columns", source.path.name)
        if not set(_NEEDED) <= set(source.columns):
            raise NotMergeable("needed", source.path.name)
        if source.sidecar.training is not first.sidecar.training:
            raise NotMergeable("training", source.path.name)
    try:
        checked_columns(first.columns)
    except ExportColumnsFault:  # of a later version of the program
        raise NotMergeable("columns", first.path.name) from None


def _in_order(sources: Sequence[_Source]) -> Iterator[list[str]]:
    """All rows by the beginning of their calls. Raises what `_rows` raises, and NotMergeable for a call met twice."""
    met, place = ReferenceSet(), sources[0].columns.index("reference")
    with ExitStack() as closing:
        streams = [closing.enter_context(_Rows(source)) for source in sources]
        for _, name, row in heapq.merge(*streams, key=itemgetter(0)):
            try:
                is_new = met.add(row[place])
            except ValueError:
                raise MergeRefused("row", name) from None
            if not is_new:
                raise NotMergeable("reference", name, row[place])
            yield row


class _Rows:
    """The rows of one file: when each belongs in, the file's name, and the row; closed with its block."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        self._digest = hashlib.sha256()
        self._rows = export_rows(source.path, source.format, source.columns, self._digest.update)

    def __enter__(self) -> "_Rows":
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def __iter__(self) -> Iterator[tuple[datetime, str, list[str]]]:
        """Raises MergeRefused, also where the file is not any more the one that was verified."""
        source, latest = self._source, datetime.min.replace(tzinfo=UTC)
        begun, name = source.columns.index("started_at"), source.path.name
        try:
            for row in self._rows:
                latest = max(latest, datetime.fromisoformat(row[begun]))
                yield latest, name, row
        except (ExportRowFault, ValueError, TypeError):  # no moment, or one without an offset
            raise MergeRefused("row", name) from None
        if self._digest.hexdigest() != source.sidecar.sha256:
            raise MergeRefused("changed", name)


def _watched(rows: Iterator[list[str]], total: int, report: Report, cancel: CancelToken) -> Iterator[list[str]]:
    for done, row in enumerate(rows, 1):
        yield row
        if done % _REPORTED_EVERY == 0 or done == total:
            cancel.check()
            report(Progress(done, total, None))


def _told(source: _Source) -> MergedSource:
    sidecar = source.sidecar
    return MergedSource(
        file=source.path.name,
        sha256=sidecar.sha256,
        rows=sidecar.rows,
        fingerprint=fingerprint(bytes.fromhex(sidecar.public_key)),
        genuine=source.genuine,
        head=sidecar.head,
        vault_id=sidecar.vault_id,
        seat=sidecar.seat if isinstance(sidecar.seat, str) else "",
        exported_at=sidecar.exported_at,
        training=sidecar.training,
    )


def _put_in_place(
    out: Path, prepared: PreparedExport, form: ExportForm, moment: str, sources: tuple[MergedSource, ...]
) -> None:
    manifest = Manifest(
        file=out.name,
        sha256=prepared.sha256,
        size=prepared.size,
        rows=prepared.rows,
        format=form.format.value,  # type: ignore[arg-type]  # no workbook is merged
        columns=form.columns,
        merged_at=moment,
        sources=sources,
    )
    prepared.commit_beside(manifest_path(out), note_bytes(manifest), sidecar_path(out))
