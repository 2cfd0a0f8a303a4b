"""A roster in a CSV file, gzip'd or not: looked over first, then read again as the same bytes."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from callcenter.domain.columns import ColumnsOptions
from callcenter.files.gunzip import GZIP_MAGIC, Gunzip
from callcenter.files.hashed_file import BLOCK_BYTES, HashedFile
from callcenter.files.regular_file import begins_with
from callcenter.files.roster_csv import CsvRows, Place, RosterCsv
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_messages import BATCH_ROWS
from callcenter.files.roster_survey import Survey
from callcenter.files.roster_table import Share, TableRow, in_batches


class TextRoster:
    """`survey` finds what is not declared, after which `options` hold it; `rows` then gives the rows out.

    `sha256` is of the bytes that were read last.
    """

    def __init__(self, file: io.FileIO, options: ColumnsOptions) -> None:
        self._packed = begins_with(file, GZIP_MAGIC)
        self.kind = "csv.gz" if self._packed else "csv"
        self.options = options
        self.sha256 = ""
        self._file = file
        self._blocks: list[bytes] | None = None
        self._batch_ends: list[Place] = []

    def survey(self) -> Survey:
        """Read the file to its end; raises RosterFileFault or InputFileFault."""
        try:
            return self._survey(self.options)
        except RosterFileFault as fault:
            if fault.fault != "not_utf8":
                raise
        return self._survey(replace(self.options, encoding="windows-1252"))

    def rows(self) -> Iterator[TableRow]:
        """Read it once more. Raises RosterFileFault, InputFileFault or, before a row of it, OtherBlock."""
        hashed, rows = self._beginning(self.options)
        yield from RosterCsv(rows, self.options)
        self.sha256 = hashed.sha256

    def batches(self, share: Share) -> Iterator[tuple[TableRow, ...]]:
        """A share of the rows, as `rows`: where the others end is known, so these are not parsed once more."""
        hashed, rows = self._beginning(self.options)
        table = iter(RosterCsv(rows, self.options))
        for number, end in enumerate(self._batch_ends):
            if share.includes(number):
                yield tuple(islice(table, BATCH_ROWS))
            else:
                rows.go_to(end)
        rows.go_to_end()
        self.sha256 = hashed.sha256

    def _survey(self, options: ColumnsOptions) -> Survey:
        hashed, rows = self._beginning(options)
        table = RosterCsv(rows, options)
        self._batch_ends.clear()
        survey = Survey(table.header, chain.from_iterable(self._noting_ends(table, rows)), options)
        self.options = replace(options, encoding=rows.encoding, delimiter=rows.delimiter)
        self.sha256 = hashed.sha256
        self._blocks = hashed.blocks
        return survey

    def _noting_ends(self, table: RosterCsv, rows: CsvRows) -> Iterator[tuple[TableRow, ...]]:
        for batch in in_batches(table):
            self._batch_ends.append(rows.place)
            yield batch

    def _beginning(self, options: ColumnsOptions) -> tuple[HashedFile, CsvRows]:
        self._file.seek(0)
        hashed = HashedFile(self._file, self._blocks)
        stream = Gunzip(hashed) if self._packed else hashed
        return hashed, CsvRows(io.BufferedReader(stream, BLOCK_BYTES), options)
