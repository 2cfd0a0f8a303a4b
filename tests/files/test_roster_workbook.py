from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callcenter.domain.columns import ColumnsOptions
from callcenter.files import roster_workbook, workbook_facts, workbook_members, workbook_memory
from callcenter.files.regular_file import open_regular
from callcenter.files.roster_faults import RosterFileFault
from callcenter.files.roster_table import TableRow
from callcenter.files.roster_workbook import WorkbookRoster
from callcenter.files.workbook_members import WorkbookMembers
from tests.files.workbooks import Cell, Raw, members_of, sheet_xml, with_size, workbook, zipped

CANARY = "CANARY"
OPEN = ColumnsOptions()
HEADER: list[Cell] = ["last_name", "birth_date", "ssn"]
SMITH: list[Cell] = ["Smith", date(1980, 2, 9), 400123456]
SOUND = workbook([HEADER, SMITH])
BOMB = b"<worksheet>" + b" " * (80 << 20)


class Opened:
    """A workbook written and read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def roster(self, data: bytes, options: ColumnsOptions = OPEN) -> WorkbookRoster:
        self.path.write_bytes(data)
        with open_regular(self.path) as file:
            return WorkbookRoster(file, options)

    def __call__(self, data: bytes, options: ColumnsOptions = OPEN) -> list[TableRow]:
        roster = self.roster(data, options)
        survey = roster.survey()
        rows = list(roster.rows())
        assert survey.rows == len(rows)
        return rows

    def values(self, rows: list[list[Cell]]) -> list[dict[str, str] | None]:
        return [row.values for row in self(workbook(rows))]

    def fault(self, data: bytes, options: ColumnsOptions = OPEN) -> str:
        with pytest.raises(RosterFileFault) as caught:
            self(data, options)
        fault: BaseException | None = caught.value
        while fault is not None:
            assert CANARY not in str(fault)
            fault = fault.__context__
        return caught.value.fault


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return Opened(tmp_path_factory.mktemp("workbook") / "roster.xlsx")


def test_a_sheet_is_read_row_by_row(opened: Opened) -> None:
    [row] = opened(SOUND)
    assert (row.row, row.values, row.problems, row.real_date) == (
        2,
        {"last_name": "Smith", "birth_date": "1980-02-09", "ssn": "400123456"},
        (),
        True,
    )


def test_the_digest_is_of_the_whole_file(opened: Opened) -> None:
    assert opened.roster(SOUND).sha256 == sha256(SOUND).hexdigest()


def test_rows_are_numbered_as_the_spreadsheet_shows_them(opened: Opened) -> None:
    sheet = sheet_xml([HEADER, ["Smith"], [None], [" "], ["Jones"]], first_row=4, first_column="C")
    rows = opened(zipped(members_of({"A": sheet})))
    assert [(row.row, row.values and row.values["last_name"]) for row in rows] == [(5, "Smith"), (8, "Jones")]


def test_an_error_is_found_wherever_the_list_begins(opened: Opened) -> None:
    sheet = sheet_xml([HEADER, ["Smith", None, Raw('t="e"><v>#N/A</v>')]], first_row=7, first_column="D")
    [row] = opened(zipped(members_of({"A": sheet})))
    assert (row.row, row.values, row.problems) == (
        8,
        {"last_name": "Smith", "birth_date": "", "ssn": ""},
        ("cell_kind",),
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("012345678", "012345678"),
        (12345678, "12345678"),
        (12345678.0, "12345678"),
        (None, ""),
        (" 1 & 2 ", " 1 & 2 "),
        (Raw("><f>1+1</f><v>2</v>"), "2"),
        (Raw('t="str"><f>A1</f><v>AB</v>'), "AB"),
    ],
)
def test_texts_and_whole_numbers_are_taken_as_they_are(opened: Opened, cell: Cell, text: str) -> None:
    [row] = opened(workbook([HEADER, ["x", None, cell]]))
    assert row.values == {"last_name": "x", "birth_date": "", "ssn": text}
    assert row.problems == ()


@pytest.mark.parametrize(
    "cell", [True, 1.5, 123456.7, -5, 10**15, 1e300, date(2020, 1, 2), Raw('t="e"><v>#REF!</v>')], ids=repr
)
def test_other_kinds_of_cells_count_as_missing_and_are_told(opened: Opened, cell: Cell) -> None:
    """A fraction's point, a sign and a date's dashes would otherwise be taken for separators of digits."""
    [row] = opened(workbook([HEADER, ["x", None, cell]]))
    assert row.values == {"last_name": "x", "birth_date": "", "ssn": ""}
    assert row.problems == ("cell_kind",)


def test_a_real_date_is_taken_whatever_format_is_declared_or_found_for_the_texts(opened: Opened) -> None:
    data = workbook([HEADER, SMITH, ["Jones", "30/7/1961"], ["Nguyen", None]])
    assert opened.roster(data).survey().date_format.text == "D/M/YYYY"
    declared = replace(OPEN, date_format="MM/DD/YYYY")
    assert [row.real_date for row in opened(data, declared)] == [True, False, False]


def test_one_sheet_with_something_in_it_is_taken_by_itself(opened: Opened) -> None:
    sheets = {"Notes": sheet_xml([]), "Data": sheet_xml([HEADER, SMITH]), "Old": sheet_xml([HEADER])}
    roster = opened.roster(zipped(members_of(sheets, hidden=["Old"])))
    assert roster.options.sheet == "Data"


def test_of_several_sheets_one_must_be_declared_and_all_are_named(opened: Opened) -> None:
    data = zipped(members_of({"Teachers & co": sheet_xml([HEADER, SMITH]), "Aides": sheet_xml([HEADER, ["Jones"]])}))
    with pytest.raises(RosterFileFault, match="several sheets: Teachers & co, Aides") as caught:
        opened(data)
    assert caught.value.fault == "sheet_unclear"
    assert opened(data, replace(OPEN, sheet=" aides"))[0].values == {"last_name": "Jones", "birth_date": "", "ssn": ""}
    with pytest.raises(RosterFileFault, match="no sheet of the name .* It has: Teachers & co, Aides"):
        opened(data, replace(OPEN, sheet="Staff"))


@pytest.mark.parametrize("options", [replace(OPEN, delimiter=";"), replace(OPEN, encoding="utf-8")])
def test_options_of_a_text_file_are_refused(opened: Opened, options: ColumnsOptions) -> None:
    assert opened.fault(SOUND, options) == "text_options"


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([], "empty"),
        ([[" "]], "empty"),
        ([HEADER], "no_rows"),
        ([HEADER, [" ", None]], "no_rows"),
        ([[CANARY], [CANARY]], "no_known_column"),
        ([["Surname", "LName"], [CANARY, CANARY]], "column_unclear"),
        ([HEADER, [CANARY, "2/9/1980"]], "date_format_unclear"),
    ],
)
def test_a_list_of_the_wrong_form_is_told(opened: Opened, rows: list[list[Cell]], fault: str) -> None:
    assert opened.fault(workbook(rows)) == fault


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"PK\x03\x04" + CANARY.encode(), "workbook_damaged"),
        (zipped({"people.csv": CANARY}), "zip_other"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + b"W\0o\0r\0k\0b\0o\0o\0k\0", "workbook_old"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "workbook_damaged"),
        (workbook([HEADER, SMITH], **{"xl/vbaProject.bin": CANARY}), "workbook_macros"),
        (workbook([HEADER], **{"[Content_Types].xml": "<T a='sheet.macroEnabled.main+xml'/>"}), "workbook_macros"),
        (workbook([HEADER, SMITH], **{"xl/macrosheets/sheet1.xml": CANARY}), "workbook_macros"),
        (workbook([HEADER, SMITH], **{"xl/externalLinks/externalLink1.xml": CANARY}), "workbook_links"),
        (workbook([HEADER, SMITH], **{"xl/embeddings/oleObject1.bin": CANARY}), "workbook_embedded"),
        (
            workbook([HEADER, SMITH], **{"xl/sharedStrings.xml": "<!DOCTYPE x [<!ENTITY a 'CANARY'>]><x>&a;</x>"}),
            "workbook_damaged",
        ),
        (workbook([HEADER, SMITH], **{"xl/sharedStrings.xml": CANARY * 40_000}), "workbook_damaged"),
        (workbook([HEADER, SMITH], **{"xl/sharedStrings.xml": "<si/>" * 4_000_001}), "workbook_large"),
        (
            zipped(members_of({"A": "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"})),
            "workbook_damaged",
        ),
        (zipped(members_of({"A": sheet_xml([HEADER]).replace('r="A1"', 'r="XFD1048576"')})), "workbook_cells"),
        (zipped(members_of({"A": "<worksheet><sheetData><row r='1'>" + CANARY})), "empty"),
        (zipped(members_of({"A": sheet_xml([HEADER, SMITH])[:-40]})), "workbook_damaged"),
        (zipped({f"{number}.xml": "" for number in range(1001)}), "workbook_large"),
        (workbook([HEADER, SMITH], **{"xl/media/a.bmp": BOMB}), "workbook_large"),
        (with_size(workbook([HEADER], **{"xl/a.xml": BOMB}), "xl/a.xml", 100), "workbook_damaged"),
        (with_size(SOUND, "xl/worksheets/sheet1.xml", 10_000), "workbook_damaged"),
        (with_size(SOUND, "xl/worksheets/sheet1.xml", 1 << 31), "workbook_large"),
        (SOUND[: len(SOUND) // 2], "workbook_damaged"),
        (zipped({"XL/workbook.xml": ""} | members_of({"A": sheet_xml([HEADER])})), "workbook_damaged"),
    ],
)
def test_a_workbook_that_is_not_sound_is_refused_in_a_sentence(opened: Opened, data: bytes, fault: str) -> None:
    assert opened.fault(data) == fault


def test_a_book_that_is_stored_unpacked_is_read(opened: Opened) -> None:
    data = zipped(members_of({"A": sheet_xml([HEADER, SMITH])}), ZIP_STORED)
    assert len(opened(data)) == 1


def test_a_directory_of_long_names_is_not_even_read(opened: Opened) -> None:
    assert opened.fault(zipped({f"{number:0300}": "" for number in range(900)})) == "workbook_large"


def test_a_member_is_unpacked_no_further_than_it_says() -> None:
    members = WorkbookMembers(with_size(workbook([HEADER], **{"xl/a.xml": BOMB}), "xl/a.xml", 100_000))
    taken = 0
    with pytest.raises(RosterFileFault):
        for block in members.unpacked("xl/a.xml"):
            taken += len(block)
    assert taken <= 100_000


def test_a_check_sum_that_is_wrong_is_found_even_where_nobody_reads_it(opened: Opened) -> None:
    sound = zipped(members_of({"A": sheet_xml([HEADER, SMITH])}) | {"docProps/core.xml": "<x>sound</x>"}, ZIP_STORED)
    assert len(opened(sound)) == 1
    assert opened.fault(sound.replace(b"<x>sound", b"<x>other")) == "workbook_damaged"


@pytest.mark.parametrize("xml", ["<!DOCTYPE x [<!ENTITY a 'CANARY'>]><x>&a;</x>", "<!doctype x><x/>", CANARY * 40_000])
def test_what_no_spreadsheet_writes_is_refused_even_where_nobody_reads_it(opened: Opened, xml: str) -> None:
    assert opened.fault(workbook([HEADER, SMITH], **{"docProps/core.xml": xml})) == "workbook_damaged"


def test_a_panic_of_the_library_is_a_fault_of_ours_and_a_wish_to_stop_is_not(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        """Named as that of the library, which cannot be imported."""

    class PanickingWorkbook:
        fault: BaseException = PanicException(CANARY)

        @classmethod
        def from_filelike(cls, _: object) -> None:
            raise cls.fault

    monkeypatch.setattr(roster_workbook, "CalamineWorkbook", PanickingWorkbook)
    assert opened.fault(SOUND) == "workbook_damaged"
    PanickingWorkbook.fault = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        opened(SOUND)


@pytest.mark.parametrize(
    ("module", "bound", "value", "fault"),
    [
        (roster_workbook, "LARGEST_WORKBOOK", len(SOUND) - 1, "workbook_large"),
        (workbook_members, "LARGEST_UNPACKED", 1000, "workbook_large"),
        (workbook_memory, "MEMORY_WITHOUT_QUESTION", 5000, "workbook_cells"),
        (workbook_facts, "MOST_ERRORS", 0, "workbook_errors"),
    ],
)
def test_every_bound_holds(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, module: object, bound: str, value: int, fault: str
) -> None:
    data = workbook([HEADER, SMITH, [Raw('t="e"><v>#N/A</v>')]]) if bound == "MOST_ERRORS" else SOUND
    assert opened(data)
    monkeypatch.setattr(workbook_memory, "MOST_MEMORY_RATIO", 0)
    monkeypatch.setattr(module, bound, value)
    assert opened.fault(data) == fault


def test_every_member_of_a_sound_book_may_be_damaged_anywhere(opened: Opened) -> None:
    """A panic of the library below is our fault too, not the process's end."""
    for place in range(0, len(SOUND), 7):
        damaged = bytearray(SOUND)
        damaged[place] ^= 0xFF
        _read_or_fault(opened, bytes(damaged))


PLACES = [' r="A1"', ' r="B2"', ' r="zz0"']
KINDS = [' t="s"', ' t="e"', ">", "/>", "<?x", "<!--", "-->", "<![CDATA[", "]]>"]
TAGS = ["<c", "<x:c", "</c>", "<v>", "</v>", "<row>", "</row>", "<is><t>", "</t></is>"]
TEXTS = ["1", "-9", "&amp;", "&x;", "\0", CANARY]


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PLACES + KINDS + TAGS + TEXTS), max_size=30).map("".join), st.booleans())
def test_any_xml_gives_rows_or_a_fault_of_ours(opened: Opened, xml: str, headed: bool) -> None:
    sheet = sheet_xml([HEADER] if headed else []).replace("</sheetData>", f"{xml}</sheetData>")
    _read_or_fault(opened, zipped(members_of({"A": sheet})))


def _read_or_fault(opened: Opened, data: bytes) -> None:
    try:
        opened(data)
    except RosterFileFault as fault:
        assert CANARY not in str(fault)
