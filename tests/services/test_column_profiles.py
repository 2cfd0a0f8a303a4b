from pathlib import Path

import pytest

from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.one_name import NameOrder
from callcenter.files.columns_file import read_columns
from callcenter.services.column_profiles import ColumnProfiles, ProfileName

PAYROLL = ColumnsOptions(
    (("ssn", 'SSN "#"\\'), ("name", "Full\u007f Ñame")), "M/D/YYYY", "\t", name_order=NameOrder.LAST_FIRST
)
WORKBOOK = ColumnsOptions((("ssn", "Nr"),), sheet="Hoja 1", pad_zeros=True, guess=False)


@pytest.fixture
def profiles(tmp_path: Path) -> ColumnProfiles:
    return ColumnProfiles(tmp_path / "columns")


def test_what_is_kept_comes_back_and_is_a_columns_file_of_the_command_line(profiles: ColumnProfiles) -> None:
    assert profiles.all() == ()
    profiles.keep("Payroll export", PAYROLL)
    profiles.keep("excel", WORKBOOK)
    excel, payroll = profiles.all()
    assert (excel.name, excel.columns, payroll.name, payroll.columns) == ("excel", WORKBOOK, "Payroll export", PAYROLL)
    assert read_columns(payroll.path) == PAYROLL


def test_one_of_the_same_name_is_replaced_and_one_can_be_dropped(profiles: ColumnProfiles) -> None:
    profiles.keep("excel", PAYROLL)
    profiles.keep("excel", WORKBOOK)
    assert [profile.columns for profile in profiles.all()] == [WORKBOOK]
    profiles.drop("excel")
    profiles.drop("excel")
    assert profiles.all() == ()


@pytest.mark.parametrize("name", ["", " x", "x ", "../x", "a/b", "a\\b", ".x", "x.toml", "x" * 41, "a\nb", "CON:"])
def test_a_name_that_is_none_is_refused_and_nothing_is_written(
    profiles: ColumnProfiles, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ProfileName):
        profiles.keep(name, WORKBOOK)
    with pytest.raises(ProfileName):
        profiles.drop(name)
    assert list(tmp_path.iterdir()) == []


def test_a_profile_that_somebody_spoiled_is_left_out(profiles: ColumnProfiles, tmp_path: Path) -> None:
    profiles.keep("excel", WORKBOOK)
    (tmp_path / "columns" / "other.toml").write_text("ssn = 5\n")
    assert [profile.name for profile in profiles.all()] == ["excel"]
