import pytest

from callcenter.storage.connection import Database
from callcenter.storage.failures import StorageBug
from callcenter.storage.note_store import SqlNoteStore
from callcenter.storage.rows import NoteRow

NOTE = NoteRow("A7F-2QM", 12, b"sealed")


def test_a_note_is_found_by_its_call(database: Database) -> None:
    store = SqlNoteStore(database)
    store.add(NOTE)
    assert store.find("A7F-2QM") == NOTE
    assert store.find("A7F-2QN") is None
    assert "sealed" not in repr(NOTE)


def test_a_call_has_one_note_and_keeps_it(database: Database) -> None:
    store = SqlNoteStore(database)
    store.add(NOTE)
    with pytest.raises(StorageBug):
        store.add(NoteRow("A7F-2QM", 13, b"other"))
    assert store.find("A7F-2QM") == NOTE
