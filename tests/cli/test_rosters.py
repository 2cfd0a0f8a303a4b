"""The commands rosters list, rosters switch and rosters purge."""

from tests.cli.command_line import Center, Outcome
from tests.world import GARCIA, SMITH, SUPERVISOR

SMITH_SAYS = {"last_name": "Smith", "birth_date": "7/30/1961", "ssn": "9876"}


def switch(center: Center, number: str, *options: str) -> Outcome:
    return center.run("rosters", center.vault, "switch", number, *center.signed_in(SUPERVISOR), *options)


def listed(center: Center) -> list[dict[str, object]]:
    done = center.run("rosters", center.vault, "list", *center.signed_in(SUPERVISOR), "--json")
    assert (done.code, list(done.object)) == (0, ["rosters"])
    found = done.object["rosters"]
    assert isinstance(found, list)
    return found


def test_before_the_first_import_there_is_nothing_to_list(center: Center) -> None:
    assert listed(center) == []
    done = center.run("rosters", center.vault, "list", *center.signed_in(SUPERVISOR))
    assert done.out == "No roster was imported yet.\n"


def test_the_list_tells_number_revision_people_tags_and_which_one_is_active(open_line: Center) -> None:
    open_line.supervisor("import", open_line.roster_file([GARCIA]), "--no-switch")
    first, second = listed(open_line)
    assert (first["number"], first["revision"], first["people"], first["active"]) == (1, 1, 2, True)
    assert (second["number"], second["revision"], second["people"], second["active"]) == (2, None, 1, False)
    shown = open_line.run("rosters", open_line.vault, "list", *open_line.signed_in(SUPERVISOR)).out.splitlines()
    assert len(shown) == 2
    assert "2 people" in shown[0]
    assert "active" in shown[0]
    assert "1 person" in shown[1]


def test_a_former_roster_can_be_brought_back(open_line: Center) -> None:
    open_line.supervisor("import", open_line.roster_file([GARCIA]))
    assert open_line.ask(SMITH_SAYS)[0]["answer"] == "NO"
    done = switch(open_line, "1", "--json")
    assert (done.code, done.object) == (0, {"active": 1})
    assert open_line.ask(SMITH_SAYS)[0]["answer"] == "YES"
    assert [roster["revision"] for roster in listed(open_line)] == [3, 2]
    assert open_line.supervisor("verify", "--all").code == 0


def test_switching_to_the_active_roster_changes_nothing(open_line: Center) -> None:
    done = switch(open_line, "1")
    assert done.code == 0
    assert "already" in done.err
    assert listed(open_line)[0]["revision"] == 1


def test_a_number_that_no_roster_has_is_refused(open_line: Center) -> None:
    assert switch(open_line, "7", "--json").error() == (2, "no_such_roster")
    assert switch(open_line, "0", "--json").error() == (2, "usage")
    assert switch(open_line, "two", "--json").error() == (2, "usage")


def test_an_unfinished_roster_cannot_be_switched_to(center: Center) -> None:
    center.stage_partly(center.roster_file([SMITH | {"ssn": f"90122{1000 + number}"} for number in range(120)]))
    assert switch(center, "1", "--json").error() == (11, "import_unfinished")


def test_an_operator_may_neither_list_nor_switch(open_line: Center) -> None:
    who = open_line.signed_in("Olive")
    assert open_line.run("rosters", open_line.vault, "list", *who, "--json").error() == (4, "not_allowed")
    assert open_line.run("rosters", open_line.vault, "switch", "1", *who, "--json").error() == (4, "not_allowed")


def purge(center: Center, number: str, *options: str, user: str = SUPERVISOR) -> Outcome:
    return center.run("rosters", center.vault, "purge", number, *center.signed_in(user), *options)


def test_a_former_roster_can_be_purged_once_and_is_listed_with_its_counts(open_line: Center) -> None:
    open_line.supervisor("import", open_line.roster_file([GARCIA]))
    done = purge(open_line, "1", "--json")
    assert (done.code, done.object) == (0, {"purged": 1})
    first, second = listed(open_line)
    assert (first["state"], first["people"], second["state"]) == ("purged", 2, "loaded")
    shown = open_line.run("rosters", open_line.vault, "list", *open_line.signed_in(SUPERVISOR)).out.splitlines()
    assert "2 people" in shown[0]
    assert "purged" in shown[0]
    assert switch(open_line, "1", "--json").error() == (2, "roster_purged")
    again = purge(open_line, "1")
    assert again.code == 0
    assert "already" in again.err
    assert open_line.supervisor("verify", "--all").code == 0


def test_neither_the_active_roster_nor_a_staged_one_nor_an_unknown_one_is_purged(open_line: Center) -> None:
    open_line.supervisor("import", open_line.roster_file([GARCIA]), "--no-switch")
    assert purge(open_line, "1", "--json").error() == (2, "active_kept")
    assert purge(open_line, "2", "--json").error() == (2, "staged_kept")
    assert purge(open_line, "7", "--json").error() == (2, "no_such_roster")


def test_an_operator_may_not_purge(open_line: Center) -> None:
    open_line.supervisor("import", open_line.roster_file([GARCIA]))
    assert purge(open_line, "1", "--json", user="Olive").error() == (4, "not_allowed")
    assert listed(open_line)[0]["state"] == "loaded"
