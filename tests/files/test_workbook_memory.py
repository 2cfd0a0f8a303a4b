"""What a workbook will take is reckoned before it is read: never less than it takes, and bounded by its size."""

import io
import multiprocessing
import resource
import sys
import zipfile
from array import array
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.files import workbook_memory
from callcenter.files.confinement import grant_memory
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_messages import RosterSource
from callcenter.files.roster_process import open_roster
from callcenter.files.workbook_memory import allowed_memory, counted_texts_memory, texts_memory
from callcenter.files.workbook_parts import WorkbookParts
from tests.files.workbooks import MAIN, Raw, workbook

LONG = "x" * 30_000


def shared(references: int, texts: Sequence[str], between: str = "") -> bytes:
    """A workbook whose first text is referred to from so many cells, and each other once."""
    numbers = [0] * references + list(range(1, len(texts)))
    cells = [[Raw(f't="s"><v>{number}</v>')] for number in numbers]
    listed = between.join(f"<si><t>{text}</t></si>" for text in texts)
    return workbook([["last_name"], *cells], **{"xl/sharedStrings.xml": f"<sst {MAIN}>{listed}</sst>"})


def memory(data: bytes) -> int:
    parts = WorkbookParts(data)
    return parts.memory(parts.sheets[0])


def is_refused(data: bytes) -> bool:
    with pytest.raises(RosterFileFault) as caught:
        memory(data)
    return caught.value.fault == "workbook_cells"


def test_a_small_file_may_take_a_little_a_large_one_more_and_none_without_end() -> None:
    assert (allowed_memory(0), allowed_memory(4 << 20), allowed_memory(1 << 30)) == (64 << 20, 256 << 20, 2 << 30)


def test_a_long_text_that_many_cells_share_is_counted_once_for_each() -> None:
    assert memory(shared(100, [LONG])) > 100 * len(LONG)
    assert is_refused(shared(10_000, [LONG]))


def test_a_long_text_that_few_cells_share_does_not_stand_for_all_of_them() -> None:
    people = [f"Smith{number}" for number in range(20_000)]
    assert memory(shared(2, [LONG, *people])) < 64 << 20


@pytest.mark.parametrize("between", ["<!-- <si> -->", "<?x <si> ?>", " "])
def test_texts_that_are_not_plainly_one_behind_the_other_are_taken_for_one_long_text(between: str) -> None:
    people = [f"Smith{number}" for number in range(2000)]
    assert memory(shared(2, ["x", *people])) < 64 << 20
    assert is_refused(shared(2, ["x", *people], between))


@pytest.mark.parametrize("cut", ["<si/>", "<!--</si><si>-->", "<?x </si><si>?>"])
def test_a_text_cut_up_by_what_looks_like_others_is_as_long_as_all_of_it(cut: str) -> None:
    assert is_refused(shared(10_000, [LONG.replace("xx", f"x{cut}x"), "y"]))


def test_it_does_not_help_to_say_which_text_is_meant_in_another_way() -> None:
    cells = [[Raw('t="s"><f/><v>0</v>')] for _ in range(10_000)]
    listed = f"<sst {MAIN}><si><t>{LONG}</t></si></sst>"
    assert is_refused(workbook([["last_name"], *cells], **{"xl/sharedStrings.xml": listed}))


def test_the_longest_text_is_taken_for_the_one_most_referred_to() -> None:
    sizes, references = array("Q", [10, 5000, 40]), array("Q", [7, 0, 2])
    assert counted_texts_memory(sizes, references, 3) == texts_memory(7 + 3, 5000) + texts_memory(2, 40)


def test_the_list_of_texts_cannot_stand_for_a_sheet() -> None:
    relations = "xl/_rels/workbook.xml.rels"
    with zipfile.ZipFile(io.BytesIO(workbook([["last_name"]]))) as archive:
        listed = archive.read(relations).decode().replace("worksheets/sheet1.xml", "sharedStrings.xml")
    with pytest.raises(RosterFileFault, match="damaged"):
        WorkbookParts(workbook([["last_name"]], **{relations: listed, "xl/sharedStrings.xml": f"<sst {MAIN}/>"}))


def test_the_bound_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook([["last_name", "ssn"], ["Smith", 1]])
    taken = memory(data)
    monkeypatch.setattr(workbook_memory, "MOST_MEMORY_RATIO", 0)
    monkeypatch.setattr(workbook_memory, "MEMORY_WITHOUT_QUESTION", taken)
    assert memory(data) == taken
    monkeypatch.setattr(workbook_memory, "MEMORY_WITHOUT_QUESTION", taken - 1)
    assert is_refused(data)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")
def test_the_reading_process_is_granted_what_was_reckoned_and_no_more(tmp_path: Path) -> None:
    data = shared(100, [LONG])
    path = tmp_path / "roster.xlsx"
    path.write_bytes(data)
    with open_roster(RosterSource(path, ColumnsOptions(), ReadingRules(LAST4), date(2021, 11, 1))):
        [child] = multiprocessing.active_children()
        assert child.pid is not None
        assert resource.prlimit(child.pid, resource.RLIMIT_AS) == ((512 << 20) + memory(data), 5 << 29)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")
def test_a_process_that_is_not_confined_stays_so() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    grant_memory(1 << 40)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
