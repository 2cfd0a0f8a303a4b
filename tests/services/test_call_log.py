import csv
import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from callcenter.crypto.signatures import fingerprint
from callcenter.domain.accounts import Role
from callcenter.domain.call_export import CALL_LOG_COLUMNS
from callcenter.domain.call_filter import CallFilter
from callcenter.domain.details import SpokenDetails
from callcenter.durable_file import DiskFull, NotWritable
from callcenter.files.regular_file import InputFileFault
from callcenter.files.safe_csv import safe_cell
from callcenter.files.sidecar import SidecarFault
from callcenter.services.call_log import CallLog
from callcenter.services.calls import Calls
from callcenter.services.export_check import verify_export
from callcenter.services.people import People
from callcenter.services.protocols import Exported, Head
from callcenter.services.session import NotAllowed
from callcenter.services.sign_in import sign_in
from tests.services.failing_journal import fill_the_disk
from tests.world import OPERATOR, SMITH, World

SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Three calls: two checks and a wrap-up; a check from a shell; one that was never wrapped up."""
    world = World(tmp_path_factory.mktemp("busy") / "vault").make_vault()
    world.load(SMITH)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        reference = calls.open()
        world.clock.sleep(90)
        calls.check(reference, SpokenDetails("Smith"))
        calls.check(reference, SMITHS)
        calls.wrap_up(reference, "eligible_informed")
        world.clock.sleep(60)
        calls.single(SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111"))
        world.clock.sleep(60)
        calls.open()
    return world


@pytest.fixture
def world(busy: World, tmp_path: Path) -> World:
    return busy.copied_to(tmp_path)


def export(world: World, name: str = "log.csv", first: date | None = None, last: date | None = None) -> Exported:
    with world.sign_in() as session:
        return CallLog(session).export(world.path.parent / name, CallFilter(first, last))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def take_calls(world: World, *moments: datetime) -> None:
    """One call at each moment."""
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        for moment in moments:
            world.clock.move_to(moment)
            calls.single(SMITHS)


# What is exported


def test_each_call_is_a_row_of_the_promised_columns(world: World) -> None:
    done = export(world)
    path = world.path.parent / "log.csv"
    assert path.read_bytes().startswith(",".join(CALL_LOG_COLUMNS).encode() + b"\r\n")
    rows = rows_of(path)
    references = [row.pop("reference") for row in rows]
    assert (done.rows, len(set(references))) == (3, 3)
    assert rows == [
        {
            "started_at": "2026-11-23T09:30:00-06:00",
            "ended_at": "2026-11-23T09:31:30-06:00",
            "seat": "A",
            "operator": "Olive",
            "line_open": "yes",
            "checks": "2",
            "answer": "YES",
            "rules_hit": "last4_birth_surname last4_birth_given last4_birth_surname_start"
            " last4_year_surname_given educator_birth educator_surname birth_surname_given last4_surname_given",
            "wrap_up": "eligible_informed",
            "roster": "1",
            "program_version": "1",
        },
        {
            "started_at": "2026-11-23T09:32:30-06:00",
            "ended_at": "2026-11-23T09:32:30-06:00",
            "seat": "A",
            "operator": "Olive",
            "line_open": "yes",
            "checks": "1",
            "answer": "NO",
            "rules_hit": "",
            "wrap_up": "",
            "roster": "1",
            "program_version": "1",
        },
        {
            "started_at": "2026-11-23T09:33:30-06:00",
            "ended_at": "",
            "seat": "A",
            "operator": "Olive",
            "line_open": "yes",
            "checks": "0",
            "answer": "NONE",
            "rules_hit": "",
            "wrap_up": "not_wrapped_up",
            "roster": "",
            "program_version": "1",
        },
    ]


def test_no_detail_of_a_caller_is_in_the_export(world: World) -> None:
    export(world)
    log, sidecar = ((world.path.parent / name).read_text().casefold() for name in ("log.csv", "log.csv.sig.json"))
    assert not any(value in log + sidecar for value in ("smith", "okafor", "robert", "ngozi", "e200318"))
    assert not any(digits in log for digits in ("9876", "1111", "1961", "1975"))


def test_moments_stand_in_the_centers_zone_with_their_offset_daylight_saving_included(world: World) -> None:
    take_calls(
        world,
        datetime(2027, 3, 14, 7, 59, tzinfo=UTC),  # 1:59 before the clock goes ahead
        datetime(2027, 3, 14, 8, 0, tzinfo=UTC),
        datetime(2027, 11, 7, 6, 30, tzinfo=UTC),  # 1:30 comes twice
        datetime(2027, 11, 7, 7, 30, tzinfo=UTC),
    )
    export(world, first=date(2027, 1, 1))
    assert [row["started_at"] for row in rows_of(world.path.parent / "log.csv")] == [
        "2027-03-14T01:59:00-06:00",
        "2027-03-14T03:00:00-05:00",
        "2027-11-07T01:30:00-05:00",
        "2027-11-07T01:30:00-06:00",
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, ["30", "01", "02", "03"]),
        (date(2026, 12, 1), date(2026, 12, 1), ["01"]),
        (date(2026, 12, 2), None, ["02", "03"]),
        (None, date(2026, 12, 1), ["30", "01"]),
        (date(2026, 12, 2), date(2026, 12, 3), ["02", "03"]),
        (date(2026, 12, 4), date(2026, 12, 31), []),
    ],
)
def test_days_are_the_centers_own_and_both_are_included(
    world: World, first: date | None, last: date | None, expected: list[str]
) -> None:
    world.tamper("DELETE FROM call")
    take_calls(
        world,
        datetime(2026, 12, 1, 5, 59, 59, tzinfo=UTC),  # November 30, 23:59:59 in Chicago
        datetime(2026, 12, 1, 6, 0, tzinfo=UTC),
        datetime(2026, 12, 2, 6, 0, tzinfo=UTC),
        datetime(2026, 12, 4, 5, 59, 59, tzinfo=UTC),
    )
    done = export(world, first=first, last=last)
    assert [row["started_at"][8:10] for row in rows_of(world.path.parent / "log.csv")] == expected
    assert done.rows == len(expected)


def test_a_clock_set_back_does_not_change_the_order_of_the_calls(world: World) -> None:
    world.tamper("DELETE FROM call")
    moments = [datetime(2026, 12, 1, hour, tzinfo=UTC) for hour in (18, 16, 17)]
    take_calls(world, *moments)
    export(world)
    assert [row["started_at"][11:13] for row in rows_of(world.path.parent / "log.csv")] == ["12", "10", "11"]


@pytest.mark.parametrize("name", ["-2.3", "- SUM", "--"])
def test_an_operators_name_is_never_a_formula(world: World, name: str) -> None:
    password = "long enough for a test"
    with world.sign_in() as session:
        People(session).add(name, Role.OPERATOR, password)
    with sign_in(world.path, name, password, world.clock) as session, Calls(session) as calls:
        calls.open()
    export(world)
    assert rows_of(world.path.parent / "log.csv")[-1]["operator"] == "'" + name


@pytest.mark.parametrize("payload", ["=cmd|'/c calc'!A0", "+1+1", "@SUM(1)", "\t=1", "\r=1", "\uff1d1+1", '=1,"x"\n=2'])
def test_a_formula_put_into_the_database_is_not_one_in_the_export(world: World, payload: str) -> None:
    world.tamper("UPDATE call SET operator = ?, wrap_up = ?, rules_hit = ?, seat = ?", *[payload] * 4)
    export(world)
    for row in rows_of(world.path.parent / "log.csv"):
        assert [row[column] for column in ("operator", "wrap_up", "rules_hit", "seat")] == [safe_cell(payload)] * 4
    assert verify_export(world.path.parent / "log.csv").ok


def test_operators_export_nothing(world: World) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        CallLog(session)


# The sidecar and the journal


def test_the_sidecar_tells_what_was_exported_by_whom_and_where_the_journal_stood(world: World) -> None:
    done = export(world, first=date(2026, 11, 1), last=date(2026, 11, 30))
    path = world.path.parent / "log.csv"
    sidecar = json.loads(path.with_name("log.csv.sig.json").read_bytes())
    head = sidecar.pop("head")
    keys = world.supervisor_keys()
    assert len(sidecar.pop("signature")) == 128
    assert sidecar == {
        "file": "log.csv",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "rows": 3,
        "filter": {"from": "2026-11-01", "to": "2026-11-30"},
        "user": "Sam",
        "exported_at": "2026-11-23T09:33:30-06:00",
        "vault_id": keys.vault_id.hex(),
        "training": True,
        "public_key": keys.sign_public.hex(),
        "format": "csv",
        "columns": list(CALL_LOG_COLUMNS),
        "size": path.stat().st_size,
        "seat": "A",
        "zone": "America/Chicago",
    }
    assert (done.sha256, done.fingerprint) == (sidecar["sha256"], fingerprint(keys.sign_public))
    assert world.made is not None
    assert done.fingerprint == world.made.fingerprint
    assert world.verify(Head(**head)).ok


def test_the_sidecars_head_covers_the_exports_own_entry(world: World) -> None:
    done = export(world, first=date(2026, 11, 1))
    sidecar = json.loads((world.path.parent / "log.csv.sig.json").read_bytes())
    entry = world.entries()[sidecar["head"]["seq"] - 1]
    assert entry | {"at": ""} == {
        "kind": "log_exported",
        "at": "",
        "user": "Sam",
        "rows": 3,
        "sha256": done.sha256,
        "filter": {"from": "2026-11-01"},
        "format": "csv",
    }


def test_a_tail_cut_after_the_export_is_found_with_its_head(world: World) -> None:
    export(world)
    held = Head(**json.loads((world.path.parent / "log.csv.sig.json").read_bytes())["head"])
    world.tamper("DELETE FROM journal WHERE seq >= ?", held.seq)
    assert not world.verify(held).ok


# Verifying an export


@pytest.fixture
def exported(world: World) -> Path:
    export(world)
    return world.path.parent / "log.csv"


def test_an_untouched_export_is_whole_and_with_the_fingerprint_genuine(world: World, exported: Path) -> None:
    assert world.made is not None
    without = verify_export(exported)
    assert (without.ok, without.state, without.genuine, without.rows, without.training) == (
        True,
        "whole",
        False,
        3,
        True,
    )
    for typed in (world.made.fingerprint, world.made.fingerprint.lower(), world.made.fingerprint.replace(" ", "")):
        verdict = verify_export(exported, typed)
        assert (verdict.ok, verdict.state, verdict.genuine) == (True, "whole", True)
    assert without.fingerprint == world.made.fingerprint


@pytest.mark.parametrize("key", ["", "ABCD", "AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA", "what"])
def test_another_key_than_the_one_given_is_told(exported: Path, key: str) -> None:
    verdict = verify_export(exported, key)
    assert (verdict.ok, verdict.state, verdict.genuine) == (False, "other_key", False)


def test_an_export_of_another_vault_is_whole_but_not_genuine_under_this_ones_key(
    world: World, exported: Path, tmp_path: Path
) -> None:
    other = World(tmp_path / "other").make_vault()
    with other.sign_in() as session:
        CallLog(session).export(tmp_path / "other.csv")
    assert world.made is not None
    assert verify_export(exported, world.made.fingerprint).genuine
    verdict = verify_export(tmp_path / "other.csv", world.made.fingerprint)
    assert (verdict.ok, verdict.state, verdict.genuine) == (False, "other_key", False)


def last_row_cut(data: bytes) -> bytes:
    return b"\r\n".join(data.split(b"\r\n")[:-2]) + b"\r\n"


def cut_inside_a_row(data: bytes) -> bytes:
    return data[: data.rindex(b"\r\n", 0, -2) - 5]


def all_rows_cut(data: bytes) -> bytes:
    return data[: data.index(b"\r\n") + 2]


def answer_turned(data: bytes) -> bytes:
    return data.replace(b",NO,", b",YES,")


def row_added(data: bytes) -> bytes:
    return data + data.split(b"\r\n")[1] + b"\r\n"


def rows_exchanged(data: bytes) -> bytes:
    header, one, two, *rest = data.split(b"\r\n")
    return b"\r\n".join([header, two, one, *rest])


def byte_order_mark_added(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def saved_with_other_line_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (last_row_cut, "cut"),
        (cut_inside_a_row, "cut"),
        (all_rows_cut, "cut"),
        (answer_turned, "changed"),
        (row_added, "changed"),
        (rows_exchanged, "changed"),
        (byte_order_mark_added, "changed"),
        (saved_with_other_line_ends, "changed"),
    ],
)
def test_a_file_that_is_not_as_it_was_exported_is_told(
    world: World, exported: Path, change: Callable[[bytes], bytes], state: str
) -> None:
    before = exported.read_bytes()
    exported.write_bytes(change(before))
    assert exported.read_bytes() != before
    assert world.made is not None
    for key in (None, world.made.fingerprint):
        verdict = verify_export(exported, key)
        assert (verdict.ok, verdict.state, verdict.genuine) == (False, state, False)


def test_a_sidecar_beside_another_file_is_told(world: World, exported: Path) -> None:
    other = exported.with_name("other.csv")
    other.write_bytes(answer_turned(exported.read_bytes()))
    shutil.copy(exported.with_name("log.csv.sig.json"), exported.with_name("other.csv.sig.json"))
    assert verify_export(other).state == "other_file"


def test_a_renamed_export_is_still_whole(exported: Path) -> None:
    renamed = exported.with_name("november.csv")
    exported.rename(renamed)
    exported.with_name("log.csv.sig.json").rename(exported.with_name("november.csv.sig.json"))
    assert verify_export(renamed).state == "whole"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rows", 2),
        ("user", "Olive"),
        ("exported_at", "2026-11-24T09:30:00-06:00"),
        ("file", "other.csv"),
        ("training", False),
        ("vault_id", "00" * 16),
        ("filter", {"from": "2026-11-23"}),
        ("format", "jsonl"),
        ("columns", ["reference"]),
        ("size", 2),
        ("seat", "B"),
        ("zone", "UTC"),
        ("sha256", "00" * 32),
        ("public_key", "00" * 32),
        ("signature", "00" * 64),
        ("head", {"code": "00" * 32, "epoch": 1, "seq": 1}),
    ],
)
def test_a_sidecar_that_was_changed_proves_nothing(exported: Path, field: str, value: object) -> None:
    sidecar = exported.with_name("log.csv.sig.json")
    changed = json.loads(sidecar.read_bytes()) | {field: value}
    sidecar.write_text(json.dumps(changed, sort_keys=True, separators=(",", ":")) + "\n")
    verdict = verify_export(exported)
    assert (verdict.ok, verdict.state, verdict.genuine) == (False, "signature", False)


def test_a_change_signed_anew_by_somebody_else_is_not_genuine(world: World, exported: Path, tmp_path: Path) -> None:
    """Another vault's supervisor exports a log of the same name and swaps both files."""
    other = World(tmp_path / "other").make_vault()
    (tmp_path / "swapped").mkdir()
    with other.sign_in() as session:
        CallLog(session).export(tmp_path / "swapped" / "log.csv")
    for name in ("log.csv", "log.csv.sig.json"):
        shutil.copy(tmp_path / "swapped" / name, exported.with_name(name))
    assert world.made is not None
    assert verify_export(exported).ok  # whole, signed by a key that must be compared
    assert verify_export(exported, world.made.fingerprint).state == "other_key"


def test_an_export_without_a_readable_sidecar_is_told(exported: Path) -> None:
    sidecar = exported.with_name("log.csv.sig.json")
    for content in (b"", b"{}", b"[]", sidecar.read_bytes() + b" ", b"\xff"):
        sidecar.write_bytes(content)
        with pytest.raises(SidecarFault):
            verify_export(exported)
    sidecar.unlink()
    with pytest.raises(InputFileFault):
        verify_export(exported)


# Failure


def fail_to_export(world: World, kind: type[Exception], **failing: int) -> None:
    with world.sign_in() as session:
        if failing:
            fill_the_disk(session, **failing)
        with pytest.raises(kind):
            CallLog(session).export(world.path.parent / "log.csv")


@pytest.mark.parametrize("failing", [{"append": 1}, {"commit": 1}])
def test_an_export_that_cannot_be_journaled_leaves_nothing(world: World, failing: dict[str, int]) -> None:
    before = sorted(world.path.parent.iterdir())
    fail_to_export(world, DiskFull, **failing)
    assert sorted(world.path.parent.iterdir()) == before
    assert not world.entries("log_exported")


@pytest.mark.parametrize("name", ["log.csv", "log.csv.sig.json"])
def test_an_export_of_which_one_file_cannot_be_written_leaves_nothing(world: World, name: str) -> None:
    (world.path.parent / name).mkdir()
    before = sorted(world.path.parent.iterdir())
    fail_to_export(world, NotWritable)
    assert sorted(world.path.parent.iterdir()) == before


def test_an_export_into_a_folder_that_is_not_there_leaves_nothing(world: World) -> None:
    with world.sign_in() as session, pytest.raises(NotWritable):
        CallLog(session).export(world.path.parent / "gone" / "log.csv")
    assert not world.entries("log_exported")


@pytest.mark.parametrize("failing", [{"append": 1}, {"commit": 1}])
def test_a_failed_export_leaves_the_former_one_whole(world: World, exported: Path, failing: dict[str, int]) -> None:
    before = {path: path.read_bytes() for path in (exported, exported.with_name("log.csv.sig.json"))}
    take_calls(world, world.clock.now())
    fail_to_export(world, DiskFull, **failing)
    assert {path: path.read_bytes() for path in before} == before
    assert verify_export(exported).ok


def test_an_export_replaces_a_former_one_with_its_sidecar(world: World, exported: Path) -> None:
    former = verify_export(exported)
    take_calls(world, world.clock.now())
    export(world)
    assert verify_export(exported) == replace(former, rows=4)
