"""Which exit code goes with which failure: the one table unattended jobs rely on."""

from enum import IntEnum

from callcenter.cli.qt_needs import QtMissesLibrary
from callcenter.crypto.argon2id import NotEnoughMemory
from callcenter.crypto.bundle import BundleCodeMistyped, WrongBundleCode
from callcenter.crypto.recovery_code import RecoveryCodeMistyped
from callcenter.crypto.slots import WrongPassword
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.errors import Bug, CallCenterError, EnvironmentFault
from callcenter.files.bundle_file import BundleFileFault
from callcenter.files.ending_file import EndingFault
from callcenter.files.export_reading import ExportRowFault
from callcenter.files.head_file import HeadFault
from callcenter.files.merge_manifest import ManifestFault
from callcenter.files.name_lists import NameListMissing
from callcenter.files.password_file import PasswordFileFault
from callcenter.files.regular_file import InputFileFault
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_process import RosterFileChanged, RosterReaderStopped
from callcenter.files.sidecar import SidecarFault
from callcenter.files.word_lists import WordListMissing
from callcenter.services.active_roster import OtherSpecification
from callcenter.services.backups import BackupUnderWay
from callcenter.services.bundle_import import BundleUnfit
from callcenter.services.import_run import NobodyLoaded
from callcenter.services.log_merge import MergeRefused, NotMergeable
from callcenter.services.opened_bundle import BundleNotGenuine
from callcenter.services.rekeying import RekeyingUnfinished, StagedUnderFormerKey
from callcenter.services.roster_import import ImportStaged, OtherFile
from callcenter.services.rosters import ImportUnfinished
from callcenter.services.session import NotAllowed, PasswordMustChange
from callcenter.services.sign_in import BackOff
from callcenter.storage.backup_file import BackupFault, BackupUnreadable
from callcenter.storage.connection import UnsafeDriver
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
    ((WrongPassword, RecoveryCodeMistyped, BackOff, BundleCodeMistyped, WrongBundleCode), ExitCode.PASSWORD),
    ((NotAllowed, PasswordMustChange), ExitCode.NOT_ALLOWED),
    ((VaultInUse, VaultBusy, BackupUnderWay), ExitCode.IN_USE),
    (
        (
            InputFileFault,
            PasswordFileFault,
            HeadFault,
            RosterFileFault,
            RosterFileChanged,
            RosterReaderStopped,
            OtherFile,
            NobodyLoaded,
            SidecarFault,
            ManifestFault,
            ExportRowFault,
            NotMergeable,
            BundleFileFault,
            BundleUnfit,
            BackupFault,
            EndingFault,
        ),
        ExitCode.INPUT_FILE,
    ),
    ((BundleNotGenuine, MergeRefused), ExitCode.VERIFICATION),
    ((ImportStaged, ImportUnfinished, StagedUnderFormerKey), ExitCode.INTERRUPTED),
    ((DiskFull, NotWritable, RekeyingUnfinished, BackupUnreadable), ExitCode.DISK),
    ((Bug, NotEnoughMemory, UnsafeDriver, WordListMissing, NameListMissing, QtMissesLibrary), ExitCode.UNEXPECTED),
    ((EnvironmentFault, OtherSpecification), ExitCode.VAULT),
)


def exit_code_of(failure: CallCenterError) -> ExitCode:
    """The exit code for a failure; what a person can mend on the command line itself is USAGE."""
    return next((code for classes, code in _BY_CLASS if isinstance(failure, classes)), ExitCode.USAGE)
