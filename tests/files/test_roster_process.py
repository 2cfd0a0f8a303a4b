import multiprocessing
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.errors import UserCancelled
from callcenter.files.regular_file import InputFileFault
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_messages import (
    LARGEST_MESSAGE,
    EndMessage,
    FaultMessage,
    RawCombination,
    ReadRow,
    RosterSource,
    RowsMessage,
    SourceFacts,
)
from callcenter.files.roster_process import RosterFileChanged, RosterReaderStopped, RosterReading, open_roster
from callcenter.progress import CancelToken

CANARY = "CANARY"
RULES = ReadingRules(LAST4)
TODAY = date(2021, 11, 1)
HEADER = b"last_name,first_name,birth_date,ssn,educator_id\n"
PERSON = b"Smith,Mary,1980-02-09,400-12-3456,AB1234\n"
# More than the pipe and the reader's buffer hold together, so that the child waits for its parent
LONG_FILE = b"last_name,educator_id,notes\n" + b"".join(
    b"Smith,A%06d,%s\n" % (number, b"n" * 200) for number in range(4000)
)
ORPHAN_MAKER = """
import multiprocessing, signal, subprocess, sys
from datetime import date
from pathlib import Path
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.domain.columns import ColumnsOptions
from callcenter.files.roster_messages import RosterSource
from callcenter.files.roster_process import open_roster
if __name__ == "__main__":
    source = RosterSource(Path(sys.argv[1]), ColumnsOptions(), ReadingRules(LAST4), date(2021, 11, 1))
    with open_roster(source) as reading:
        # Holds the pipe open, so that the child is blocked in it and hears nothing of its parent's end
        subprocess.Popen(["cat"], pass_fds=[reading._hearing._connection.fileno()])
        print(multiprocessing.active_children()[0].pid, flush=True)
        signal.pause()
"""


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def source_of(folder: Path, data: bytes, columns: ColumnsOptions | None = None) -> RosterSource:
    path = folder / "roster.csv"
    path.write_bytes(data)
    return RosterSource(path, columns or ColumnsOptions(), RULES, TODAY)


def child_pid() -> int:
    [child] = multiprocessing.active_children()
    assert child.pid is not None
    return child.pid


def test_a_roster_is_read_into_combinations_and_problems(tmp_path: Path) -> None:
    data = HEADER + PERSON + b"\nJones,Al\nNguyen,,1980-02-30,,AB9999\n,,,12,\n"
    with open_roster(source_of(tmp_path, data)) as reading:
        assert reading.facts == SourceFacts(
            sha256(data).hexdigest(),
            4,
            ("last_name", "first_name", "birth_date", "ssn", "educator_id"),
            encoding="utf-8",
            delimiter=",",
            date_format="YYYY-MM-DD",
        )
        smith, jones, nguyen, nobody = reading
    assert [row.row for row in (smith, jones, nguyen, nobody)] == [2, 4, 5, 6]
    assert {each.rule_number for each in smith.combinations} == {1, 2, 3, 4, 5, 6, 9, 10}
    assert RawCombination(1, ("1980-02-09", "S530"), "3456") in smith.combinations
    assert (jones.refused, jones.combinations) == (True, ())
    assert (nguyen.problems, {each.rule_number for each in nguyen.combinations}) == (
        ("birth_date_impossible",),
        {6},
    )
    assert (nobody.problems, nobody.combinations, nobody.refused) == (("ssn_digits",), (), False)


def test_reading_goes_on_behind_the_rows_that_an_earlier_one_gave_out(tmp_path: Path) -> None:
    data = HEADER + PERSON + b"\nJones\n" + PERSON * 2
    source = source_of(tmp_path, data)
    with open_roster(source) as reading:
        rows = list(reading)
    with open_roster(source, skip_rows=2) as reading:
        assert reading.facts.rows == 4
        assert list(reading) == rows[2:]


def test_no_row_of_a_file_that_has_changed_is_given_out(tmp_path: Path) -> None:
    """Otherwise rows of another file could be staged under the first one's digest, and resumed from there."""
    other = PERSON.replace(b"Smith", b"Jones")
    assert len(other) == len(PERSON) != 0
    source = source_of(tmp_path, HEADER + PERSON * (len(LONG_FILE) // len(PERSON)))
    surnames: set[tuple[str, ...]] = set()
    with open_roster(source) as reading:
        rows = iter(reading)
        first = next(rows)
        with source.path.open("r+b") as file:
            file.seek(-len(other) * 4000, os.SEEK_END)
            file.write(other * 4000)
        with pytest.raises(RosterFileChanged):
            surnames.update(each.public for row in rows for each in row.combinations)
    assert surnames <= {each.public for each in first.combinations}


@pytest.mark.parametrize("tail", [b"x\n", b'"\n', b"\n\0"], ids=["a letter", "a quote", "a NUL"])
def test_a_file_that_changes_while_it_is_read_is_found_before_the_end(tmp_path: Path, tail: bytes) -> None:
    source = source_of(tmp_path, LONG_FILE)
    with open_roster(source) as reading:
        with source.path.open("r+b") as file:
            file.seek(-len(tail), os.SEEK_END)
            file.write(tail)
        with pytest.raises(RosterFileChanged):
            list(reading)


def test_a_child_killed_in_the_middle_ends_the_reading_with_our_fault(tmp_path: Path) -> None:
    with open_roster(source_of(tmp_path, LONG_FILE)) as reading:
        rows = iter(reading)
        next(rows)
        os.kill(child_pid(), signal.SIGKILL)
        with pytest.raises(RosterReaderStopped):
            list(rows)


def test_a_reading_given_up_in_the_middle_leaves_no_child(tmp_path: Path) -> None:
    with open_roster(source_of(tmp_path, LONG_FILE)) as reading:
        next(iter(reading))
        pid = child_pid()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_an_exception_in_the_block_leaves_no_child(tmp_path: Path) -> None:
    with pytest.raises(KeyError), open_roster(source_of(tmp_path, LONG_FILE)):
        raise KeyError


def test_ctrl_c_is_for_the_parent_to_decide(tmp_path: Path) -> None:
    with open_roster(source_of(tmp_path, LONG_FILE)) as reading:
        os.kill(child_pid(), signal.SIGINT)
        assert sum(1 for _ in reading) == 4000


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_child_is_confined(tmp_path: Path) -> None:
    with open_roster(source_of(tmp_path, LONG_FILE)):
        pid = child_pid()
        assert resource.prlimit(pid, resource.RLIMIT_AS) == (512 << 20, 5 << 29)
        assert resource.prlimit(pid, resource.RLIMIT_CORE) == (0, 0)
        assert resource.prlimit(pid, resource.RLIMIT_CPU) == (7200, 7200)
        descriptors = [Path(f"/proc/{pid}/fd/{number}").readlink() for number in range(3)]
        assert descriptors == [Path(os.devnull)] * 3


@pytest.mark.skipif(sys.platform != "linux", reason="waits on a process that is not its child")
def test_a_child_whose_parent_is_killed_ends_by_itself_even_while_it_is_blocked(tmp_path: Path) -> None:
    source = source_of(tmp_path, LONG_FILE)
    script = tmp_path / "parent.py"
    script.write_text(ORPHAN_MAKER)
    command = [sys.executable, str(script), str(source.path)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    ) as parent:
        assert parent.stdout is not None
        orphan = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
        ended, _, _ = select.select([orphan], [], [], 20)
        os.close(orphan)
    assert ended


def test_the_parents_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    data = b"last_name,educator_id\n" + b"".join(b"Smith,A%06d\n" % number for number in range(10_000))
    source = source_of(tmp_path, data)
    with open_roster(source) as reading:
        tracemalloc.start()
        try:
            assert sum(len(row.combinations) for row in reading) == 10_000
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("data", "fault", "line"),
    [
        (b"", "empty", None),
        (HEADER, "no_rows", None),
        (b"CANARY\nCANARY\n", "no_known_column", None),
        (HEADER + PERSON + b'"CANARY,\n', "quote_open", 3),
    ],
)
def test_a_file_of_the_wrong_form_is_told_before_a_row_is_given_out(
    tmp_path: Path, data: bytes, fault: str, line: int | None
) -> None:
    with pytest.raises(RosterFileFault) as caught, open_roster(source_of(tmp_path, data)):
        pytest.fail("the block must not begin")
    assert (caught.value.fault, caught.value.line) == (fault, line)
    assert CANARY not in str(caught.value)


def test_a_missing_header_of_the_columns_file_is_told_by_its_canonical_name(tmp_path: Path) -> None:
    source = source_of(tmp_path, HEADER + PERSON, ColumnsOptions(headers=(("ssn", "CANARY"),)))
    with pytest.raises(RosterFileFault, match="a header for ssn that"), open_roster(source):
        pytest.fail("the block must not begin")


def test_a_path_that_is_no_file_is_told(tmp_path: Path) -> None:
    source = source_of(tmp_path, b"")
    os.mkfifo(tmp_path / "pipe")
    for path, fault in (
        (tmp_path, "folder"),
        (tmp_path / "pipe", "not_plain"),
        (tmp_path / "gone", "missing"),
    ):
        with pytest.raises(InputFileFault) as caught, open_roster(replace(source, path=path)):
            pytest.fail("the block must not begin")
        assert caught.value.fault == fault


FACTS = SourceFacts("a" * 64, 1, ("last_name",))
FINE = ReadRow(2, (RawCombination(6, ("S530",), CANARY),))
encode = msgspec.msgpack.encode


def heard(*messages: bytes) -> list[ReadRow]:
    """What the parent makes of a child that says this."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    with receiving:
        with sending:
            for message in messages:
                sending.send_bytes(message)
        return list(RosterReading(receiving, LAST4))


def test_a_reading_that_is_sound_is_believed() -> None:
    assert heard(encode(FACTS), encode(RowsMessage((FINE,))), encode(EndMessage("a" * 64))) == [FINE]


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\xff",
        b"CANARY",
        b"\xdd\xff\xff\xff\xff",
        b"\x91" * 10_000,
        encode(["rows", [[2, [[6, ["S530"], 7]], []]]]),
        encode(["rows", [[2, [[6, ["S530"], "CANARY" * 1000]], []]]]),
        encode(["rows", [[2, [[6, ["S530", "CANARY"], "AB1234"]], []]]]),
        encode(["rows", [[2, [[7, ["CANARY"], "400123456"]], []]]]),
        encode(["rows", [[2, [], ["CANARY"]]]]),
        encode(["rows", [[2, [], []]] * 257]),
        encode(["end", "CANARY"]),
        encode(FACTS),
        encode(FaultMessage("roster_file", CANARY)),
        encode(FaultMessage("roster_file", "column_twice", None, CANARY)),
        encode(FaultMessage("input_file", CANARY)),
        encode(FaultMessage(CANARY, "empty")),
    ],
)
def test_a_message_of_another_form_ends_the_reading_without_a_word_of_it(message: bytes) -> None:
    with pytest.raises(RosterReaderStopped) as caught:
        heard(encode(FACTS), message, encode(EndMessage("a" * 64)))
    assert CANARY not in str(caught.value)
    assert caught.value.__context__ is None


def test_facts_about_columns_that_there_are_not_are_not_believed() -> None:
    with pytest.raises(RosterReaderStopped):
        heard(encode(SourceFacts("a" * 64, 1, (CANARY,))))


def test_a_message_beyond_the_limit_is_not_taken_in() -> None:
    receiving, sending = multiprocessing.Pipe(duplex=False)
    with receiving, sending:
        os.write(sending.fileno(), struct.pack("!i", LARGEST_MESSAGE + 1))
        with pytest.raises(RosterReaderStopped):
            RosterReading(receiving, LAST4)


def test_an_end_without_the_first_digest_means_that_the_file_changed() -> None:
    with pytest.raises(RosterFileChanged):
        heard(encode(FACTS), encode(EndMessage("b" * 64)))


def test_a_cancel_is_heard_while_the_file_is_read_for_the_first_time(tmp_path: Path) -> None:
    stop = CancelToken()
    stop.cancel()
    with pytest.raises(UserCancelled), open_roster(source_of(tmp_path, LONG_FILE), cancel=stop):
        pytest.fail("the first pass was waited for")


def test_a_cancel_is_heard_between_two_messages(tmp_path: Path) -> None:
    stop = CancelToken()
    with open_roster(source_of(tmp_path, LONG_FILE), cancel=stop) as reading:
        rows = iter(reading)
        next(rows)
        stop.cancel()
        with pytest.raises(UserCancelled):
            list(rows)
