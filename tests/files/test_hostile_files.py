"""Files that were built to do harm, or are none: each ends in a sentence, soon, and in little memory."""

import gzip
import os
import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.errors import UserFacing
from callcenter.files.regular_file import InputFileFault
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_messages import EndMessage, FaultMessage, RosterSource
from callcenter.files.roster_process import open_roster
from callcenter.files.roster_reader import _messages
from tests.files.workbooks import MAIN, Cell, Raw, members_of, protected, sheet_xml, workbook, zipped

CANARY = "CANARY"
MOST_SECONDS = 2.0  # of the processor, which other programs may be using too
MOST_KILOBYTES = 300 << 10
HEADER = b"last_name,ssn\n"
DICE = random.Random(620_000)
NAMES = [f"n{DICE.getrandbits(40):x}" for _ in range(200_000)]
LAUGHS = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
BILLION_LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "CANARY">{LAUGHS}]><sst {MAIN}><si><t>&l9;</t></si></sst>'


READ = """
import sys, time
from datetime import date
from pathlib import Path
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.files.roster_messages import RosterSource
from callcenter.files.roster_reader import _messages
source = RosterSource(Path(sys.argv[1]), ColumnsOptions(), ReadingRules(LAST4), date(2021, 11, 1), "a password")
*_, last = _messages(source, 0)
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(last.code, last.fault, time.process_time(), status["VmHWM"].split()[0])
"""


def source_of(path: Path) -> RosterSource:
    return RosterSource(path, ColumnsOptions(), ReadingRules(LAST4), date(2021, 11, 1), "a password")


def refused(path: Path) -> str:
    """How a file is refused; checks that it was soon and in little memory."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": "."},
    )
    code, fault, seconds, kilobytes = done.stdout.split()
    assert (float(seconds) < MOST_SECONDS, int(kilobytes) < MOST_KILOBYTES) == (True, True)
    with pytest.raises(UserFacing) as caught, open_roster(source_of(path)) as reading:
        list(reading)
    assert isinstance(caught.value, RosterFileFault | InputFileFault)
    assert (caught.value.code, caught.value.fault) == (code, fault)
    assert CANARY not in str(caught.value)
    return fault


def sparse(beginning: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(beginning)
        os.truncate(path, 1 << 30)

    return write


def holding(data: Callable[[], bytes]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data())

    return write


def packed_zeros(size: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush()


def nested(names: list[str]) -> str:
    inner = "".join(f"<{name}>" for name in names) + "".join(f"</{name}>" for name in reversed(names))
    return sheet_xml([["last_name"]]).replace("</sheetData>", f"</sheetData>{inner}")


def in_a_circle(data: bytes) -> bytes:
    """A protected workbook of which each part follows upon itself."""
    table = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    return data[:table] + struct.pack("<128I", *range(128)) + data[table + 512 :]


def with_table_without_end(data: bytes) -> bytes:
    """A protected workbook that says that its table of sectors is as long as can be said, and goes on in itself."""
    listed = struct.pack("<II109I", 0, 1 << 31, *[0xFFFFFFFF] * 109)
    return data[:44] + b"\xff\xff\xff\x7f" + data[48:68] + listed + data[512:]


def sharing(references: int, text: str) -> bytes:
    """A workbook of which many cells share a text."""
    cells: list[list[Cell]] = [[Raw('t="s"><v>0</v>')] for _ in range(references)]
    return workbook([["last_name"], *cells], **{"xl/sharedStrings.xml": f"<sst {MAIN}><si><t>{text}</t></si></sst>"})


PROTECTED = protected(workbook([["last_name"]], **{"xl/media/a.bin": DICE.randbytes(5000)}), "another password")
MANY_CELLS = sheet_xml([]).replace(
    "</sheetData>", "<row>" + '<c r="A1"><v>1</v></c>' * 3_000_000 + "</row></sheetData>"
)
MANY_MEMBERS = {f"xl/media/{number}.bin": bytes(1 << 20) for number in range(50)}
FAR_CELLS = sheet_xml([["last_name", "ssn"]]).replace('r="B1"', 'r="XFD1048576"')
WIDE = sheet_xml([]).replace("</sheetData>", "<row>" + '<c r="A1"><v>1</v></c>' * 1_000_000 + "</row></sheetData>")


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(
    ("write", "fault"),
    [
        pytest.param(sparse(b""), "line_long", id="a gigabyte of nothing"),
        pytest.param(sparse(HEADER + b"Smith,1\nCANARY"), "line_long", id="a line of a gigabyte"),
        pytest.param(sparse(b"PK\x03\x04"), "workbook_large", id="a workbook of a gigabyte"),
        pytest.param(sparse(b"\xd0\xcf\x11\xe0"), "workbook_large", id="an old workbook of a gigabyte"),
        pytest.param(sparse(gzip.compress(HEADER)), "gzip_tail", id="a gigabyte of padding"),
        pytest.param(holding(lambda: b"last_name" + b"," * 1_000_000), "line_long", id="a million columns"),
        pytest.param(
            holding(lambda: b"last_name" + b"," * 60_000), "columns_many", id="as many columns as a line holds"
        ),
        pytest.param(holding(lambda: HEADER + b'"' + b"CANARY,1\n" * 100_000), "quote_open", id="a quote left open"),
        pytest.param(holding(lambda: HEADER + b"CANARY\0,1\n"), "nul", id="a NUL"),
        pytest.param(holding(lambda: HEADER + b"CANARY,1\r" * 5_000), "line_ends", id="old line ends"),
        pytest.param(holding(lambda: packed_zeros(1 << 30)), "line_long", id="a gigabyte in a gzip file"),
        pytest.param(
            holding(lambda: gzip.compress(HEADER + b"CANARY,1\n" * 5_000_000, 9)),
            "gzip_large",
            id="lines in a gzip file",
        ),
        pytest.param(holding(lambda: gzip.compress(b"") * 100_000), "empty", id="members with nothing in them"),
        pytest.param(holding(lambda: workbook([["ssn"]], **MANY_MEMBERS)), "workbook_large", id="a zip bomb"),
        pytest.param(holding(lambda: zipped(members_of({"A": WIDE}))), "workbook_large", id="a million cells in a row"),
        pytest.param(holding(lambda: zipped(members_of({"A": FAR_CELLS}))), "workbook_cells", id="a cell far away"),
        pytest.param(
            holding(
                lambda: zipped(members_of({"A": MANY_CELLS}) | {"xl/media/a.bin": DICE.randbytes(1 << 20)}),
            ),
            "workbook_cells",
            id="three million cells beside a megabyte of noise",
        ),
        pytest.param(holding(lambda: sharing(25_000, "CANARY" * 5000)), "workbook_cells", id="a text for everybody"),
        pytest.param(holding(lambda: PROTECTED), "workbook_password", id="another password"),
        pytest.param(
            holding(lambda: PROTECTED.replace(b'spinCount="100000"', b'spinCount="500000"')),
            "workbook_password",
            id="a password hashed as often as is allowed",
        ),
        pytest.param(
            holding(lambda: PROTECTED.replace(b'spinCount="100000"', b'spinCount="999999"')),
            "workbook_damaged",
            id="a password hashed a million times",
        ),
        pytest.param(holding(lambda: in_a_circle(PROTECTED)), "workbook_damaged", id="sectors in a circle"),
        pytest.param(
            holding(lambda: with_table_without_end(PROTECTED)), "workbook_damaged", id="a table of sectors without end"
        ),
        pytest.param(
            holding(lambda: workbook([["ssn"]], **{"xl/sharedStrings.xml": BILLION_LAUGHS})),
            "workbook_damaged",
            id="laughs",
        ),
        pytest.param(
            holding(lambda: workbook([["ssn"]], **{"xl/workbook.xml": BILLION_LAUGHS})),
            "workbook_damaged",
            id="laughs outside",
        ),
        pytest.param(holding(lambda: zipped(members_of({"A": nested(NAMES)}))), "no_rows", id="elements nested deeply"),
        pytest.param(
            holding(lambda: workbook([["ssn"]], **{"xl/sharedStrings.xml": f"<sst><si><t>{' '.join(NAMES)}"})),
            "workbook_damaged",
            id="a text of megabytes",
        ),
    ],
)
def test_a_hostile_file_is_refused_soon_and_in_little_memory(
    tmp_path: Path, write: Callable[[Path], None], fault: str
) -> None:
    path = tmp_path / "roster"
    write(path)
    assert refused(path) == fault


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc, and names devices as Linux does")
def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe")
    for path in (Path("/dev/zero"), Path("/dev/tty"), tmp_path / "link", tmp_path / "pipe"):
        assert refused(path) == "not_plain"
    assert refused(tmp_path) == "folder"
    (tmp_path / "loop").symlink_to("loop")
    assert refused(tmp_path / "loop") in ("missing", "read_failed")


@pytest.mark.parametrize(
    "data", [HEADER + b"Smith,1234\n" * 20_000, workbook([["last_name", "educator_id"], ["Smith", "AB1234"]])]
)
def test_a_file_that_vanishes_while_it_is_read_is_read_to_its_end(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "roster"
    path.write_bytes(data)
    with open_roster(source_of(path)) as reading:
        path.unlink()
        assert sum(1 for _ in reading) == reading.facts.rows


TEXT_PIECES = [CANARY, ",", ";", "\t", "|", "\n", "\r\n", "\r", '"', '""', "\0", "ñ", "last_name", "DOB", "2/9/1980"]
PIECES = [piece.encode() for piece in TEXT_PIECES] + [
    b"\xff",
    b"\x81",
    b"\xef\xbb\xbf",
    b"1234",
    b"12345678.0",
    b"PK\x03\x04",
]
SHEET_PIECES = ["<c", ' r="A2"', ' r="B1"', ' r="zzz9"', ' t="s"', ' t="e"', ">", "/>", "<v>", "</v>", "</c>", "<row>"]


def ended(folder: Path, data: bytes) -> None:
    """The child's own function, in this process, ends as it should."""
    path = folder / "roster"
    path.write_bytes(data)
    *_, last = _messages(source_of(path), 0)
    assert isinstance(last, EndMessage | FaultMessage)
    assert CANARY not in repr(last)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join), st.sampled_from([b"", HEADER]), st.booleans())
def test_any_text_ends_the_reading_in_order(tmp_path: Path, data: bytes, header: bytes, packed: bool) -> None:
    ended(tmp_path, gzip.compress(header + data) if packed else header + data)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SHEET_PIECES), max_size=30).map("".join), st.integers(0, 4000), st.binary(max_size=8))
def test_any_workbook_ends_the_reading_in_order(tmp_path: Path, xml: str, place: int, junk: bytes) -> None:
    sheet = sheet_xml([["last_name", "DOB"], ["x", 5]]).replace("</sheetData>", f"{xml}</sheetData>")
    data = zipped(members_of({"A": sheet}))
    ended(tmp_path, data[:place] + junk + data[place + len(junk) :])
