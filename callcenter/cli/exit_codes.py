"""Which exit code goes with which failure: the one table unattended jobs rely on."""

from enum import IntEnum

from callcenter.crypto.slots import WrongPassword
from callcenter.domain.program_checks import ProgramFault
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.errors import Bug, CallCenterError, EnvironmentFault
from callcenter.files.regular_file import InputFileFault
from callcenter.files.roster_csv import RosterFileFault
from callcenter.files.roster_process import RosterFileChanged, RosterReaderStopped
from callcenter.files.sidecar import SidecarFault
from callcenter.services.roster_import import ImportStaged, OtherFile
from callcenter.services.rosters import NobodyLoaded
from callcenter.services.session import NotAllowed, PasswordMustChange
from callcenter.services.sign_in import BackOff
from callcenter.storage.failures import VaultBusy
from callcenter.storage.vault_lock import VaultInUse


class ExitCode(IntEnum):
    """Exit codes of every command."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    PASSWORD = 3
    NOT_ALLOWED = 4
    IN_USE = 5
    VAULT = 6
    INPUT_FILE = 7
    REFUSED_ROWS = 8
    VERIFICATION = 9
    DISK = 10
    INTERRUPTED = 11
    CANCELLED = 130


_BY_CLASS: tuple[tuple[tuple[type[CallCenterError], ...], ExitCode], ...] = (
    ((WrongPassword, BackOff), ExitCode.PASSWORD),
    ((NotAllowed, PasswordMustChange), ExitCode.NOT_ALLOWED),
    ((VaultInUse, VaultBusy), ExitCode.IN_USE),
    (
        (
            InputFileFault,
            RosterFileFault,
            RosterFileChanged,
            RosterReaderStopped,
            OtherFile,
            NobodyLoaded,
            SidecarFault,
        ),
        ExitCode.INPUT_FILE,
    ),
    ((ImportStaged,), ExitCode.INTERRUPTED),
    ((DiskFull, NotWritable), ExitCode.DISK),
    ((ProgramFault,), ExitCode.USAGE),
    ((EnvironmentFault,), ExitCode.VAULT),
    ((Bug,), ExitCode.UNEXPECTED),
)


def exit_code_of(failure: CallCenterError) -> ExitCode:
    """The exit code for a failure; what a person can mend on the command line itself is USAGE."""
    return next((code for classes, code in _BY_CLASS if isinstance(failure, classes)), ExitCode.USAGE)
