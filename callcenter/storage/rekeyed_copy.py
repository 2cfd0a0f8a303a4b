"""A database that nobody has open, copied page by page under another key, and held against the copy."""

import shutil
from contextlib import suppress
from pathlib import Path

from callcenter.durable_file import DiskFull, NotWritable, environment_fault
from callcenter.progress import Progress, Report
from callcenter.storage.connection import quoted_key
from callcenter.storage.failures import VaultDamaged
from callcenter.storage.still_file import NewFile, StillFile, address, bring_to_disk, remove_copy

_PAGES_AT_A_TIME = 2_000
_SPARE_BYTES = 1 << 20
_STEPS = 3  # to copy, to check the pages, to compare: each is told as a third of the work


class _StillFile(StillFile):
    """The database that is copied, to be held against its copy."""

    def attach(self, copy: Path, key: bytes) -> None:
        """Have a copy of this database be read as `copied`."""
        self.query(f"ATTACH ? AS copied KEY {quoted_key(key)}", (address(copy),))

    def differs(self, table: str) -> bool:
        """Whether the copy has other rows in a table.

        Both are read side by side in the order that they are stored in, so that nothing is kept of them.
        """
        columns = self.query("SELECT name FROM pragma_table_info(?) ORDER BY pk = 0, pk, cid", (table,))
        listed = ", ".join(_quoted(str(name)) for (name,) in columns)
        has_rowid = not self.query("SELECT 1 FROM pragma_table_list(?) WHERE wr AND schema = 'main'", (table,))
        listed = f"rowid, {listed}" if has_rowid else listed
        order = ", ".join(str(place) for place in range(1, len(columns) + 1 + has_rowid))
        name = _quoted(table)
        counts = self.query(f"SELECT (SELECT count(*) FROM main.{name}), (SELECT count(*) FROM copied.{name})")[0]
        unlike = self.query(
            f"SELECT {listed} FROM main.{name} EXCEPT SELECT {listed} FROM copied.{name} ORDER BY {order} LIMIT 1"
        )
        return counts[0] != counts[1] or bool(unlike)


def room_to_copy(path: Path) -> None:
    """Raise DiskFull where there is certainly no room for another file of that size beside it."""
    try:
        if shutil.disk_usage(path.parent).free < path.stat().st_size + _SPARE_BYTES:
            raise DiskFull
    except OSError as error:
        raise environment_fault(error) from None


def copy_under(target: Path, path: Path, key: bytes, new_key: bytes, report: Report) -> Path:
    """Copy the database at `path` to `target` under another key, durable and verified; `target` again.

    Nothing is left of the copy after a failure. Raises VaultDamaged where the copy is not as the original, DiskFull or
    NotWritable.
    """

    def told(left: int, pages: int) -> None:
        report(Progress(pages - left, _STEPS * pages, None))

    remove_copy(target)
    try:
        with _StillFile(path, key) as original:
            with NewFile(target, new_key) as copy:
                original.fill(copy, _PAGES_AT_A_TIME, told)
            bring_to_disk(target)
            _check(original, target, new_key, report)
    except BaseException:
        with suppress(NotWritable):
            remove_copy(target)
        raise
    return target


def _check(original: _StillFile, target: Path, key: bytes, report: Report) -> None:
    """Raise VaultDamaged unless the copy's pages are sound and its rows those of the original."""
    with _StillFile(target, key) as copy:
        if copy.faults():
            raise VaultDamaged
    original.attach(target, key)
    for same in ("PRAGMA {}.user_version", "SELECT * FROM {}.sqlite_master"):
        if original.query(same.format("main")) != original.query(same.format("copied")):
            raise VaultDamaged
    tables = [str(row[0]) for row in original.query("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for number, table in enumerate(tables):
        report(Progress(2 * len(tables) + number, _STEPS * len(tables), None))
        if original.differs(table):
            raise VaultDamaged
    report(Progress(1, 1, None))


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
