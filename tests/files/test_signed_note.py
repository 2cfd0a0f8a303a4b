"""What every note beside a file keeps to: its words can be printed, and it can be read as it was written."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from callcenter.canonical_json import canonical_json
from callcenter.files.ending_file import EndingStatement
from callcenter.files.merge_manifest import Manifest, MergedSource
from callcenter.files.sidecar import Sidecar
from callcenter.files.signed_note import JournalHead, UnfitText, check_texts, note_bytes, read_note

HEAD = JournalHead(epoch=2, seq=41, code="b" * 64)
SIDECAR = Sidecar(
    file="log.csv",
    sha256="a" * 64,
    rows=3,
    head=HEAD,
    filter={"operator": "Núñez"},
    user="Núñez",
    exported_at="2021-11-02T09:00:00-05:00",
    vault_id="00112233",
    training=True,
    public_key="c" * 64,
    signature="d" * 128,
    format="csv",
    columns=("reference",),
    size=9,
    seat="A",
    zone="America/Chicago",
)
SOURCE = MergedSource(
    file="log.csv",
    sha256="a" * 64,
    rows=3,
    fingerprint="RHYE-1ZKW",
    genuine=True,
    head=HEAD,
    vault_id="00112233",
    seat="A",
    exported_at="2021-11-02T09:00:00-05:00",
    training=True,
)
MANIFEST = Manifest(
    file="all.csv",
    sha256="a" * 64,
    size=9,
    rows=3,
    format="csv",
    columns=("reference", "started_at"),
    merged_at="2021-11-02T09:00:00-05:00",
    sources=(SOURCE,),
)
ENDING = EndingStatement(
    vault_id="00112233",
    seat="A",
    training=True,
    program="city-2026",
    created_at="2021-11-02T09:00:00-05:00",
    ended_at="2021-11-02T09:00:00-05:00",
    ended_by="Núñez",
    confirmed_by="Sam",
    head=HEAD,
    entries=1,
    calls=1,
    review_cases=0,
    rosters=1,
    people=1,
    users=2,
    public_key="c" * 64,
    signature="d" * 128,
)
NOTES = (SIDECAR, MANIFEST, ENDING)
UNSEEN = (
    "\x1b[1A\x1b[2KGenuine: 1 row, as signed by the key you gave.",
    "Ann\nGenuine",
    "Ann\rGenuine",
    "Ann\x7f",
    "Ann\x9b2K",
    "Ann\u2028Genuine",
    "Ann\u202eenieneG",
    "Ann\u2066",
)


def written(note: msgspec.Struct) -> Iterator[tuple[str, bytes]]:
    """A note in each spelling that has something unseen in one of its texts, with that text's name."""

    def put(value: object, place: str) -> Iterator[tuple[str, object]]:
        if isinstance(value, str):
            yield from ((place, text) for text in UNSEEN)
        elif isinstance(value, dict):
            for name, inner in value.items():
                yield from ((where, value | {name: changed}) for where, changed in put(inner, f"{place}.{name}"))
        elif isinstance(value, list | tuple):
            for number, inner in enumerate(value):
                yield from (
                    (where, [*value[:number], changed, *value[number + 1 :]])
                    for where, changed in put(inner, f"{place}.{number}")
                )

    for place, changed in put(msgspec.to_builtins(note), ""):
        yield place, canonical_json(changed) + b"\n"


@pytest.mark.parametrize("note", NOTES, ids=lambda note: type(note).__name__)
def test_a_note_is_read_as_it_was_written(tmp_path: Path, note: msgspec.Struct) -> None:
    (tmp_path / "note").write_bytes(note_bytes(note))
    assert read_note(tmp_path / "note", type(note), 9_999) == note


@pytest.mark.parametrize("note", NOTES, ids=lambda note: type(note).__name__)
def test_no_text_of_a_note_moves_the_cursor_or_turns_what_is_printed(tmp_path: Path, note: msgspec.Struct) -> None:
    path, places = tmp_path / "note", set[str]()
    for place, data in written(note):
        path.write_bytes(data)
        assert read_note(path, type(note), 9_999) is None, (place, data)
        places.add(place)
    assert len(places) >= 10


@pytest.mark.parametrize("text", [*UNSEEN, "", "x" * 256, "log\udcff.csv"])
def test_a_text_that_no_note_could_be_read_with_is_refused_before_it_is_written(text: str) -> None:
    with pytest.raises(UnfitText) as refused:
        check_texts("log.csv", text)
    assert text[:3] not in str(refused.value) or not text
    assert refused.value.__context__ is None


def test_names_of_any_language_are_texts_of_a_note() -> None:
    check_texts("Núñez", "Wojciech Łoś", "王小明", "أحمد", "llamadas de enero.csv", "x" * 255, "a\u00a0b")
