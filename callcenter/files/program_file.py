"""Program files: read from TOML, found by path or by name, kept as canonical JSON."""

import re
import tomllib
from importlib import resources
from pathlib import Path

import msgspec

from callcenter.domain.program import Program
from callcenter.domain.program_checks import ProgramFault
from callcenter.errors import UserFacing
from callcenter.files.regular_file import read_small

LARGEST_FILE = 256 * 1024
"""Bytes a program file may have."""

_PLACE = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_FIELD = re.compile(r"Object (?P<how>missing required|contains unknown) field `(?P<field>.*)`", re.DOTALL)
_EXPECTED = re.compile(r"Expected `(?P<kind>[^`]*)`.*", re.DOTALL)
_LINE = re.compile(r"at line (\d+)")
_KINDS = {
    "str": "text in quotes",
    "int": "a whole number",
    "bool": "true or false",
    "date": "a date such as 2026-11-26",
    "array": "a list in square brackets",
    "object": "a table of keys",
}


class ProgramFileUnusable(UserFacing):
    """The file is not TOML or JSON in UTF-8."""

    code = "program_file"


class UnknownProgram(UserFacing):
    """No bundled program has this name."""

    code = "unknown_program"


def read_program(path: Path) -> Program:
    """The program in a TOML file (https://toml.io/en/v1.0.0) of at most 256 KiB in UTF-8, or JSON in a .json file.

    Raises InputFileFault when it cannot be read, ProgramFileUnusable when it is neither, ProgramFault
    when what it says is not sound.
    """
    content = read_small(path, LARGEST_FILE)
    return _from_json(content, path.name) if path.suffix.lower() == ".json" else _from_toml(content, path.name)


def bundled_programs() -> tuple[str, ...]:
    """The names of the programs that come with this one, in order."""
    folder = resources.files("resources") / "programs"
    return tuple(sorted(Path(file.name).stem for file in folder.iterdir() if file.name.endswith(".toml")))


def bundled_program(name: str) -> Program:
    """A program that comes with this one; raises UnknownProgram, naming those there are."""
    if name not in bundled_programs():
        raise UnknownProgram(
            f"There is no bundled program of that name. Bundled are: {', '.join(bundled_programs())}. "
            "To use a file of your own, give its path, such as ./program.toml."
        )
    file = resources.files("resources") / "programs" / f"{name}.toml"
    return _from_toml(file.read_bytes(), file.name)


def find_program(text: str) -> Program:
    """The program that `text` names: a path when it has a separator or a suffix, else a bundled one."""
    is_path = "/" in text or "\\" in text or Path(text).suffix != ""
    return read_program(Path(text)) if is_path else bundled_program(text)


def program_bytes(program: Program) -> bytes:
    """Canonical JSON in UTF-8 with sorted keys: equal programs give equal bytes."""
    return msgspec.json.encode(program, order="sorted")


def program_from_bytes(stored: bytes) -> Program:
    """The program `program_bytes` wrote; raises ProgramFault when it is not sound."""
    try:
        return msgspec.json.decode(stored, type=Program)
    except msgspec.ValidationError as error:
        raise _fault(str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ProgramFault("program", "The stored program is not JSON: restore the vault from a backup.") from None


def _from_json(content: bytes, file_name: str) -> Program:
    try:
        return msgspec.json.decode(content, type=Program)
    except msgspec.ValidationError as error:
        raise _fault(str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ProgramFileUnusable(
            f"{file_name} is not JSON: write the program out again with callcenter program VAULT show."
        ) from None


def _from_toml(content: bytes, file_name: str) -> Program:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProgramFileUnusable(f"Line {line} of {file_name} is not UTF-8: save the file as UTF-8 text.") from None
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _LINE.search(str(error))
        line_count = len(text.splitlines())
        place = f"Line {found[1]}" if found else f"Something in the {line_count} lines"
        raise ProgramFileUnusable(
            f"{place} of {file_name} is not TOML: look for a missing quote, bracket or equals sign, or a key "
            "that is set twice."
        ) from None
    try:
        return msgspec.convert(tables, Program)
    except msgspec.ValidationError as error:
        raise _fault(str(error)) from None


def _fault(message: str) -> ProgramFault:
    """The fault that a message of msgspec tells, such as ``Expected `int`, got `str` - at `$.a[0].b` ``."""
    place = _PLACE.fullmatch(message)
    what, path = (place["what"], place["path"] or "") if place else (message, "")
    key = re.sub(r"\[(\d+)\]", lambda found: f".{int(found[1]) + 1}", path).lstrip(".")
    if field := _FIELD.fullmatch(what):
        key = f"{key}.{field['field']}".lstrip(".")
        if field["how"] == "missing required":
            return ProgramFault(key, f"`{key}` is missing: add it to the program.")
        return ProgramFault(key, f"`{key}` is no key of a program: remove it or mend its spelling.")
    kind = _EXPECTED.fullmatch(what)
    # A text that should be a date is told apart by msgspec without naming the kind it expected.
    wanted = _KINDS[kind["kind"].removesuffix(" | null")] if kind else _KINDS["date"]
    key = key or "program"
    return ProgramFault(key, f"`{key}` must be {wanted}: change its value.")
