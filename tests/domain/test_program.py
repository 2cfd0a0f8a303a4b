import pickle
import re
from datetime import date
from typing import Any

import msgspec
import pytest

from callcenter.domain.answers import REVIEW_CASE, Reason, Word
from callcenter.domain.policy import Detail
from callcenter.domain.program import NoSentence, Program
from callcenter.domain.program_checks import ANSWERS, ProgramFault
from callcenter.domain.program_parts import CannotSentences, MoreSentences
from callcenter.domain.wording import Text, date_in_words, fill, hours_in_words, variables_in
from callcenter.files.program_file import bundled_program, bundled_programs, program_bytes, program_from_bytes

CANNOT_REASONS = ("closed", "throttled", "locked", "importing", "damaged")
FEDERAL_HOLIDAYS = 11


@pytest.fixture(scope="module")
def missouri() -> Program:
    return bundled_program("missouri-dese-2021")


def changed(program: Program, path: str, value: object) -> Program:
    """The program with one key, such as `line.opens` or `wrap_up.2.code`, set to another value."""
    tables: Any = msgspec.json.decode(msgspec.json.encode(program))
    *way, last = [int(part) - 1 if part.isdecimal() else part for part in path.split(".")]
    place = tables
    for step in way:
        place = place[step]
    place[last] = value
    return msgspec.convert(tables, Program)


def fault_of(program: Program, path: str, value: object) -> ProgramFault:
    with pytest.raises(ProgramFault) as caught:
        changed(program, path, value)
    return caught.value


def all_texts(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [text for name in value.__struct_fields__ for text in all_texts(getattr(value, name))]
    return [text for item in value for text in all_texts(item)] if isinstance(value, tuple) else []


def test_every_answer_has_a_sentence_in_two_different_languages(missouri: Program) -> None:
    said = [missouri.say("YES"), missouri.say("NO"), missouri.say("NO", REVIEW_CASE)]
    said += [missouri.say("MORE", detail.value) for detail in Detail]
    said += [missouri.say("MORE", REVIEW_CASE)]
    said += [missouri.say("CANNOT", None, reason) for reason in CANNOT_REASONS]
    for text in said:
        assert text.en and text.es and text.en != text.es
        assert "{" not in text.en + text.es
    assert len({text.en for text in said}) == len({text.es for text in said}) == len(said)


def test_the_sentences_are_those_the_answers_can_need() -> None:
    assert set(MoreSentences.__struct_fields__) == {*(detail.value for detail in Detail), REVIEW_CASE}
    reasons = [reason.value for reason in Reason]
    assert tuple(reasons[reasons.index("closed") :]) == CANNOT_REASONS == CannotSentences.__struct_fields__


def test_a_sentence_is_spoken_with_the_facts_of_the_program(missouri: Program) -> None:
    assert "12 months" in missouri.say("YES").en
    assert missouri.enrollment.phone in missouri.say("YES").es
    assert " www.example.org/enroll " in missouri.say("YES").es  # nobody says https aloud
    assert "8:00 a.m. to 8:00 p.m., Central time, Monday to Friday" in missouri.say("CANNOT", None, "closed").en
    assert "de 8:00 a. m. a 8:00 p. m., hora del centro, de lunes a viernes" in (
        missouri.say("CANNOT", None, "closed").es
    )


def test_a_bundled_program_has_every_sentence() -> None:
    for name in bundled_programs():
        sentences = bundled_program(name).sentences
        assert all(getattr(sentences, key) is not None for key in sentences.__struct_fields__)


def test_a_program_stored_before_there_was_a_sentence_for_it_announces_a_review_case_with_no(missouri: Program) -> None:
    tables = msgspec.json.decode(program_bytes(missouri))
    del tables["sentences"]["no_review_case"]
    stored = program_from_bytes(msgspec.json.encode(tables))
    assert stored.say("NO", REVIEW_CASE) == missouri.say("MORE", REVIEW_CASE)
    assert stored.say("NO") == missouri.say("NO") != missouri.say("NO", REVIEW_CASE)


@pytest.mark.parametrize(
    ("answer", "ask", "reason"),
    [("MAYBE", None, None), ("NONE", None, None), ("MORE", None, None), ("MORE", "shoe_size", None),
     ("CANNOT", None, "no_match"), ("CANNOT", "last4", None)],
)  # fmt: skip
def test_no_sentence_is_made_up_for_an_answer_that_does_not_exist(
    missouri: Program, answer: str, ask: str | None, reason: str | None
) -> None:
    with pytest.raises(NoSentence):
        missouri.say(answer, ask, reason)


def test_each_answer_has_its_own_likely_wrap_up_code(missouri: Program) -> None:
    assert {answer: missouri.likely_code(answer).code for answer in ANSWERS} == {
        "YES": "eligible_informed",
        "NO": "not_on_list",
        "MORE": "not_enough_details",
        "CANNOT": "call_again",
        "NONE": "question_answered",
    }
    assert set(ANSWERS) == {*(word.value for word in Word), "NONE"}


def test_no_english_is_left_in_the_spanish_of_the_missouri_example(missouri: Program) -> None:
    english = re.compile(r"\b(the|you|your|and|with|for|call|letter|enroll|please|not|list|line)\b", re.IGNORECASE)
    spanish = re.compile(r"\b(usted|para|con|los|las|una?|está|que|del)\b", re.IGNORECASE)
    for text in all_texts(missouri):
        assert text.en != text.es
        prose = re.sub(r"\S*\.(org|gov)\S*|\{\w+\}", "", text.es)
        assert not english.search(prose), text.es
        assert not spanish.search(re.sub(r"\{\w+\}", "", text.en)), text.en
        assert text.es.count("?") == text.es.count("¿"), text.es


def test_both_languages_give_the_same_facts(missouri: Program) -> None:
    for text in all_texts(missouri):
        assert variables_in(text.en) == variables_in(text.es), text.en
        assert re.findall(r"\d+", text.en) == re.findall(r"\d+", text.es), text.en


def test_the_missouri_wording_is_calm(missouri: Program) -> None:
    for text in all_texts(missouri):
        assert not re.search(r"invalid|oops|anonymous|!|inválid|anónim|¡", text.en + text.es, re.IGNORECASE)


def test_the_missouri_example_answers_what_callers_ask(missouri: Program) -> None:
    questions = " ".join(question.question.en.lower() for question in missouri.questions)
    assert len(missouri.questions) >= 12
    for word in ("happened", "social security", "scam", "letter", "enroll", "last day", "cost", "family",
                 "protect", "idx", "last four", "not on the list"):  # fmt: skip
        assert word in questions


def test_nobody_real_is_called_at_the_numbers_of_the_example(missouri: Program) -> None:
    numbers = re.findall(r"\(\d{3}\) [\d-]+", " ".join(text.en + text.es for text in all_texts(missouri)))
    for number in (*numbers, missouri.line.phone, missouri.enrollment.phone):
        assert re.fullmatch(r"\(800\) 555-01\d\d", number)


def federal_holidays(year: int) -> set[date]:
    """The days on which federal holidays of a year are observed (5 U.S.C. 6103), New Year's of the next too."""

    def nth_weekday(month: int, weekday: int, nth: int) -> date:
        return date(year, month, 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (nth - 1))

    fixed = [date(year, 1, 1), date(year, 6, 19), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25)]
    fixed.append(date(year + 1, 1, 1))
    moved = {date.fromordinal(day.toordinal() + {5: -1, 6: 1}.get(day.weekday(), 0)) for day in fixed}
    last_of_may = max(date(year, 5, day) for day in range(25, 32) if date(year, 5, day).weekday() == 0)
    mondays = {nth_weekday(1, 0, 3), nth_weekday(2, 0, 3), last_of_may, nth_weekday(9, 0, 1), nth_weekday(10, 0, 2)}
    return {day for day in moved | mondays | {nth_weekday(11, 3, 4)} if day.year == year}


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_line_is_closed_on_the_federal_holidays(missouri: Program, year: int) -> None:
    closed = {day for day in missouri.line.closed_days if day.year == year}
    assert closed == federal_holidays(year)
    assert len(closed) >= FEDERAL_HOLIDAYS


@pytest.mark.parametrize(
    ("path", "value", "key", "mend"),
    [
        ("name", "Missouri DESE", "name", "city-2026"),
        ("name", "a" * 65, "name", "city-2026"),
        ("sponsor.es", "  ", "sponsor.es", "write the text"),
        ("sponsor.en", "The {phone}", "sponsor.en", "write the words themselves"),
        ("wrap_up.1.label.en", "Call {phone}", "wrap_up.1.label.en", "write the words themselves"),
        ("sentences.no.es", "No {caller}", "sentences.no.es", "{phone}"),
        ("sentences.no_review_case.en", " ", "sentences.no_review_case.en", "write the text"),
        ("sentences.no_review_case.es", "{caller}", "sentences.no_review_case.es", "{phone}"),
        ("sentences.yes.en", "By {deadline}", "sentences.yes.en", "add `enrollment.deadline`"),
        ("sentences.yes.en", "Call {phone", "sentences.yes.en", "write variables as"),
        ("sentences.yes.en", "Call { phone }", "sentences.yes.en", "write variables as"),
        ("script.greeting.en", "a" * 1201, "script.greeting.en", "shorten"),
        ("questions.3.answer.es", "a\x00b", "questions.3.answer.es", "hidden characters"),
        ("enrollment.web", "http://www.example.org", "enrollment.web", "https://"),
        ("enrollment.web", "https://www.example.org/a b", "enrollment.web", "https://"),
        ("enrollment.phone", "call us", "enrollment.phone", "(800)"),
        ("enrollment.how", "by_mail", "enrollment.how", "code, in_letter, no_code"),
        ("enrollment.how", "code", "enrollment.code", "add the code"),
        ("enrollment.code", "ABC", "enrollment.code", "remove it"),
        ("line.phone", "", "line.phone", "(800)"),
        ("line.time_zone", "America/Springfield", "line.time_zone", "America/Chicago"),
        ("line.time_zone", "America", "line.time_zone", "America/Chicago"),
        ("line.time_zone", "../etc/passwd", "line.time_zone", "America/Chicago"),
        ("line.time_zone", "", "line.time_zone", "America/Chicago"),
        ("line.days", [], "line.days", "name at least one"),
        ("line.days", ["monday", "Tuesday"], "line.days.2", "tuesday"),
        ("line.days", ["monday", "monday"], "line.days.2", "twice"),
        ("line.opens", "8:00", "line.opens", "08:00"),
        ("line.opens", "20:00", "line.opens", "earlier"),
        ("line.opens", "08:60", "line.opens", "08:00"),
        ("line.closes", "24:01", "line.closes", "08:00"),
        ("line.closes", "²0:00", "line.closes", "08:00"),
        ("line.closes", "٢٠:٠٠", "line.closes", "08:00"),
        ("line.closed_days", ["2026-12-25", "2026-12-25"], "line.closed_days.2", "twice"),
        ("line.grace_minutes", -1, "line.grace_minutes", "0 to 120"),
        ("matching.policy", "both", "matching.policy", "last4, full"),
        ("matching.evaluations_bound", 0, "matching.evaluations_bound", "8 to 128"),
        ("throttle.per_day", 1000, "throttle.per_day", "3 to 20"),
        ("throttle.per_month", 5, "throttle.per_month", "10 to 300"),
        ("throttle.digits_only", 11, "throttle.digits_only", "1 to 10"),
        ("throttle.advise_from", 0, "throttle.advise_from", "1 to 10"),
        ("idle_minutes", 61, "idle_minutes", "2 to 60"),
        ("wrap_up.2.code", "Not on list", "wrap_up.2.code", "not_on_list"),
        ("wrap_up.2.code", "eligible_informed", "wrap_up.2", "rename"),
        ("wrap_up.2.label.es", "a" * 41, "wrap_up.2.label", "40 characters"),
        ("wrap_up.2.label.es", "Faltaron datos", "wrap_up.3", "rename"),
        ("retired", [{"code": "b_2", "label": {"en": "a" * 41, "es": "b"}}], "retired.1.label", "40 characters"),
        ("retired", [{"code": "B 2", "label": {"en": "a", "es": "b"}}], "retired.1.code", "not_on_list"),
        ("retired", [{"code": "b_2", "label": {"en": "", "es": "b"}}], "retired.1.label.en", "write the text"),
        ("retired", [{"code": "b_2", "label": {"en": "a", "es": "b"}}] * 2, "retired.2", "rename"),
        ("retired", [{"code": "not_on_list", "label": {"en": "a", "es": "b"}}], "retired.1.code", "`wrap_up` as well"),
        (
            "retired",
            [{"code": "b_2", "label": {"en": "a", "es": "b"}, "suggested_for": ["NO"]}],
            "retired.1.suggested_for",
            "never chosen",
        ),
        ("wrap_up.2.suggested_for", ["PERHAPS"], "wrap_up.2.suggested_for", "YES, NO, MORE, CANNOT, NONE"),
        ("wrap_up.2.suggested_for", [], "wrap_up", "add NO to"),
        ("wrap_up.2.suggested_for", ["NO", "YES"], "wrap_up", "eligible_informed, not_on_list"),
        ("questions.2.question.en", "what HAPPENED?", "questions.2", "remove or rename"),
        ("questions.2.question.es", "¿Qué pasó?", "questions.2", "remove or rename"),
        ("line.closed_days", [f"{year}-01-01" for year in range(2000, 2401)], "line.closed_days", "holds 401"),
    ],
)  # fmt: skip
def test_a_fault_names_its_key_and_the_mend(missouri: Program, path: str, value: object, key: str, mend: str) -> None:
    fault = fault_of(missouri, path, value)
    assert fault.key == key
    assert f"`{key}`" in str(fault) or f"`{key.rpartition('.')[0]}`" in str(fault)
    assert mend in str(fault)
    assert not re.search(r"invalid|please|oops", str(fault), re.IGNORECASE)


def test_a_program_has_six_to_ten_wrap_up_codes(missouri: Program) -> None:
    tables: Any = msgspec.json.decode(msgspec.json.encode(missouri))
    codes = tables["wrap_up"]
    assert "it holds 5" in str(fault_of(missouri, "wrap_up", codes[:5]))
    more = [{"code": f"more_{n}", "label": {"en": f"More {n}", "es": f"Más {n}"}} for n in range(3)]
    assert "it holds 11" in str(fault_of(missouri, "wrap_up", codes + more))
    assert len(changed(missouri, "wrap_up", codes + more[:2]).wrap_up) == 10


def test_a_program_has_at_most_a_hundred_questions(missouri: Program) -> None:
    text = {"en": "Yes.", "es": "Sí."}
    many = [{"question": {"en": f"Why {n}?", "es": f"¿Por qué {n}?"}, "answer": text} for n in range(101)]
    assert len(changed(missouri, "questions", many[:100]).questions) == 100
    assert "it holds 101" in str(fault_of(missouri, "questions", many))


def test_a_changed_program_is_checked_like_a_read_one(missouri: Program) -> None:
    with pytest.raises(ProgramFault):
        msgspec.structs.replace(missouri, idle_minutes=0)


def test_a_program_goes_through_pickle_and_cannot_be_changed(missouri: Program) -> None:
    assert pickle.loads(pickle.dumps(missouri)) == missouri
    with pytest.raises(AttributeError):
        missouri.name = "other"  # type: ignore[misc]  # that it is frozen is what is tested


def test_a_deadline_and_a_code_are_said_in_words(missouri: Program) -> None:
    tables: Any = msgspec.json.decode(msgspec.json.encode(missouri))
    tables["enrollment"] |= {"deadline": "2027-02-09", "how": "code", "code": "DESE-1"}
    tables["sentences"]["yes"] = {"en": "By {deadline} with {code}.", "es": "Hasta el {deadline} con {code}."}
    said = msgspec.convert(tables, Program).say("YES")
    assert said == Text(en="By February 9, 2027 with DESE-1.", es="Hasta el 9 de febrero de 2027 con DESE-1.")


def test_what_is_filled_in_is_not_filled_again() -> None:
    values = {"a": Text(en="{b}", es="{b}"), "b": Text(en="x", es="x")}
    assert fill(Text(en="{a}", es="{a}"), values) == Text(en="{b}", es="{b}")


@pytest.mark.parametrize(
    ("days", "opens", "closes", "zone", "en", "es"),
    [
        (["monday", "wednesday"], 540, 1050, "Europe/Paris",
         "9:00 a.m. to 5:30 p.m., Monday and Wednesday", "de 9:00 a. m. a 5:30 p. m., lunes y miércoles"),
        (["saturday"], 0, 720, "America/New_York",
         "12:00 a.m. to 12:00 p.m., Eastern time, Saturday", "de 12:00 a. m. a 12:00 p. m., hora del este, sábado"),
        (["sunday", "friday", "monday"], 60, 1440, "UTC",
         "1:00 a.m. to 12:00 a.m., Monday, Friday and Sunday", "de 1:00 a. m. a 12:00 a. m., lunes, viernes y domingo"),
        (["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], 0, 1440, "UTC",
         "day and night, every day", "las 24 horas, todos los días"),
    ],
)  # fmt: skip
def test_hours_read_as_a_person_would_say_them(
    days: list[str], opens: int, closes: int, zone: str, en: str, es: str
) -> None:
    assert hours_in_words(days, opens, closes, zone) == Text(en=en, es=es)


def test_dates_in_words() -> None:
    assert date_in_words(date(2028, 2, 29)) == Text(en="February 29, 2028", es="29 de febrero de 2028")


def test_the_limits_of_the_throttle_are_those_of_the_file(missouri: Program) -> None:
    limits = changed(missouri, "throttle", {"per_day": 9, "per_month": 90, "digits_only": 4, "advise_from": 2})
    taken = limits.throttle.limits()
    assert (taken.per_day, taken.per_month, taken.digits_only, taken.advise_from) == (9, 90, 4, 2)
