import pickle
from pathlib import Path

import pytest

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.one_name import NameOrder
from callcenter.files.columns_file import ColumnsFileFault, read_columns


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "columns.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def fault_of(folder: Path, text: str | bytes) -> ColumnsFileFault:
    with pytest.raises(ColumnsFileFault) as caught:
        read_columns(written(folder, text))
    return caught.value


def test_every_option_is_read(tmp_path: Path) -> None:
    options = read_columns(
        written(
            tmp_path,
            'last_name = " Surname "\nssn = "SSN #"\ndate_format = "MM/DD/YYYY"\ndelimiter = "\\t"\n'
            'encoding = "Windows-1252"\nsheet = "Teachers"\n',
        )
    )
    assert options.headers == (("last_name", "Surname"), ("ssn", "SSN #"))
    assert options.date_format == "MM/DD/YYYY"
    assert (options.delimiter, options.encoding, options.sheet) == ("\t", "windows-1252", "Teachers")


def test_an_empty_file_means_the_canonical_form(tmp_path: Path) -> None:
    assert read_columns(written(tmp_path, "")) == ColumnsOptions()


def test_a_column_of_whole_names_and_lost_zeros_are_declared(tmp_path: Path) -> None:
    options = read_columns(written(tmp_path, 'name = "Full Name"\nname_order = "last, first"\npad_zeros = "yes"\n'))
    assert options == ColumnsOptions((("name", "Full Name"),), name_order=NameOrder.LAST_FIRST, pad_zeros=True)


def test_guessing_can_be_turned_off(tmp_path: Path) -> None:
    assert read_columns(written(tmp_path, 'ssn = "S"\nguess = "no"\n')) == ColumnsOptions((("ssn", "S"),), guess=False)


def test_a_byte_order_mark_is_fine(tmp_path: Path) -> None:
    assert read_columns(written(tmp_path, b'\xef\xbb\xbfssn = "S"')).headers == (("ssn", "S"),)


def test_options_can_cross_to_another_process() -> None:
    options = ColumnsOptions(headers=(("ssn", "S"),))
    assert pickle.loads(pickle.dumps(options)) == options


@pytest.mark.parametrize(
    ("text", "fault", "key"),
    [
        ('surname = "Surname"', "unknown_key", "surname"),
        ("[last_name]\nheader = 1", "value", "last_name"),
        ("ssn = 3", "value", "ssn"),
        ('ssn = ""', "value", "ssn"),
        ('ssn = "' + "x" * 300 + '"', "value", "ssn"),
        ('ssn = "Number"\neducator_id = "number"', "value", "educator_id"),
        ('delimiter = "ab"', "value", "delimiter"),
        ('delimiter = "\\n"', "value", "delimiter"),
        ('encoding = "latin-1"', "value", "encoding"),
        ('date_format = "DD.MM.YY"', "value", "date_format"),
        ('pad_zeros = "maybe"', "value", "pad_zeros"),
        ("pad_zeros = true", "value", "pad_zeros"),
        ('guess = "maybe"', "value", "guess"),
        ('name = "Full Name"', "value", "name_order"),
        ('name_order = "first last"', "value", "name_order"),
        ('name = "N"\nname_order = "last first"', "value", "name_order"),
        ('name = "N"\nname_order = "first last"\nfirst_name = "F"', "value", "name"),
    ],
)
def test_a_fault_names_its_key(tmp_path: Path, text: str, fault: str, key: str) -> None:
    found = fault_of(tmp_path, text)
    assert (found.fault, found.key) == (fault, key)
    assert key in str(found)


def test_a_file_that_is_not_toml_is_told_with_its_line(tmp_path: Path) -> None:
    found = fault_of(tmp_path, 'ssn = "S"\nlast_name: Surname\n')
    assert found.fault == "not_toml"
    assert "line 2" in str(found)


def test_nesting_without_end_is_not_toml(tmp_path: Path) -> None:
    assert fault_of(tmp_path, "ssn = " + "[" * 30_000).fault == "not_toml"


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    assert fault_of(tmp_path, b'ssn = "\xe9"').fault == "not_utf8"


def test_a_file_that_is_far_too_large_is_told(tmp_path: Path) -> None:
    assert fault_of(tmp_path, "#" * 70_000).fault == "too_large"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ColumnsFileFault, match="columns file cannot be read"):
        read_columns(tmp_path / "gone.toml")
