"""Nothing a caller said, and no key, is found in anything the program leaves behind."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from callcenter.crypto.vault_keys import database_key
from callcenter.domain.details import SpokenDetails
from callcenter.domain.notes import NoteTellsTooMuch
from callcenter.domain.review_cases import CallBackUnreadable
from callcenter.services.call_protocol import NewCase
from callcenter.services.calls import Calls
from callcenter.services.case_protocol import OpenedCase
from callcenter.services.notes import SealedNotes
from callcenter.storage.vault_folder import VaultFolder
from tests.world import OPERATOR, PASSWORDS, SUPERVISOR, World

MAIN = Path(__file__).parents[2] / "main.py"
CANARY = {
    "last_name": "Quetzalcoatlus",
    "first_name": "Wilhelmina",
    "former_last_names": "Xylographer",
    "birth_date": "1973-04-17",
    "ssn": "936-47-5182",
    "educator_id": "ZQ77Q41",
}
# The first five digits count where they begin a text: within hexadecimal digits they stand by chance now and then.
FIRST_FIVE = tuple(mark + "93647" for mark in ('"', "'", " ", ",", ":", "=", "\n"))
SSN_DRESSES = ("936-47-5182", "936475182", "936 47 5182", "936.47.5182", *FIRST_FIVE, "936-47")
NOTE = "Zwetschgenkuchen eater wants Brontosaurus stickers"
CALL_BACK = "573-555-0177"
NOTED = ("Zwetschgenkuchen", "Brontosaurus", CALL_BACK, "5735550177", "555-0177")
UNREADABLE = ("936-47-51823", "Quetzalcoatlus, Wilhelmina", "17/4/1973")
SAID = {key: CANARY[key] for key in ("last_name", "first_name", "ssn", "educator_id")} | {"birth_date": "4/17/1973"}


def needles(world: World) -> dict[str, bytes]:
    """What must be nowhere: the canary's values, the passwords, and every key raw and in hexadecimal."""
    texts = {
        "last name": CANARY["last_name"],
        "first name": CANARY["first_name"],
        "former name": CANARY["former_last_names"],
        "educator ID": CANARY["educator_id"],
        **{f"SSN as {dress}": dress for dress in SSN_DRESSES},
        **{f"noted {text}": text for text in NOTED},
        **{f"password of {user}": password for user, password in PASSWORDS.items()},
    }
    found = {}
    for name, text in texts.items():
        for form in {text, text.upper(), text.lower()}:
            found[f"{name} {form!r}"] = form.encode()
            found[f"{name} {form!r} in UTF-16"] = form.encode("utf-16-le")
    for name, key in keys_of(world).items():
        found |= forms_of(name, key)
    return found


def forms_of(name: str, key: bytes) -> dict[str, bytes]:
    return {
        name: key,
        f"{name} in hex": key.hex().encode(),
        f"{name} in upper-case hex": key.hex().upper().encode(),
    }


def keys_of(world: World) -> dict[str, bytes]:
    granted = world.opened_keys().granted
    assert granted.rs is not None
    with world.database() as database:
        tag_keys = [bytes(key) for (key,) in database.query("SELECT tag_key FROM roster") if isinstance(key, bytes)]
        [(throttle_key,)] = database.query("SELECT throttle_key FROM vault")
    assert isinstance(throttle_key, bytes)
    return {
        "vault key": granted.rk,
        "supervisors' secret": granted.rs,
        "database key": database_key(granted.rk, VaultFolder(world.path).read_keys().vault_id),
        "throttle key": throttle_key,
        **{f"tag key {number}": key for number, key in enumerate(tag_keys)},
    }


def hits(looked_for: Mapping[str, bytes], contents: Iterable[tuple[str, bytes]]) -> list[str]:
    return [f"{name} in {place}" for place, data in contents for name, needle in looked_for.items() if needle in data]


class Desk:
    """A folder with everything a run may write to, and the real program started in it."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder / "vault").make_vault(throttle=True)
        self.inputs = folder / "inputs"
        self.left = [folder / name for name in ("vault", "temporary", "home", "out")]
        for place in (self.inputs, *self.left[1:]):
            place.mkdir()
        for user, password in PASSWORDS.items():
            (self.inputs / user).write_text(password)
        self.printed: list[tuple[str, bytes]] = []
        self.note_key = b""

    def run(self, *arguments: str, user: str = SUPERVISOR, typed: str = "", code: int = 0) -> None:
        """One command of the real program; what it prints is kept."""
        _, temporary, home, _ = self.left
        places = {"TMPDIR": temporary, "HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home}
        command, *rest = arguments
        signed_in = ["--user", user, "--password-file", str(self.inputs / user)]
        done = subprocess.run(
            [sys.executable, "-B", str(MAIN), command, str(self.world.path), *rest, *signed_in],
            input=typed.encode(),
            capture_output=True,
            check=False,
            env=os.environ | {name: str(place) for name, place in places.items()},
        )
        assert done.returncode == code, done.stderr
        self.printed += [(f"output of {command}", done.stdout), (f"errors of {command}", done.stderr)]

    def take_a_call(self) -> bytes:
        """A call with a review case, refused notes and one that is kept; the session's note key."""
        telling = (f"{CANARY['last_name']}, 936-47-5182", "last four 5182", "born 4/17/1973")
        with self.world.sign_in(OPERATOR) as session, Calls(session) as calls:
            reference = calls.open()
            calls.check(reference, SpokenDetails(**SAID | {"ssn": "5183", "educator_id": "", "first_name": ""}))
            for note in telling:
                with pytest.raises(NoteTellsTooMuch):
                    calls.open_case(reference, NewCase("other", CALL_BACK, note))
                with pytest.raises(NoteTellsTooMuch):
                    calls.wrap_up(reference, "review_case", note)
            with pytest.raises(CallBackUnreadable):
                calls.open_case(reference, NewCase("other", CANARY["ssn"], NOTE))
            calls.open_case(reference, NewCase("other", CALL_BACK, NOTE))
            calls.wrap_up(reference, "review_case", NOTE)
            drawn = calls._sealing._drawn
        assert drawn
        with self.world.sign_in(SUPERVISOR) as session:
            notes = SealedNotes(session)
            assert (notes.opened_note(reference), notes.opened_case(reference)) == (NOTE, OpenedCase(CALL_BACK, NOTE))
        return drawn.key

    def everything(self) -> list[tuple[str, bytes]]:
        """All files that were left, and all that was printed."""
        files = [path for place in self.left for path in sorted(place.rglob("*")) if path.is_file()]
        return [*((str(path), path.read_bytes()) for path in files), *self.printed]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A day's work with the canary: imports good and bad, checks, notes, an export, verification."""
    desk = Desk(tmp_path_factory.mktemp("day"))
    bad = [CANARY | {"birth_date": "17.4.1973", "ssn": "936-47-51823", "educator_id": "936475182"}, CANARY]
    for name, people in (("good.csv", [CANARY]), ("bad.csv", bad), ("nobody.csv", [{"ssn": CANARY["ssn"]}])):
        desk.world.roster_file(people, "inputs/" + name)
    (desk.inputs / "broken.csv").write_text(f'last_name,ssn\n"{CANARY["last_name"]},{CANARY["ssn"]}\n')
    _, _, _, out = desk.left
    desk.run("import", str(desk.inputs / "good.csv"))
    desk.run("import", str(desk.inputs / "bad.csv"), "--problems", str(out / "problems.csv"), code=8)
    desk.run("import", str(desk.inputs / "bad.csv"), "--dry-run", "--json", "--problems", str(out / "dry.csv"), code=8)
    desk.run("import", str(desk.inputs / "nobody.csv"), "--problems", str(out / "nobody.csv"), code=7)
    desk.run("import", str(desk.inputs / "broken.csv"), code=7)
    lines = [json.dumps(SAID), json.dumps(SAID | {"ssn": "5182", "last_name": "Xylographer"})]
    lines += [json.dumps({"ssn": text, "last_name": text, "birth_date": text}) for text in UNREADABLE]
    lines += [json.dumps(SAID)[:-5], json.dumps({CANARY["last_name"]: CANARY["ssn"]}), json.dumps([CANARY["ssn"]])]
    desk.run("check", "--stdin", user=OPERATOR, typed="\n".join(lines) + "\n")
    desk.note_key = desk.take_a_call()
    desk.run("export-log", "--out", str(out / "log.csv"))
    desk.run("verify", "--all")
    return desk


def test_a_days_work_leaves_no_detail_no_password_and_no_key_anywhere(desk: Desk) -> None:
    answers = b"".join(data for place, data in desk.printed if place == "output of check")
    assert answers.count(b'"answer": "YES"') == 2
    assert answers.count(b'"error"') == len(UNREADABLE) + 3
    assert len(desk.note_key) == 32
    assert hits(needles(desk.world) | forms_of("note key", desk.note_key), desk.everything()) == []


def test_the_scan_finds_what_is_planted(desk: Desk) -> None:
    _, temporary, _, _ = desk.left
    planted = temporary / "planted", desk.world.path / "planted"
    planted[0].write_text("ssn: 936-47-5182", encoding="utf-16-le")
    planted[1].write_bytes(b"\0" + keys_of(desk.world)["tag key 0"])
    try:
        assert len(hits(needles(desk.world), desk.everything())) >= 2
    finally:
        for one in planted:
            one.unlink()


def test_a_fault_of_the_program_is_shown_without_what_it_was_about(tmp_path: Path) -> None:
    """The text of an unexpected exception may quote a value, so it is never printed."""
    program = f"""
import sys
from callcenter.cli import check, main
def broken(calls, source):
    secret = source.readline().decode()
    raise LookupError(secret)
check._answer_lines = broken
sys.exit(main.run(["check", {str(tmp_path / "vault")!r}, "--stdin", "--user", {OPERATOR!r},
                   "--password-file", {str(tmp_path / "password")!r}], None))
"""
    World(tmp_path / "vault").make_vault()
    (tmp_path / "password").write_text(PASSWORDS[OPERATOR])
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(SAID).encode(),
        capture_output=True,
        check=False,
        cwd=MAIN.parent,
    )
    assert done.returncode == 1
    assert b"LookupError" in done.stderr
    assert b"Traceback" not in done.stderr
    values = {name: value.encode() for name, value in SAID.items()}
    assert hits(values, [("output", done.stdout), ("errors", done.stderr)]) == []
