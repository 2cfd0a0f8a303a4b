"""What the roster page says of steps, faults, columns, ways of reading, costs and problems."""

from callcenter.domain.import_mode import ImportMode
from callcenter.domain.one_name import NameOrder
from callcenter.domain.roster import CANONICAL_COLUMNS, ONE_NAME, ROW_PROBLEM_SENTENCES, ZEROS_LOST
from callcenter.services.roster_protocol import ReadAs
from ui.language import tr
from ui.roster.state import Fault, Stage
from ui.sentences import in_screen_words

COLUMNS = ("", *CANONICAL_COLUMNS[:2], ONE_NAME, *CANONICAL_COLUMNS[2:])
"""What a header may be taken for, in the order of the list."""


def stage_name(stage: Stage) -> str:
    """A step in a word or two."""
    return {
        Stage.FILE: tr("File"),
        Stage.READING: tr("Reading"),
        Stage.COLUMNS: tr("Columns"),
        Stage.DRY_RUN: tr("Dry run"),
        Stage.TIME: tr("Strength and time"),
        Stage.RUNNING: tr("Running"),
        Stage.REVIEW: tr("Review"),
    }[stage]


def fault_words(fault: Fault | None) -> str:
    """The sentence beside the choice at fault; nothing where there is none."""
    if fault is None:
        return ""
    return _fault_sentences().get(fault.key) or in_screen_words(fault.sentence)


def _fault_sentences() -> dict[str, str]:
    """By key; a sentence of the reader itself may name the columns file, which the window does without."""
    return {
        "no_file": tr("Choose the file first."),
        "password_needed": tr("Type the password that opens the workbook."),
        "workbook_protected": tr("The workbook is protected. Type the password that opens it."),
        "workbook_password": tr("This password does not open the workbook. Type it once more."),
        "encoding": tr(
            "The file has bytes that are no letters in this encoding. Choose the other one; if neither reads it, "
            "open the file where it comes from and save it again as CSV UTF-8."
        ),
        "not_utf8": tr("The file is not written in UTF-8. Choose Windows-1252, or let the encoding be found."),
        "delimiter_unclear": tr("The first line can be split in more than one way. Choose what stands between cells."),
        "sheet_unclear": tr("The workbook has several sheets. Choose the one with the list of people."),
        "sheet_absent": tr("The workbook has no sheet of the name that was kept. Choose one."),
        "no_known_column": tr(
            "No header is known by its name. Say below what the columns are, or go back and look whether the file "
            "is split into the right cells."
        ),
        "column_twice": tr("Two columns have the same header. Rename one of them in the file, or use neither."),
        "column_unclear": tr("Two headers could be the same column. Say below which one it is."),
        "column_absent": tr("A header that was kept is not in this file. Say below what the columns are."),
        "date_format_unclear": tr(
            "All birth dates can be read month first and day first. Choose how they are written."
        ),
        "date_format_unknown": tr(
            "The birth dates have no one format with a year of four digits. Choose the one that most of them have; "
            "the others then count as missing."
        ),
        "given_twice": tr("This column is given twice. Choose another for one of the two, or do not use it."),
        "same_header": tr("Another column has the same header. Rename one of them in the file, or use neither."),
        "nothing_used": tr("No column is used. Say of at least one what it is."),
        "name_and_parts": tr("A whole name stands for last and first name: use either it or them."),
        "order_needed": tr("Choose how the whole names are written."),
        "date_format_needed": tr("Choose how the birth dates are written: it could not be found."),
        "profile_needs_name": tr("Type the name under which these choices are to be kept."),
        "nobody": tr("Go back and look at the columns, or mend the file and choose it again."),
    }


def mode_words(mode: ImportMode) -> tuple[str, str]:
    """What a file does to the roster, and its effect in one sentence."""
    return {
        ImportMode.REPLACE: (
            tr("&Replace the roster"),
            tr("The file becomes a roster of its own, and takes the place of the one that answers now."),
        ),
        ImportMode.ADD: (
            tr("&Add these people"),
            tr("Everybody of the active roster stays, and the people in the file come to them."),
        ),
        ImportMode.REMOVE: (
            tr("Re&move these people"),
            tr("The people in the file go; their rows must be as they were when they were loaded."),
        ),
    }[mode]


def column_words(column: str) -> str:
    """A canonical column, or that a header is not used."""
    return {
        "": tr("not used"),
        "last_name": tr("Last name"),
        "first_name": tr("First name"),
        ONE_NAME: tr("Whole name"),
        "former_last_names": tr("Former last names"),
        "birth_date": tr("Birth date"),
        "ssn": tr("Social Security number"),
        "educator_id": tr("Educator ID"),
    }[column]


def kind_words(kind: str) -> str:
    """A kind of file."""
    return {
        "csv": tr("CSV text"),
        "csv.gz": tr("CSV text, packed with gzip"),
        "xlsx": tr("Excel workbook"),
    }.get(kind, kind)


def encoding_words(encoding: str) -> str:
    """An encoding as it is mostly called."""
    return {"utf-8": "UTF-8", "windows-1252": "Windows-1252"}.get(encoding, encoding)


def delimiter_words(delimiter: str) -> str:
    """What stands between cells."""
    return {
        ",": tr("Comma  ,"),
        ";": tr("Semicolon  ;"),
        "\t": tr("Tab"),
        "|": tr("Vertical bar  |"),
    }.get(delimiter, delimiter)


def order_words(order: NameOrder) -> str:
    """How whole names are written."""
    return {
        NameOrder.LAST_FIRST: tr("Last name, first name"),
        NameOrder.FIRST_LAST: tr("First name last name"),
    }[order]


def read_as_words(read_as: ReadAs | None) -> str:
    """`Read as CSV text, UTF-8, Comma ,  ·  dates MM/DD/YYYY  ·  guessed: Last name from “Surname”`."""
    if read_as is None:
        return ""
    form = [kind_words(read_as.kind)]
    if read_as.encoding:
        form.append(encoding_words(read_as.encoding))
    if read_as.delimiter:
        form.append(delimiter_words(read_as.delimiter))
    if read_as.sheet:
        form.append(tr("sheet {name}").format(name=read_as.sheet))
    parts = [tr("Read as {form}").format(form=", ".join(form))]
    if read_as.date_format and "birth_date" in read_as.columns:
        parts.append(tr("dates {format}").format(format=read_as.date_format))
    guessed = [
        tr("{column} from “{header}”").format(column=column_words(column), header=header)
        for column, header in read_as.guessed
    ]
    if guessed:
        parts.append(tr("guessed: {guesses}").format(guesses=", ".join(guessed)))
    return "   ·   ".join(parts)


def cost_words(cost: str) -> tuple[str, str]:
    """A cost of hashing, and what it means in one sentence."""
    return {
        "standard": (
            tr("Standard"),
            tr("7 MiB of memory and 5 passes for each tag: the usual choice for real people."),
        ),
        "high": (
            tr("High"),
            tr("64 MiB and 3 passes: guessing costs whoever stole the vault far more, and loading takes longer too."),
        ),
        "training": (
            tr("Training"),
            tr("Next to nothing, so that practice goes quickly: for made-up people alone."),
        ),
    }.get(cost, (cost, ""))


def problem_words(code: str) -> str:
    """What is wrong with a row, by its code."""
    if code == ZEROS_LOST:
        return tr("A spreadsheet may have taken zeros from the front of the Social Security number.")
    return in_screen_words(ROW_PROBLEM_SENTENCES.get(code, code))
