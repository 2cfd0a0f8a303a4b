"""What the layers below the window say in English (failures, problems of rows, warnings), in the screen's language.

Such a sentence is its own source text, in the context `failures`. Those that a class or a table below holds are
found there by `make texts`; the others stand here, and so does each that has values in it, as a template.
"""

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from ui.language import ENGLISH, screen_language

CONTEXT = "failures"

_DETAILS = (
    "The last name {fault}",
    "The first name {fault}",
    "The former last name {fault}",
    "has more than {number} letters: type the name alone.",
    "has a comma in it: type this name alone; the other name has its own box.",
    "has no letter outside brackets: type it in letters.",
    "{digits} typed: a Social Security number needs all 9, or its last 4. Ask for them again.",
    "1 digit",
    "{number} digits",
    "A Social Security number is written with the digits 0 to 9, spaces, dots and hyphens: take everything else out.",
    "No Social Security number has these digits: ask the caller to read them once more.",
    "This program compares all 9 digits of the Social Security number: type all of them, or none.",
    "{label}: only the letters A to Z and the digits 0 to 9 count: take everything else out.",
    "{label}: it needs {least} to {most} characters and has {number}: check it.",
    "{label}: this looks like a Social Security number: leave the box empty, or ask for the ID itself.",
    "The birth date is not written in the column's declared format: check both.",
    "The date format lacks the {part}: write {letters} in it once.",
    "The date format has more than one {part}: write {letters} in it once.",
    "year",
    "month",
    "day",
    "MM or M",
    "DD or D",
    "The date format has other letters than YYYY, MM, M, DD and D: take them out.",
    "The date format runs M or D into its neighbor: separate them, or write MM and DD.",
)
_VAULTS = (
    "The program met a fault of its own ({kind} at {place}). Nothing more was changed.",
    "The self-test of {name} failed, so no key is safe here. Install the program again.",
    "The installed SQLCipher ignores the setting {name}. Install sqlcipher3 0.6.4.",
    "The installed SQLCipher is too old. Install sqlcipher3 0.6.4 or later.",
    "SQLite 3.51.3 can damage a database. Install sqlcipher3 0.6.4 or later.",
    "Too many wrong passwords. Wait {number} seconds and try again.",
    "Not checked: {number} checks were made within a minute. What you typed is still there; press Enter again in "
    "{time}.",
    "1 second",
    "{number} seconds",
    "The journal's seal is missing or does not fit. Verify the journal.",
    "Somebody was removed, and the vault's files are still under the former keys. "
    "Make room on the disk and sign in again.",
    "This user cannot sign in as before any more, but the vault's files are still under the former keys. Make room on "
    "the disk, and sign in again: that finishes it. The supervisors' key is a new one, with the fingerprint: {code}. "
    "Write it down in place of the former one.",
    "The supervisors' key is a new one, with the fingerprint: {code}. Write it down in place of the former one.",
    "These backups in the vault's folder still open with the password of before: {files}. Delete them once a newer "
    "backup is there.",
    "The database is older than vault.keys: an old copy was put back. Verify the journal.",
    "No roster is active, so no check can be answered. Import one.",
    "The journal's head could not be written to its folder this hour. Check that the folder is there and has room.",
    "The roster was loaded under another matching specification. Load it again.",
    "The backup that is due could not be made. Check that its folder is there and has room, on the journal page.",
    "Calls of more than a day ago are in no backup. Make one to another disk, on the journal page.",
    "Calls are older than they are to be kept. A supervisor purges them, on the journal page.",
    "No backup could be made before the last large change: there was no room, or something is damaged. "
    "Make one by hand.",
)
_ROSTERS = (
    "The roster was loaded under matching specification {number}, and this program works under {own_number}. Load the "
    "roster again with this program, or use the program it was loaded with.",
    "{line} has bytes that are not text in the declared encoding; if none is declared, neither in UTF-8 nor in "
    'Windows-1252. Open the file where it comes from and save it again as "CSV UTF-8", or name its encoding in a '
    "columns file.",
    '{line} has bytes that are not UTF-8 text. Open the file where it comes from and save it again as "CSV UTF-8".',
    '{line} has NUL bytes, so this is no plain CSV text. Open the file and save it again as "CSV UTF-8".',
    '{line} has line ends of an old kind. Open the file and save it again as "CSV UTF-8".',
    "{line} is longer than {number} KiB, so this is hardly a roster. Check that it is the file you meant.",
    "In {line} a quotation mark opens a cell and none closes it. Close it, or take it out.",
    "In {line} a quotation mark stands inside a quoted cell. Double it, or take it out.",
    "Line {number}",
    "A line",
    "line {number}",
    "a line",
    'The workbook has several sheets: {names}. Say which in the columns file, such as sheet = "Sheet1".',
    "The workbook has no sheet of the name that the columns file gives. It has: {names}.",
    "The header has two columns for {column}. Rename or remove one of them.",
    "Two headers could be the {column}. Say which in a columns file, with the header as it stands in the file: "
    '{column} = "..."',
    "The columns file names a header for {column} that the roster file does not have. Copy the header exactly, or "
    "take the entry out.",
    "In the columns file, {fault}",
    "{key} must name a header of {least} to {most} characters, or be left out.",
    "{key} and {other_key} name the same header: each needs one of its own.",
    "the choices do not fit together.",
)
_PROGRAMS = (
    "There is no bundled program of that name. Bundled are: {names}. To use a file of your own, give its path, such "
    "as ./program.toml.",
    "Line {number} of {file} is not UTF-8: save the file as UTF-8 text.",
    "{place} of {file} is not TOML: look for a missing quote, bracket or equals sign, or a key that is set twice.",
    "Something in the {number} lines",
    "{file} is not JSON: write the program out again with callcenter program VAULT show.",
    "The stored program is not JSON: restore the vault from a backup.",
    "`{key}` is missing: add it to the program.",
    "`{key}` is no key of a program: remove it or mend its spelling.",
    "`{key}` must be {value}: change its value.",
    "text in quotes",
    "a whole number",
    "true or false",
    "a date such as 2026-11-26",
    "a list in square brackets",
    "a table of keys",
    "`name` must be small letters and digits joined by hyphens, such as `city-2026`.",
    "`enrollment.web` must be an address such as `https://www.example.org/enroll`.",
    "`enrollment.code` is missing although `enrollment.how` is `code`: add the code that callers are given, or set "
    "`enrollment.how` to `in_letter` or `no_code`.",
    "`enrollment.code` is there although `enrollment.how` is not `code`: remove it, or set `enrollment.how` to `code`.",
    "`line.time_zone` is no time zone that is known: write one such as `America/Chicago`.",
    "`line.days` is empty: name at least one day, such as `monday`.",
    "`line.opens` ({opens}) must be earlier than `line.closes` ({closes}): change one of them; midnight at the end of "
    "a day is 24:00.",
    "`{key}` must be small letters joined by `_`, such as `not_on_list`.",
    "`{key}` must fit on a key: use at most {number} characters.",
    "`{key}` stands in `wrap_up` as well: remove it from `retired`.",
    "`{key}` must be empty: a retired code is never chosen.",
    "No wrap-up code is the likely one for {answer}: add {answer} to `suggested_for` of one code in `wrap_up`.",
    "More than one wrap-up code in `wrap_up` is the likely one for {answer} ({codes}): leave {answer} in "
    "`suggested_for` of one of them.",
    "`{key}` is empty: write the text, in both languages.",
    "`{key}` is longer than {number} characters: shorten it.",
    "`{key}` holds a control character: remove tabs and hidden characters.",
    "`{key}` has a brace that belongs to no variable: write variables as `{{phone}}`.",
    "`{key}` must not name variables in braces: write the words themselves.",
    "`{key}` names {{{variable}}}, which has no value in this program: add `enrollment.{variable}` or take "
    "{{{variable}}} out.",
    "`{key}` names {{{variable}}}, which is no variable: the variables are {variables}.",
    "`{key}` must be a phone number such as `(800) 555-0100`.",
    "`{key}` must be a time of day in 24 hours and four digits, such as `08:00`.",
    "`{key}` must be one of {values}.",
    "`{key}` must be a number from {least} to {most}.",
    "`{key}` must hold {least} to {most} items; it holds {number}.",
    "Item {number} of `{key}` ({value}) is there twice: remove or rename one of them.",
)
_SAMPLES = (
    "gives everything asked for",
    "gives the name she had before",
    "gives one half of a double name",
    "first leaves the year out of the birth date",
    "gives other digits and has no educator ID at hand, then finds it",
    "gives only a name at first",
    "taught for one year only, in another state",
    "calls after hours",
)
SENTENCES = (*_DETAILS, *_VAULTS, *_ROSTERS, *_PROGRAMS, *_SAMPLES)
"""Whole sentences, and parts that stand for a value in one; what is in braces is a value."""

_NUMBERS = {"number", "own_number", "least", "most"}
_PIECE = re.compile(r"\{\{|\}\}|\{(\w+)\}|[^{}]+")


def in_screen_words(sentence: str) -> str:
    """A sentence from below in the language of the screen, with its values; an unknown one as it is."""
    if screen_language() == ENGLISH:
        return sentence
    translated = QCoreApplication.translate(CONTEXT, sentence)
    if translated != sentence:
        return translated
    for template in filter(_has_values, SENTENCES):
        found = _pattern(template).fullmatch(sentence)
        if found:
            values = {name: in_screen_words(value) for name, value in found.groupdict().items()}
            return QCoreApplication.translate(CONTEXT, template).format(**values)
    return sentence


def _has_values(template: str) -> bool:
    return "{" in template


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a template gives; a value may be empty or have several lines."""
    named: set[str] = set()
    parts = []
    for piece in _PIECE.finditer(template):
        name = piece[1]
        if name is None:
            parts.append(re.escape(piece[0].replace("{{", "{").replace("}}", "}")))
        elif name in named:
            parts.append(f"(?P={name})")
        else:
            named.add(name)
            parts.append(f"(?P<{name}>{'[0-9,]+' if name in _NUMBERS else '.+?'})")
    return re.compile("".join(parts), re.DOTALL)
