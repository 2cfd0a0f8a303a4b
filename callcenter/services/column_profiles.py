"""Ways of reading roster files that a supervisor keeps with the vault, each a columns file of its own."""

import re
from contextlib import suppress
from pathlib import Path

from callcenter.domain.columns import ColumnsOptions
from callcenter.durable_file import environment_fault
from callcenter.errors import UserFacing
from callcenter.files.columns_file import ColumnsFileFault, read_columns, write_columns
from callcenter.services.roster_protocol import ColumnProfile

_NAME = re.compile(r"\w[\w -]{0,38}\w|\w")
_ENDING = ".toml"


class ProfileName(UserFacing):
    """A profile cannot be called that."""

    code = "profile_name"
    sentence = (
        "A profile's name has up to 40 letters and digits, with spaces and hyphens between them. Choose another name."
    )


class ColumnProfiles:
    """The columns files in one folder, named as the profiles are: `--columns` takes them as they are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[ColumnProfile, ...]:
        """Those that can be used, by name: a file that somebody spoiled is left out."""
        found = []
        for path in sorted(self._folder.glob(f"*{_ENDING}"), key=lambda path: path.stem.casefold()):
            with suppress(ColumnsFileFault):
                found.append(ColumnProfile(path.stem, read_columns(path), path))
        return tuple(found)

    def keep(self, name: str, columns: ColumnsOptions) -> None:
        """Keep one, in place of one of the same name. Raises ProfileName, ColumnsFileFault, NotWritable or DiskFull."""
        path = self._path(name)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise environment_fault(error) from None
        write_columns(path, columns)

    def drop(self, name: str) -> None:
        """Keep it no longer; one that is not there is no fault. Raises ProfileName or NotWritable."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise environment_fault(error) from None

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ProfileName
        return self._folder / f"{name}{_ENDING}"
