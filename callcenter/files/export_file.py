"""An export of the call log as a file: whole or not at all, in any of its formats, in constant memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from callcenter.domain.call_export import ExportForm, ExportFormat
from callcenter.durable_file import pending_file
from callcenter.files.export_protection import nameless_file, protect_workbook
from callcenter.files.export_texts import Columns, csv_header, csv_page, json_page
from callcenter.files.export_workbook import write_workbook
from callcenter.files.hashing_sink import HashingSink, unhurried


@dataclass(frozen=True)
class PreparedExport:
    """An export under a passing name, which takes its own at `commit`: rows without a header, SHA-256, bytes."""

    rows: int
    sha256: str
    size: int
    commit: Callable[[], None]


@contextmanager
def prepare_export(
    path: Path, form: ExportForm, pages: Iterable[Columns], beat: Callable[[], None] = unhurried
) -> Iterator[PreparedExport]:
    """Write everything, bring it to the disk, and let the block decide by `commit`; else nothing stays.

    Each page holds, for each of the form's columns, a text for each of its rows. `beat` is called before every
    write, and what it raises ends the export. Raises NotWritable or DiskFull, and what `pages` raises.
    """
    with pending_file(path) as pending:
        sink = HashingSink(pending.stream, beat)
        rows = _write(sink, path.parent, form, pages)
        sink.close()
        pending.seal()
        yield PreparedExport(rows, sink.sha256, sink.size, pending.commit)


def _write(sink: HashingSink, folder: Path, form: ExportForm, pages: Iterable[Columns]) -> int:
    if form.format is ExportFormat.CSV:
        sink.write(csv_header(form.columns))
        return _write_texts(sink, csv_page, pages)
    if form.format is ExportFormat.JSONL:
        return _write_texts(sink, json_page(form.columns), pages)
    if not form.protect:
        return write_workbook(sink, folder, form.columns, pages)
    with nameless_file(folder) as plain:
        rows = write_workbook(plain, folder, form.columns, pages)
        protect_workbook(plain, form.protect, sink, folder)
    return rows


def _write_texts(sink: HashingSink, write: Callable[[Columns], bytes], pages: Iterable[Columns]) -> int:
    rows = 0
    for page in pages:
        sink.write(write(page))
        rows += len(page[0])
    return rows


def in_pages(rows: Iterable[Sequence[str]], size: int = 1_000) -> Iterator[Columns]:
    """Rows that come one after another, as pages."""
    page: list[Sequence[str]] = []
    for row in rows:
        page.append(row)
        if len(page) == size:
            yield list(zip(*page, strict=True))
            page = []
    if page:
        yield list(zip(*page, strict=True))
