"""An export of the call log as a file: whole or not at all, in any of its formats, in constant memory."""

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from callcenter.domain.call_export import ExportForm, ExportFormat
from callcenter.durable_file import PendingFile, environment_fault, pending_file, write_durably
from callcenter.files.export_protection import nameless_file, protect_workbook
from callcenter.files.export_texts import Columns, csv_header, csv_page, json_page
from callcenter.files.export_workbook import write_workbook
from callcenter.files.hashing_sink import HashingSink, unhurried


@dataclass(frozen=True)
class PreparedExport:
    """An export under a passing name, which takes its own with its note: rows without a header, SHA-256, bytes."""

    rows: int
    sha256: str
    size: int
    _pending: PendingFile

    def commit(self) -> None:
        """Take the final name. Raises NotWritable or DiskFull."""
        self._pending.commit()

    def commit_beside(self, note: Path, data: bytes, other_note: Path) -> None:
        """Put a note in place and then the file: both are new, or both are as they were. Raises as `commit` does.

        The note comes first, since only a rename is left to do for the file. A note of what lay there before, of this
        kind or the other, would call the new file changed: both lie aside until the file is in place and vanish then.
        After a power cut in between they are what proves the former file, which is still there.
        """
        with _laid_aside(note, self._pending), _laid_aside(other_note, self._pending):
            write_durably(note, data)
            self._pending.commit()


def put_aside(note: Path) -> Path:
    """Where the note of a former file lies while a new file takes its place: NOTE.former."""
    return note.with_name(f"{note.name}.former")


@contextmanager
def _laid_aside(note: Path, pending: PendingFile) -> Iterator[None]:
    """Keep a note out of the way while the block puts a file in place; it is back unless the file came to be there."""
    aside = put_aside(note)
    try:
        if note.is_dir():
            raise OSError(errno.EISDIR, "no plain file")
        if note.exists():
            note.replace(aside)
    except OSError as error:
        raise environment_fault(error) from None
    try:
        yield
    finally:
        with suppress(OSError):
            if pending.is_in_place:
                aside.unlink(missing_ok=True)
            elif aside.exists():
                aside.replace(note)
            else:
                note.unlink(missing_ok=True)


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
        yield PreparedExport(rows, sink.sha256, sink.size, pending)


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
