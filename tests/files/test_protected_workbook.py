"""Workbooks under a password: opened with it, told apart from damaged ones, and never a way around a bound."""

import io
import multiprocessing
import pickle
import struct
import subprocess
import sys
import traceback
import unicodedata
from contextlib import suppress
from datetime import date
from hashlib import new, sha256
from pathlib import Path
from random import Random
from zipfile import ZIP_STORED

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.method import ecma376_agile
from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted
from msoffcrypto.method.ecma376_standard import ECMA376Standard

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.files import protected_workbook
from callcenter.files.compound_file import CompoundFile
from callcenter.files.regular_file import open_regular
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_messages import RosterSource
from callcenter.files.roster_process import open_roster
from callcenter.files.roster_workbook import WorkbookRoster
from tests.files.workbooks import members_of, protected, sheet_xml, workbook, zipped

PASSWORD = "CANARY señor"
ROWS = [["last_name", "educator_id"], *([f"Smith{number}", f"AB{number:04}"] for number in range(400))]
PLAIN = workbook(ROWS)
CLOSED = protected(PLAIN, PASSWORD)


class Opener:
    """A workbook written and read, in this process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self, data: bytes, password: str | None) -> int:
        self.path.write_bytes(data)
        with open_regular(self.path) as file:
            roster = WorkbookRoster(file, ColumnsOptions(), password)
        assert roster.sha256 == sha256(data).hexdigest()
        return roster.survey().rows

    def fault(self, data: bytes, password: str | None = PASSWORD) -> str:
        with pytest.raises(RosterFileFault) as caught:
            self.rows(data, password)
        assert "CANARY" not in "".join(traceback.format_exception(caught.value))
        assert caught.value.__context__ is None
        return caught.value.fault


@pytest.fixture
def opener(tmp_path: Path) -> Opener:
    # Not by its name is a protected workbook known.
    return Opener(tmp_path / "roster.csv")


def standard(data: bytes, password: str, bits: int = 128) -> bytes:
    """The workbook as Excel 2007 protects."""
    salt = bytes(range(16))
    algorithm = {128: 0x660E, 192: 0x660F, 256: 0x6610}[bits]
    key = ECMA376Standard.makekey_from_password(password, algorithm, 0x8004, 24, bits, 16, salt)
    encrypt = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    package = struct.pack("<Q", len(data)) + encrypt.update(data + bytes(-len(data) % 16))
    header = struct.pack("<8I", 0x24, 0, algorithm, 0x8004, bits, 24, 0, 0) + "AES\0".encode("utf-16-le")
    verifier = struct.pack("<I16s16sI32s", 16, salt, bytes(16), 20, bytes(32))
    info = struct.pack("<HHII", 4, 2, 0x24, len(header)) + header + verifier
    file = io.BytesIO()
    ECMA376Encrypted(package, info).write_to(file)
    return file.getvalue()


class Otherwise:
    """Workbooks protected as Excel does when it is told to, or as older ones did."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def protected(self, data: bytes, hashing: str, bits: int) -> bytes:
        class Parameters(ecma376_agile.ECMA376AgileCipherParams):  # type: ignore[misc]  # of a library without types
            def __init__(self) -> None:
                super().__init__()
                self.hashName, self.keyBits, self.hashSize = hashing, bits, new(hashing).digest_size

        def padded(data: bytes, key: bytes, iv: bytes) -> bytes:
            encrypt = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
            return encrypt.update(data + bytes(-len(data) % 16))

        with self._patch.context() as patch:
            patch.setattr(ecma376_agile, "ECMA376AgileCipherParams", Parameters)
            patch.setattr(ecma376_agile, "_encrypt_aes_cbc", padded)
            made = protected(data, PASSWORD)
        assert f'keyBits="{bits}"'.encode() in made
        assert f'hashAlgorithm="{hashing}"'.encode() in made
        return made


@pytest.fixture
def otherwise(monkeypatch: pytest.MonkeyPatch) -> Otherwise:
    return Otherwise(monkeypatch)


def test_a_protected_workbook_is_read_with_its_password_whatever_its_name(opener: Opener) -> None:
    assert opener.rows(CLOSED, PASSWORD) == 400


def test_without_a_password_it_is_asked_for_and_a_wrong_one_is_told(opener: Opener) -> None:
    assert opener.fault(CLOSED, None) == "workbook_protected"
    for wrong in ("", "canary señor", PASSWORD + " ", "\udc80"):
        assert opener.fault(CLOSED, wrong) == "workbook_password"


def test_no_log_tells_the_password_however_much_it_tells(opener: Opener, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        assert opener.rows(standard(PLAIN, PASSWORD), PASSWORD) == opener.rows(CLOSED, PASSWORD)
    assert "CANARY" not in caplog.text


def test_letters_with_accents_may_be_typed_in_either_form(opener: Opener) -> None:
    assert opener.rows(CLOSED, unicodedata.normalize("NFD", PASSWORD)) == 400


@pytest.mark.parametrize("bits", [128, 192, 256])
def test_a_workbook_of_excel_2007_is_read(opener: Opener, bits: int) -> None:
    data = standard(PLAIN, PASSWORD, bits)
    assert opener.rows(data, PASSWORD) == 400
    assert opener.fault(data, "other") == "workbook_password"


@pytest.mark.parametrize(("hashing", "bits"), [("SHA1", 128), ("SHA256", 128), ("SHA384", 192), ("SHA512", 192)])
def test_a_workbook_of_excel_2010_or_of_other_settings_is_read(
    opener: Opener, otherwise: Otherwise, hashing: str, bits: int
) -> None:
    data = otherwise.protected(PLAIN, hashing, bits)
    assert opener.rows(data, PASSWORD) == 400
    assert opener.fault(data, "other") == "workbook_password"


def test_a_password_for_a_workbook_that_has_none_is_not_looked_at(opener: Opener) -> None:
    assert opener.rows(PLAIN, PASSWORD) == 400


def test_what_a_protected_workbook_holds_is_looked_over_as_any_other(opener: Opener) -> None:
    macros = workbook([["ssn"]], **{"xl/vbaProject.bin": Random(1).randbytes(4096)})
    assert opener.fault(protected(macros, PASSWORD)) == "workbook_macros"


def test_a_bit_that_is_turned_in_what_is_encrypted_is_found(opener: Opener) -> None:
    start = CLOSED.index(struct.pack("<Q", len(PLAIN)))
    for place in (start + 100, start + 4096 + 8 + 3, start + len(PLAIN) - 1):
        turned = bytearray(CLOSED)
        turned[place] ^= 1
        assert opener.fault(bytes(turned)) == "workbook_damaged"


def test_it_is_found_by_the_check_sums_within_where_nothing_else_tells(opener: Opener, otherwise: Otherwise) -> None:
    plain = zipped(members_of({"A": sheet_xml(ROWS)}), ZIP_STORED)
    for closed in (otherwise.protected(plain, "SHA1", 128), standard(plain, PASSWORD)):
        turned = bytearray(closed)
        turned[closed.index(struct.pack("<Q", len(plain))) + len(plain) // 2] ^= 1
        assert opener.fault(bytes(turned)) == "workbook_damaged"


def test_a_file_that_is_cut_anywhere_is_damaged(opener: Opener) -> None:
    for length in range(520, len(CLOSED), 500):
        assert opener.fault(CLOSED[:length]) in ("workbook_damaged", "workbook_old")


@pytest.mark.parametrize(
    ("whole", "other"),
    [
        ('spinCount="100000"', 'spinCount="500001"'),
        ('spinCount="100000"', 'spinCount="-99999"'),
        ('spinCount="100000"', 'spinCount="x00000"'),
        ('keyBits="256"', 'keyBits="250"'),
        ('blockSize="16"', 'blockSize="99"'),
        ('hashAlgorithm="SHA512"', 'hashAlgorithm="SHA513"'),
        ('cipherAlgorithm="AES"', 'cipherAlgorithm="RC2"'),
        ("ChainingModeCBC", "ChainingModeCFB"),
        ("<dataIntegrity ", "<dataintegrity "),
        ('<?xml version="1.0"', "<!DOCTYPE x>        "),
    ],
)
def test_a_way_of_encrypting_that_is_too_costly_or_unknown_is_refused_before_it_is_tried(
    opener: Opener, whole: str, other: str
) -> None:
    changed = CLOSED.replace(whole.encode(), other.encode()[: len(whole)])
    assert changed != CLOSED
    assert opener.fault(changed, None) == "workbook_damaged"


def test_an_old_workbook_is_refused_as_before(opener: Opener) -> None:
    assert opener.fault(CLOSED.replace("EncryptedPackage".encode("utf-16-le"), "W".encode("utf-16-le") * 16)) == (
        "workbook_old"
    )


def test_any_number_of_the_wrapping_may_be_anything() -> None:
    package = CLOSED.index(struct.pack("<Q", len(PLAIN)))
    for place in [*range(24, 600, 4), *range(600, package, 32), *range(package + len(PLAIN) & -4, len(CLOSED), 16)]:
        for value in (0, 1, 0xFFFFFFFF):
            changed = bytearray(CLOSED)
            struct.pack_into("<I", changed, min(place, len(CLOSED) - 4), value)
            with suppress(RosterFileFault):
                file = CompoundFile(bytes(changed))
                for name in ("EncryptionInfo", "EncryptedPackage"):
                    assert len(file.stream(name, len(CLOSED))) <= len(CLOSED)


def test_memory_that_is_wanting_is_not_taken_for_a_wrong_password(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wanting(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(protected_workbook, "_key", wanting)
    with pytest.raises(MemoryError):
        opener.rows(CLOSED, PASSWORD)


def test_the_password_reaches_the_reading_process_and_is_seen_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(CLOSED)
    source = RosterSource(path, ColumnsOptions(), ReadingRules(LAST4), date(2021, 11, 1), PASSWORD)
    assert "CANARY" not in f"{source!r} {source} {[source]}"
    with open_roster(source) as reading:
        assert reading.facts.sha256 == sha256(CLOSED).hexdigest()
        if sys.platform == "linux":
            [child] = multiprocessing.active_children()
            for told in ("cmdline", "environ"):
                assert b"CANARY" not in Path(f"/proc/{child.pid}/{told}").read_bytes()
        assert sum(1 for _ in reading) == 400


def test_the_process_with_the_keys_and_a_plain_workbook_load_no_library_for_protected_ones(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(PLAIN)
    source = RosterSource(path, ColumnsOptions(), ReadingRules(LAST4), date(2021, 11, 1))
    look = (
        "import pickle, sys, callcenter.services.roster_import\n"
        "from callcenter.files.roster_reader import _messages\n"
        f"*_, end = _messages(pickle.loads({pickle.dumps(source)!r}), 0)\n"
        "sys.exit(bool({'msoffcrypto', 'olefile', 'cryptography'} & set(sys.modules)) or len(end.sha256) != 64)"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
