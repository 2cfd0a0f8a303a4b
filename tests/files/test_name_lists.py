from pathlib import Path

import pytest

from callcenter.domain.names import given_forms, surname_forms
from callcenter.files import name_lists
from callcenter.files.name_lists import NameListMissing, load_name_lists

FOLDER = Path(__file__).parents[2] / "resources" / "names"


@pytest.mark.parametrize("file_name", ["surnames.txt", "surnames-spanish.txt", "female.txt", "male.txt"])
def test_each_name_stands_once_in_its_list_with_a_weight(file_name: str) -> None:
    lines = (FOLDER / file_name).read_text(encoding="utf-8").splitlines()[1:]
    names = [line.rpartition(" ")[0] for line in lines]
    assert len(set(names)) == len(names)
    assert all(int(line.rpartition(" ")[2]) > 0 for line in lines)
    assert all(name == name.strip() and name for name in names)


def test_the_lists_are_as_long_as_the_demo_needs() -> None:
    lists = load_name_lists()
    assert len(lists.surnames.names) + len(lists.spanish_surnames.names) >= 300
    assert len(lists.female.names) >= 150
    assert len(lists.male.names) >= 150
    assert lists.surnames.names[0] == "Smith"
    assert "García" in lists.spanish_surnames.names
    assert "O'Brien" in lists.surnames.names


def test_every_name_can_be_matched() -> None:
    lists = load_name_lists()
    for name in (*lists.surnames.names, *lists.spanish_surnames.names):
        assert surname_forms(name)
    for name in (*lists.female.names, *lists.male.names):
        assert given_forms(name)


def test_a_list_that_is_not_there_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_lists, "files", lambda _: tmp_path)
    with pytest.raises(NameListMissing, match="Install the program again"):
        load_name_lists()
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "surnames.txt").write_text("Smith\n")
    with pytest.raises(NameListMissing):
        load_name_lists()
