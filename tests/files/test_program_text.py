from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from callcenter.domain.program import Program
from callcenter.domain.program_parts import Question
from callcenter.domain.wording import Text
from callcenter.files.program_file import bundled_program, bundled_programs, read_program
from callcenter.files.program_text import program_text

AWKWARD = Text(en='He said "{phone}" \\ or\nnot = 1 # no', es="¿Sí? 'Ñandú' ☎ \U0001f4de")


def read_back(program: Program, folder: Path) -> Program:
    file = folder / "program.toml"
    file.write_text(program_text(program), encoding="utf-8")
    return read_program(file)


@pytest.mark.parametrize("name", bundled_programs())
def test_a_program_that_is_written_reads_as_it_was(name: str, tmp_path: Path) -> None:
    assert read_back(bundled_program(name), tmp_path) == bundled_program(name)


def test_quotes_lines_and_letters_of_every_kind_come_back(tmp_path: Path) -> None:
    program = bundled_program("missouri-dese-2021")
    enrollment = replace(program.enrollment, how="code", code='A"\\\x7f\t1', deadline=date(2027, 2, 9), text=AWKWARD)
    asked = (Question(question=AWKWARD, answer=AWKWARD),)
    changed = replace(program, enrollment=enrollment, questions=asked)
    assert read_back(changed, tmp_path) == changed


def test_what_is_not_set_is_left_out_and_lists_may_be_empty(tmp_path: Path) -> None:
    program = bundled_program("missouri-dese-2021")
    line = replace(program.line, closed_days=())
    sentences = replace(program.sentences, no_review_case=None)
    changed = replace(program, line=line, sentences=sentences, questions=())
    assert "no_review_case" not in program_text(changed)
    assert read_back(changed, tmp_path) == changed
