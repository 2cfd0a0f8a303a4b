"""Exports of several seats made one file: each verified first, in the order of time, no call twice."""

import csv
import hashlib
import itertools
import json
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from callcenter.clock import MovableClock
from callcenter.crypto.signatures import fingerprint
from callcenter.domain.call_export import CALL_LOG_COLUMNS, ExportForm, ExportFormat
from callcenter.domain.calls import ReferenceSet, new_reference
from callcenter.durable_file import NotWritable, PendingFile
from callcenter.files.export_file import in_pages, prepare_export
from callcenter.files.export_reading import ExaminedFile, examine_file
from callcenter.files.merge_manifest import ManifestFault, manifest_path
from callcenter.files.regular_file import InputFileFault
from callcenter.files.sidecar import SidecarFault, read_sidecar, sidecar_path
from callcenter.files.signed_note import UnfitText, note_bytes, signed_bytes
from callcenter.progress import Progress
from callcenter.services import export_check, log_merge
from callcenter.services.call_log import CallLog
from callcenter.services.calls import Calls
from callcenter.services.export_check import EXPORT_CONTEXT, verify_export
from callcenter.services.log_merge import Merged, MergeRefused, NotMergeable, merge_logs
from tests.world import MONDAY_MORNING, OPERATOR, World

SEATS = ("A", "B", "C")
JSONL, XLSX = ExportForm(ExportFormat.JSONL), ExportForm(ExportFormat.XLSX)
CLOCK = MovableClock(MONDAY_MORNING)


@pytest.fixture(scope="module")
def seats(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, ...]:
    """Three vaults of one center, whose calls began in turns; the clock of the last was set back once."""
    worlds = tuple(World(tmp_path_factory.mktemp(seat) / "vault").make_vault(seat=seat) for seat in SEATS)
    for turn, (world, begun) in enumerate(zip(worlds, (0, 60, 120), strict=True)):
        with world.sign_in(OPERATOR) as session, Calls(session) as calls:
            for number in range(4):
                back = 4000 if turn == 2 and number == 2 else 0
                world.clock.move_to(MONDAY_MORNING + timedelta(seconds=begun + 200 * number - back))
                calls.open()
        for form in (ExportForm(), JSONL, XLSX):
            with world.sign_in() as session:
                CallLog(session).export(world.path.parent / f"log-{world.path.parent.name[0]}.{form.told}", None, form)
    return worlds


@pytest.fixture
def files(seats: tuple[World, ...], tmp_path: Path) -> Callable[[str], list[Path]]:
    """Copies of all exports of a format."""

    def copied(kind: str) -> list[Path]:
        found = []
        for world in seats:
            source = next(world.path.parent.glob(f"log-*.{kind}"))
            for one in (source, sidecar_path(source)):
                shutil.copy(one, tmp_path / one.name)
            found.append(tmp_path / source.name)
        return found

    return copied


def keys_of(seats: tuple[World, ...]) -> tuple[str, ...]:
    return tuple(world.made.fingerprint for world in seats if world.made)


def merge(out: Path, files: list[Path], *keys: str, kind: ExportFormat | None = None) -> Merged:
    return merge_logs(out, files, CLOCK, keys, kind)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def nothing_left(folder: Path) -> bool:
    return not [path for path in folder.iterdir() if path.name.startswith((".", "merged"))]


def test_all_calls_stand_in_the_order_of_their_beginning(
    seats: tuple[World, ...], files: Callable[[str], list[Path]], tmp_path: Path
) -> None:
    out = tmp_path / "merged.csv"
    done = merge(out, files("csv"), *keys_of(seats))
    rows = rows_of(out)
    assert (done.rows, len(rows)) == (12, 12)
    assert [row["seat"] for row in rows] == ["A", "B", "C", "A", "B", "C", "C", "A", "B", "A", "B", "C"]
    assert tuple(rows[0]) == CALL_LOG_COLUMNS
    for seat in SEATS:  # each seat's own order is kept, also where its clock was set back
        (source,) = tmp_path.glob(f"log-{seat}.csv")
        assert [row for row in rows if row["seat"] == seat] == rows_of(source)


def test_json_lines_and_csv_are_merged_into_either(files: Callable[[str], list[Path]], tmp_path: Path) -> None:
    first, second, _ = files("csv")
    third = files("jsonl")[2]
    merge(tmp_path / "merged.csv", [first, second, third])
    merge(tmp_path / "merged.jsonl", [first, second, third], kind=ExportFormat.JSONL)
    lines = [json.loads(line) for line in (tmp_path / "merged.jsonl").read_text("utf-8").splitlines()]
    assert [line["reference"] for line in lines] == [row["reference"] for row in rows_of(tmp_path / "merged.csv")]
    assert lines[0]["checks"] == 0
    assert lines[0]["roster"] is None
    assert verify_export(tmp_path / "merged.jsonl").state == "whole"


def test_the_manifest_names_each_source_and_the_merged_file_is_whole_and_not_signed(
    seats: tuple[World, ...], files: Callable[[str], list[Path]], tmp_path: Path
) -> None:
    out, sources = tmp_path / "merged.csv", files("csv")
    merge(out, sources, *keys_of(seats))
    manifest = json.loads(manifest_path(out).read_bytes())
    for told, source, key in zip(manifest["sources"], sources, keys_of(seats), strict=True):
        sidecar = read_sidecar(sidecar_path(source))
        assert (told["file"], told["sha256"], told["rows"]) == (source.name, sidecar.sha256, 4)
        assert (told["fingerprint"], told["genuine"], told["head"]) == (key, True, msgspec.to_builtins(sidecar.head))
    found = verify_export(out)
    assert (found.ok, found.state, found.genuine, found.rows, found.fingerprint) == (True, "whole", False, 12, "")
    assert [source.file for source in found.sources] == [source.name for source in sources]
    with_key = verify_export(out, keys_of(seats)[0])
    assert (with_key.ok, with_key.state) == (False, "unsigned")


def turned(data: bytes) -> bytes:
    return data.replace(b",NONE,", b",YES,", 1)


def last_row_cut(data: bytes) -> bytes:
    return data[: data.rindex(b"\n", 0, -2) + 1]


@pytest.mark.parametrize(("change", "state"), [(turned, "changed"), (last_row_cut, "cut")])
def test_a_merged_file_that_was_changed_is_told(
    files: Callable[[str], list[Path]], tmp_path: Path, change: Callable[[bytes], bytes], state: str
) -> None:
    out = tmp_path / "merged.csv"
    merge(out, files("csv"))
    out.write_bytes(change(out.read_bytes()))
    assert verify_export(out).state == state
    out.rename(tmp_path / "else.csv")
    manifest_path(out).rename(tmp_path / "else.csv.merge.json")
    assert verify_export(tmp_path / "else.csv").state == "other_file"
    (tmp_path / "else.csv.merge.json").write_text("{}")
    with pytest.raises(ManifestFault):
        verify_export(tmp_path / "else.csv")


@pytest.mark.parametrize(("change", "fault"), [(turned, "changed"), (last_row_cut, "cut")])
def test_a_source_that_is_not_as_it_was_exported_is_refused_by_its_name(
    files: Callable[[str], list[Path]], tmp_path: Path, change: Callable[[bytes], bytes], fault: str
) -> None:
    sources = files("csv")
    sources[1].write_bytes(change(sources[1].read_bytes()))
    with pytest.raises(MergeRefused, match="log-B.csv") as refused:
        merge(tmp_path / "merged.csv", sources)
    assert refused.value.fault == fault
    assert nothing_left(tmp_path)


def test_a_source_that_is_exchanged_after_it_was_verified_is_refused(
    files: Callable[[str], list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = files("csv")

    def exchange(_: object) -> None:
        sources[1].write_bytes(turned(sources[1].read_bytes()))

    monkeypatch.setattr(log_merge, "_refuse_unlike", exchange)
    with pytest.raises(MergeRefused, match="log-B.csv") as refused:
        merge(tmp_path / "merged.csv", sources)
    assert refused.value.fault == "changed"
    assert nothing_left(tmp_path)


@pytest.mark.parametrize("with_sidecar", [True, False], ids=["and its sidecar", "alone"])
def test_what_is_merged_is_the_very_export_that_was_verified(
    seats: tuple[World, ...],
    files: Callable[[str], list[Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    with_sidecar: bool,
) -> None:
    """Another seat's export takes the place of one that was just read to its end and found genuine."""
    first, second, foreign = files("csv")

    def then_exchanged(path: Path, kind: ExportFormat) -> ExaminedFile:
        found = examine_file(path, kind)
        if path == second:
            shutil.copy(foreign, second)
            if with_sidecar:
                shutil.copy(sidecar_path(foreign), sidecar_path(second))
        return found

    monkeypatch.setattr(export_check, "examine_file", then_exchanged)
    with pytest.raises(MergeRefused, match="log-B.csv") as refused:
        merge(tmp_path / "merged.csv", [first, second], *keys_of(seats)[:2])
    assert refused.value.fault == "changed"
    assert nothing_left(tmp_path)


def test_a_source_of_another_key_than_those_given_is_refused(
    seats: tuple[World, ...], files: Callable[[str], list[Path]], tmp_path: Path
) -> None:
    with pytest.raises(MergeRefused, match="log-C.csv") as refused:
        merge(tmp_path / "merged.csv", files("csv"), *keys_of(seats)[:2])
    assert refused.value.fault == "other_key"


def test_a_source_with_another_sidecar_or_none_is_refused(files: Callable[[str], list[Path]], tmp_path: Path) -> None:
    sources = files("csv")
    shutil.copy(sidecar_path(sources[0]), sidecar_path(sources[1]))
    with pytest.raises(MergeRefused) as refused:
        merge(tmp_path / "merged.csv", sources)
    assert refused.value.fault == "other_file"
    sidecar_path(sources[1]).write_text("{}")
    with pytest.raises(SidecarFault):
        merge(tmp_path / "merged.csv", sources)
    sidecar_path(sources[1]).unlink()
    with pytest.raises(InputFileFault):
        merge(tmp_path / "merged.csv", sources)
    assert nothing_left(tmp_path)


def test_a_call_that_two_sources_hold_is_told(files: Callable[[str], list[Path]], tmp_path: Path) -> None:
    first, second, _ = files("csv")
    again = tmp_path / "again.csv"
    shutil.copy(first, again)
    shutil.copy(sidecar_path(first), sidecar_path(again))
    reference = rows_of(first)[0]["reference"]
    with pytest.raises(NotMergeable, match=reference):
        merge(tmp_path / "merged.csv", [first, second, again])
    assert nothing_left(tmp_path)


def test_what_does_not_go_together_is_refused(
    seats: tuple[World, ...], files: Callable[[str], list[Path]], tmp_path: Path
) -> None:
    first, second, _ = files("csv")
    with seats[1].sign_in() as session:
        CallLog(session).export(tmp_path / "few.csv", None, ExportForm(columns=("reference", "started_at")))
        CallLog(session).export(tmp_path / "less.csv", None, ExportForm(columns=("reference", "seat")))
    merge(tmp_path / "once.csv", [first, second])
    cases = [
        ([first, tmp_path / "few.csv"], tmp_path / "merged", "columns"),
        ([tmp_path / "less.csv", tmp_path / "less.csv"], tmp_path / "merged", "needed"),
        ([first, files("xlsx")[1]], tmp_path / "merged", "workbook"),
        ([first, tmp_path / "once.csv"], tmp_path / "merged", "merged"),
        ([first, second], first, "output"),
    ]
    for sources, out, fault in cases:
        with pytest.raises(NotMergeable) as refused:
            merge(out, sources)
        assert refused.value.fault == fault
    assert nothing_left(tmp_path)


def test_a_training_vaults_calls_do_not_mix_with_real_ones(
    seats: tuple[World, ...], files: Callable[[str], list[Path]], tmp_path: Path
) -> None:
    first, second, _ = files("csv")
    real = msgspec.structs.replace(read_sidecar(sidecar_path(second)), training=False)
    signature = seats[1].supervisor_keys().sign(EXPORT_CONTEXT, signed_bytes(real)).hex()
    sidecar_path(second).write_bytes(note_bytes(msgspec.structs.replace(real, signature=signature)))
    with pytest.raises(NotMergeable) as refused:
        merge(tmp_path / "merged.csv", [first, second])
    assert refused.value.fault == "training"


def signed_anew(world: World, path: Path, data: bytes, rows: int = 4) -> None:
    """What a rogue supervisor can do: other rows under a true signature."""
    path.write_bytes(data)
    former = read_sidecar(sidecar_path(path))
    sidecar = msgspec.structs.replace(former, sha256=hashlib.sha256(data).hexdigest(), rows=rows)
    signature = world.supervisor_keys().sign(EXPORT_CONTEXT, signed_bytes(sidecar)).hex()
    sidecar_path(path).write_bytes(note_bytes(msgspec.structs.replace(sidecar, signature=signature)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"2026-11-23T09:31:00-06:00", b"yesterday"),
        (b"2026-11-23T09:31:00-06:00", b"2026-11-23T09:31:00"),
        (b"B", b"="),
    ],
)
def test_a_signed_row_that_makes_no_sense_is_refused(
    seats: tuple[World, ...], files: Callable[[str], list[Path]], tmp_path: Path, before: bytes, after: bytes
) -> None:
    sources = files("csv")
    signed_anew(seats[1], sources[1], sources[1].read_bytes().replace(before, after))
    with pytest.raises(MergeRefused, match="log-B.csv") as refused:
        merge(tmp_path / "merged.csv", sources)
    assert refused.value.fault == "row"
    assert nothing_left(tmp_path)


def test_a_merge_that_cannot_be_written_leaves_nothing_and_one_over_an_export_takes_its_sidecar_away(
    files: Callable[[str], list[Path]], tmp_path: Path
) -> None:
    first, second, third = files("csv")
    with pytest.raises(NotWritable):
        merge(tmp_path / "gone" / "merged.csv", [first, second])
    (tmp_path / "merged.csv.merge.json").mkdir()
    with pytest.raises(NotWritable):
        merge(tmp_path / "merged.csv", [first, second])
    (tmp_path / "merged.csv.merge.json").rmdir()
    assert nothing_left(tmp_path)
    merge(third, [first, second])
    assert verify_export(third).sources
    assert not sidecar_path(third).exists()


def test_a_folder_where_a_sidecar_would_lie_is_told_before_anything_is_in_place(
    files: Callable[[str], list[Path]], tmp_path: Path
) -> None:
    out = tmp_path / "merged.csv"
    sidecar_path(out).mkdir()
    with pytest.raises(NotWritable, match="folder of that name"):
        merge(out, files("csv"))
    sidecar_path(out).rmdir()
    assert nothing_left(tmp_path)


def test_a_source_whose_name_no_manifest_could_hold_is_refused(
    files: Callable[[str], list[Path]], tmp_path: Path
) -> None:
    first, second, _ = files("csv")
    unseen = tmp_path / "\x1b[2Klog.csv"
    sidecar_path(first).rename(sidecar_path(unseen))
    first.rename(unseen)
    for out, sources in ((tmp_path / "merged.csv", [unseen, second]), (tmp_path / "merged\n.csv", [second])):
        with pytest.raises(UnfitText):
            merge(out, sources)
    assert nothing_left(tmp_path)


def test_an_interrupted_merge_leaves_the_export_that_lies_there_and_its_proof(
    seats: tuple[World, ...], files: Callable[[str], list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = files("csv")
    real = PendingFile.commit

    def interrupted(pending: PendingFile) -> None:
        if not manifest_path(third).exists():
            return real(pending)
        raise KeyboardInterrupt

    monkeypatch.setattr(PendingFile, "commit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        merge(third, [first, second])
    assert verify_export(third, keys_of(seats)[2]).genuine
    assert not manifest_path(third).exists()


def test_progress_tells_all_rows(files: Callable[[str], list[Path]], tmp_path: Path) -> None:
    seen: list[Progress] = []
    merge_logs(tmp_path / "merged.csv", files("csv"), CLOCK, report=seen.append)
    assert (seen[-1].done, seen[-1].total) == (12, 12)


def made_up_rows(seat: str, count: int) -> Iterator[list[str]]:
    begun = datetime(2026, 11, 23, tzinfo=UTC)
    for number, drawn in enumerate(itertools.islice(itertools.product("2346789BCDFGHJKMNPQRTWXYZ", repeat=5), count)):
        sign, moment = "".join(drawn), (begun + timedelta(seconds=number)).isoformat()
        yield [f"{seat}{sign[:2]}-{sign[2:]}", moment, "", seat, "Ann", "yes", "0", "NONE", "", "", "", "1"]


def test_memory_does_not_grow_with_the_logs(
    seats: tuple[World, ...], files: Callable[[str], list[Path]], tmp_path: Path
) -> None:
    sources = files("csv")[:2]
    for world, path, seat in zip(seats, sources, SEATS, strict=False):
        with prepare_export(path, ExportForm(), in_pages(made_up_rows(seat, 12_000))) as prepared:
            prepared.commit()
        signed_anew(world, path, path.read_bytes(), rows=12_000)
    tracemalloc.start()
    try:
        assert merge(tmp_path / "merged.csv", sources).rows == 24_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5_500_000  # of which 2.4 MB are the bits of two seats' references, and 1 MB the buffers
    assert verify_export(tmp_path / "merged.csv").rows == 24_000


def test_references_are_met_once() -> None:
    met, drawn = ReferenceSet(), itertools.cycle("2346789BCDFGHJKMNPQRTWXYZ")
    first, second = (new_reference("A", lambda _: next(drawn)) for _ in range(2))
    assert [met.add(one) for one in (first, second, first, "B" + first[1:])] == [True, True, False, True]
    for text in ("", "A23", "A23-46", "a23-467", "A23467", "AAA-AAA", "O23-467"):
        with pytest.raises(ValueError):
            met.add(text)


def test_a_fingerprint_is_that_of_the_key_that_signed(seats: tuple[World, ...]) -> None:
    assert keys_of(seats) == tuple(fingerprint(world.supervisor_keys().sign_public) for world in seats)
