"""Exports in every format: which calls and columns, notes opened, stopped in the middle, and changes that are found."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from callcenter.domain.call_export import (
    CALL_LOG_COLUMNS,
    EXPORT_COLUMNS,
    NOTE,
    ExportColumnsFault,
    ExportForm,
    ExportFormat,
)
from callcenter.domain.call_filter import EVERY_CALL, FROM_A_SHELL, CallFilter
from callcenter.domain.details import SpokenDetails
from callcenter.domain.passwords import PasswordTooCommon, PasswordTooShort
from callcenter.errors import UserCancelled
from callcenter.files.protected_workbook import unprotected
from callcenter.files.sidecar import read_sidecar, sidecar_path
from callcenter.files.signed_note import UnfitText, signed_bytes
from callcenter.progress import CancelToken, Progress
from callcenter.services.call_log import CallLog
from callcenter.services.calls import Calls
from callcenter.services.export_check import EXPORT_CONTEXT, verify_export
from callcenter.services.export_desk import VaultExportDesk
from callcenter.services.export_form import FilePasswordTooLong, NotProtectable
from callcenter.services.export_protocol import ExportRequest
from callcenter.services.exported_rows import CenterClock
from callcenter.services.outside_vault import InsideVault
from callcenter.services.protocols import Exported
from callcenter.services.session import NotAllowed, SupervisorKeysGone
from callcenter.storage import exported_calls
from tests.world import OPERATOR, SMITH, SUPERVISOR, SUPERVISOR_PASSWORD, World

FILE_PASSWORD = "opens the tests' workbook"
NOTES = ("Will look for the letter.", "", "=SUM(1) said the caller.")
JSONL, XLSX = ExportForm(ExportFormat.JSONL), ExportForm(ExportFormat.XLSX)
PROTECTED = ExportForm(ExportFormat.XLSX, protect=FILE_PASSWORD)
FORMS = [ExportForm(), JSONL, XLSX, PROTECTED]


def told(form: ExportForm) -> str:
    return form.told


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Six calls: three wrapped up, two of them with notes; two from a shell, on two days; one not wrapped up."""
    world = World(tmp_path_factory.mktemp("busy") / "vault").make_vault()
    world.load(SMITH)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        for note in NOTES:
            reference = calls.open()
            calls.check(reference, SpokenDetails("Smith", "Robert", "7/30/1961", "9876"))
            calls.wrap_up(reference, "eligible_informed", note)
        calls.single(SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111"))
    world.clock.sleep(24 * 3600)
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        calls.single(SpokenDetails("Okafor", "Ngozi", "3/5/1975", "1111"))
        calls.open()
    return world


@pytest.fixture
def world(busy: World, tmp_path: Path) -> World:
    return busy.copied_to(tmp_path)


def export(world: World, form: ExportForm, meant: CallFilter = EVERY_CALL) -> tuple[Path, Exported]:
    out = world.path.parent / f"log.{form.format.value}"
    with world.sign_in() as session:
        return out, CallLog(session).export(out, meant, form)


def objects(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("meant", "answers"),
    [
        (EVERY_CALL, ["YES", "YES", "YES", "NO", "NO", "NONE"]),
        (CallFilter(answer="NO"), ["NO", "NO"]),
        (CallFilter(answer="NO", last=date(2026, 11, 23)), ["NO"]),
        (CallFilter(first=date(2026, 11, 24)), ["NO", "NONE"]),
        (CallFilter(wrap_up="not_wrapped_up"), ["NONE"]),
        (CallFilter(wrap_up=FROM_A_SHELL), ["NO", "NO"]),
        (CallFilter(operator=SUPERVISOR), []),
        (CallFilter(line_open=False), []),
        (CallFilter(operator=OPERATOR, line_open=True, answer="YES"), ["YES", "YES", "YES"]),
    ],
    ids=lambda value: str(value.told()) if isinstance(value, CallFilter) else "",
)
def test_the_calls_of_a_filter_are_exported_and_the_filter_is_told(
    world: World, meant: CallFilter, answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exported_calls, "PAGE", 2)
    out, done = export(world, JSONL, meant)
    assert [row["answer"] for row in objects(out)] == answers
    assert done.rows == len(answers)
    (entry,) = world.entries("log_exported")
    assert entry["filter"] == read_sidecar(sidecar_path(out)).filter == meant.told()
    assert verify_export(out, done.fingerprint).genuine


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("log.jsonl", CallFilter(operator="x" * 256)),
        ("log.jsonl", CallFilter(reference="q" * 300)),
        ("log.jsonl", CallFilter(wrap_up="\x1b[2Kenrolled")),
        ("log\n.jsonl", EVERY_CALL),
        ("log\udcff.jsonl", EVERY_CALL),
    ],
)
def test_an_export_whose_sidecar_could_not_be_read_is_refused_before_anything_is_told(
    world: World, name: str, meant: CallFilter
) -> None:
    with world.sign_in() as session:
        with_notes = ExportForm(columns=("reference", "note"))
        before = (sorted(world.path.parent.iterdir()), session.head())
        with pytest.raises(UnfitText):
            CallLog(session).export(world.path.parent / name, meant, with_notes)
        assert (sorted(world.path.parent.iterdir()), session.head()) == before


def test_the_longest_words_of_a_filter_make_a_sidecar_that_is_read(world: World) -> None:
    out, done = export(world, JSONL, CallFilter(operator="ñ" * 255, wrap_up="x" * 255, reference="q" * 255))
    assert verify_export(out, done.fingerprint).genuine


def test_columns_are_those_that_were_chosen_in_their_order(world: World) -> None:
    form = ExportForm(ExportFormat.JSONL, ("operator", "reference"))
    out, _ = export(world, form)
    assert all(tuple(row) == form.columns for row in objects(out))
    assert read_sidecar(sidecar_path(out)).columns == form.columns
    (entry,) = world.entries("log_exported")
    assert (entry["format"], entry["columns"]) == ("jsonl", ["operator", "reference"])


@pytest.mark.parametrize("columns", [(), ("reference", "ssn"), ("reference", "reference")])
def test_columns_that_there_are_not_are_refused(world: World, columns: tuple[str, ...]) -> None:
    with pytest.raises(ExportColumnsFault):
        export(world, ExportForm(columns=columns))


def test_notes_stand_open_where_their_column_was_chosen_and_the_journal_tells_it_before(world: World) -> None:
    out, _ = export(world, ExportForm(ExportFormat.JSONL, ("reference", NOTE)))
    assert [row[NOTE] for row in objects(out)] == [*NOTES, "", "", ""]
    opened, exported = (entry for entry in world.entries() if entry["kind"] in {"notes_opened", "log_exported"})
    assert (opened["kind"], opened["user"], opened["filter"]) == ("notes_opened", SUPERVISOR, {})
    assert exported["columns"] == ["reference", NOTE]


def test_without_their_column_no_note_is_opened(world: World) -> None:
    out, _ = export(world, ExportForm())
    assert not any(note in out.read_text("utf-8") for note in NOTES if note)
    assert not world.entries("notes_opened")


def test_a_note_that_is_a_formula_is_none_in_a_spreadsheet(world: World) -> None:
    out, _ = export(world, ExportForm(columns=EXPORT_COLUMNS))
    assert ",'=SUM(1) said the caller.\r\n" in out.read_text("utf-8").replace("\n", "\r\n").replace("\r\r", "\r")


def test_notes_are_opened_with_the_keys_that_a_password_brings_back_while_a_roster_is_hashed(world: World) -> None:
    out, form = world.path.parent / "log.jsonl", ExportForm(ExportFormat.JSONL, ("reference", NOTE))
    with world.sign_in() as session:
        desk = VaultExportDesk(session)
        session.forget_keys()
        with pytest.raises(SupervisorKeysGone):
            desk.export(ExportRequest(out, form=form))
        done = desk.export(ExportRequest(out, form=form, password=SUPERVISOR_PASSWORD))
        assert session.supervisor_keys is None
    assert [row[NOTE] for row in objects(out)][:3] == list(NOTES)
    assert verify_export(out, done.fingerprint).genuine


def test_a_protected_workbook_opens_with_its_password_alone(world: World) -> None:
    out, done = export(world, PROTECTED)
    data = out.read_bytes()
    assert OPERATOR.encode() not in data
    sheet = openpyxl.load_workbook(io.BytesIO(unprotected(data, FILE_PASSWORD))).active
    assert (sheet.max_row - 1, done.rows) == (6, 6)
    (entry,) = world.entries("log_exported")
    assert entry["format"] == read_sidecar(sidecar_path(out)).format == "xlsx-protected"
    assert FILE_PASSWORD not in str(world.entries()) + repr(PROTECTED) + sidecar_path(out).read_text()


@pytest.mark.parametrize(
    ("form", "refused"),
    [
        (replace(PROTECTED, protect="short"), PasswordTooShort),
        (replace(PROTECTED, protect="password1234"), PasswordTooCommon),
        (replace(PROTECTED, protect="long " * 60), FilePasswordTooLong),
        (ExportForm(protect=FILE_PASSWORD), NotProtectable),
    ],
    ids=["short", "common", "long", "csv"],
)
def test_a_password_that_protects_nothing_is_refused(world: World, form: ExportForm, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        export(world, form)
    assert not world.entries("log_exported")


def cut_in_the_middle(data: bytes) -> bytes:
    return data[: len(data) // 2]


def last_line_cut(data: bytes) -> bytes:
    return data[: data.rindex(b"\n", 0, -1) + 1]


def one_byte_turned(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def bytes_added(data: bytes) -> bytes:
    return data + data[-40:]


CHANGES = [(cut_in_the_middle, "cut"), (one_byte_turned, "changed"), (bytes_added, "changed"), (last_line_cut, "cut")]


@pytest.mark.parametrize(
    ("form", "change", "state"),
    [(form, *one) for form in FORMS for one in CHANGES[: 3 if form.format is ExportFormat.XLSX else 4]],
    ids=lambda value: getattr(value, "told", "") or getattr(value, "__name__", value),
)
def test_a_change_to_an_export_of_any_format_is_found(
    exports: dict[str, Path], tmp_path: Path, form: ExportForm, change: Callable[[bytes], bytes], state: str
) -> None:
    before = exports[form.told]
    out = tmp_path / before.name
    out.write_bytes(change(before.read_bytes()))
    sidecar_path(out).write_bytes(sidecar_path(before).read_bytes())
    found = verify_export(out)
    assert (found.ok, found.genuine) == (False, False)
    assert found.state == state


@pytest.fixture(scope="module")
def exports(busy: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An export of each format, by what it is called."""
    folder = tmp_path_factory.mktemp("exports")
    found = {form.told: folder / f"{form.told}.{form.format.value}" for form in FORMS}
    with busy.copied_to(folder).sign_in() as session:
        for form in FORMS:
            CallLog(session).export(found[form.told], EVERY_CALL, form)
    return found


@pytest.mark.parametrize("form", FORMS, ids=told)
def test_an_export_of_any_format_is_genuine_and_no_other_sidecar_fits(
    exports: dict[str, Path], busy: World, tmp_path: Path, form: ExportForm
) -> None:
    key = busy.made.fingerprint if busy.made else None
    found = verify_export(exports[form.told], key)
    assert (found.state, found.genuine, found.rows) == ("whole", True, 6)
    out = tmp_path / "other"
    out.write_bytes(exports[form.told].read_bytes())
    for other in FORMS:
        if other is not form:
            sidecar_path(out).write_bytes(sidecar_path(exports[other.told]).read_bytes())
            assert verify_export(out, key).state == "other_file"


def test_a_sidecar_from_before_formats_were_told_is_read_still(
    exports: dict[str, Path], busy: World, tmp_path: Path
) -> None:
    """Made as the former version made it: fewer fields, and signed without them."""
    out = tmp_path / "csv.csv"
    out.write_bytes(exports["csv"].read_bytes())
    sidecar = json.loads(sidecar_path(exports["csv"]).read_bytes())
    for name in ("format", "columns", "size", "seat", "zone", "signature"):
        del sidecar[name]
    body = json.dumps(sidecar, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    signature = busy.supervisor_keys().sign(EXPORT_CONTEXT, body.encode()).hex()
    whole = json.dumps(sidecar | {"signature": signature}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    sidecar_path(out).write_text(whole + "\n")
    assert signed_bytes(read_sidecar(sidecar_path(out))) == body.encode()
    assert verify_export(out, busy.made.fingerprint if busy.made else None).genuine
    out.write_bytes(last_line_cut(out.read_bytes()))
    assert verify_export(out).state == "cut"


@pytest.mark.parametrize("form", FORMS, ids=told)
def test_an_export_that_is_cancelled_leaves_nothing(
    world: World, form: ExportForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exported_calls, "PAGE", 2)
    out, cancel, before = world.path.parent / "log", CancelToken(), sorted(world.path.parent.iterdir())
    with world.sign_in() as session, pytest.raises(UserCancelled):
        CallLog(session).export(out, EVERY_CALL, form, lambda _: cancel.cancel(), cancel)
    assert sorted(world.path.parent.iterdir()) == before
    assert not world.entries("log_exported")


def test_progress_counts_the_rows_up_to_all_of_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exported_calls, "PAGE", 2)
    seen: list[Progress] = []
    with world.sign_in() as session:
        CallLog(session).export(world.path.parent / "log", EVERY_CALL, JSONL, seen.append)
    assert (seen[0].total, seen[-1].done) == (6, 6)


def test_calls_that_begin_while_an_export_is_written_are_not_in_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exported_calls, "PAGE", 2)
    out = world.path.parent / "log.jsonl"
    with world.sign_in() as session, Calls(session) as calls:

        def begin_another(_: Progress) -> None:
            calls.open()

        done = CallLog(session).export(out, EVERY_CALL, JSONL, begin_another)
    assert (done.rows, len(objects(out))) == (6, 6)
    assert verify_export(out, done.fingerprint).genuine
    assert world.verify().ok


def test_operators_export_nothing_and_nothing_is_written_into_the_vault(world: World) -> None:
    with world.sign_in(OPERATOR) as session, pytest.raises(NotAllowed):
        VaultExportDesk(session)
    with world.sign_in() as session, pytest.raises(InsideVault):
        VaultExportDesk(session).export(ExportRequest(world.path / "vault.seal"))


# Moments


@pytest.mark.parametrize(
    "zone", ["America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Kiritimati", "America/St_Johns", "UTC"]
)
@pytest.mark.parametrize("step", [7, 400, 4000])
def test_pages_of_moments_are_told_as_each_of_them_alone(zone: str, step: int) -> None:
    """Over both changes of the clock, with gaps and odd ones among them."""
    clock, here = CenterClock(zone), ZoneInfo(zone)
    for begun in (datetime(2027, 3, 14, 5, tzinfo=UTC), datetime(2027, 11, 7, 4, tzinfo=UTC)):
        for size in (1, 40):
            moments = [(begun + timedelta(seconds=step * place)).isoformat() for place in range(size)]
            expected = [datetime.fromisoformat(one).astimezone(here).isoformat() for one in moments]
            assert clock.told(moments) == expected
            assert clock.told(["", *moments, ""]) == ["", *expected, ""]
            assert clock.told([*moments, "2027-03-14T07:59:00"]) == [*expected, "2027-03-14T07:59:00"]


@pytest.mark.parametrize("text", ["", "no moment", "2027-13-14T07:59:00+00:00", "\n" * 25, "0001-01-01T00:00:00+00:00"])
def test_what_is_no_moment_stays_as_it_is(text: str) -> None:
    assert CenterClock("America/Chicago").told([text, text]) == [text, text]


def test_every_column_is_told_by_default_but_the_notes() -> None:
    assert (*CALL_LOG_COLUMNS, NOTE) == EXPORT_COLUMNS
    assert ExportForm().columns == CALL_LOG_COLUMNS
