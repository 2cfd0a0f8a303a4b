"""Notes as operators write them, with nothing in them that must not be kept."""

import random
import string
from collections.abc import Callable

from tests.notes.dresses import ENGLISH, SPANISH

Draw = random.Random

LONGEST = 200


def _phone(draw: Draw) -> str:
    area, exchange, line = draw.randint(201, 989), draw.randint(200, 999), f"{draw.randint(0, 9999):04d}"
    form = draw.choice(
        ("{0}-{1}-{2}", "({0}) {1}-{2}", "{0}.{1}.{2}", "{0} {1} {2}", "{0}{1}{2}", "1-{0}-{1}-{2}", "+1 {0} {1} {2}")
        + ("+1{0}{1}{2}", "{0}/{1}-{2}", "({0}){1}-{2}", "{1}-{2}", "{0}-{1}-{2} ext. {3}", "{0}-{1}-{2} x{3}")
    )
    return form.format(area, exchange, line, draw.randint(1, 9999))


def _time(draw: Draw) -> str:
    hour, minute = draw.randint(1, 12), draw.choice((0, 10, 15, 30, 45))
    form = draw.choice(
        ("{0}:{1:02d}", "{0}:{1:02d} am", "{0}:{1:02d} p.m.", "{0} pm", "{0}am", "{0} o'clock", "{2}:{1:02d}")
    )
    return form.format(hour, minute, draw.randint(8, 20))


def _amount(draw: Draw) -> str:
    form = draw.choice(("${0}", "${0}.00", "${0:,}", "{0} dollars", "${1:,}.50", "{0} dólares", "USD {0}"))
    return form.format(draw.choice((5, 20, 29, 100, 450, 1250)), draw.randint(1, 9999))


def _case(draw: Draw) -> str:
    form = draw.choice(
        ("case {0}", "case no. {1}", "ticket #{1}", "claim {0}", "case 20{2}-{3:05d}", "file {2}-{3}", "DESE-{0}")
        + ("caso {0}", "folio {1}", "expediente {2}/{3}", "IDX order {4}", "police report 26-{3:04d}", "MO-20{2}-{5}")
    )
    numbers = (
        draw.randint(10_000, 9_999_999),
        draw.randint(1_000, 99_999),
        draw.randint(20, 26),
        draw.randint(1, 9_999),
    )
    return form.format(*numbers, draw.randint(10**9, 10**11), draw.randint(100, 999))


def _zip(draw: Draw) -> str:
    form = draw.choice(("ZIP {0}", "{1}, MO {0}", "MO {0}-{2:04d}", "código postal {0}", "zip code {0}", "{1} {0}"))
    return form.format(
        draw.randint(63_001, 65_899), draw.choice(("Columbia", "St. Louis", "Rolla")), draw.randint(1, 9_999)
    )


def _reference(draw: Draw) -> str:
    alphabet = "2346789BCDFGHJKMNPQRTWXYZ"
    drawn = draw.choice("ABK") + "".join(draw.choices(alphabet, k=5))
    return f"{drawn[:3]}-{drawn[3:]}"


def _count(draw: Draw) -> str:
    return draw.choice(
        (str(draw.randint(1, 30)), draw.choice((*ENGLISH[1:], "a dozen")), draw.choice((*SPANISH[2:], "varias")))
    )


def _year(draw: Draw) -> str:
    return str(draw.randint(1988, 2026))


def _day(draw: Draw) -> str:
    return draw.choice(
        (
            "Monday",
            "el martes",
            "tomorrow",
            "next week",
            "Nov 30",
            "the 14th",
            "12/4",
            "3 de diciembre",
            "Friday the 4th",
        )
    )


def _id(draw: Draw) -> str:
    return draw.choice(("E", "T", "MO")) + str(draw.randint(10_000, 999_999))


def _place(draw: Draw) -> str:
    return draw.choice(
        ("room {0}", "district {1}", "suite {0}", "Route {1}", "PO Box {2}", "{2} N {1}th St", "R-{1}")
    ).format(draw.randint(1, 999), draw.randint(1, 70), draw.randint(100, 9999))


_SLOTS: dict[str, Callable[[Draw], str]] = {
    "phone": _phone, "time": _time, "amount": _amount, "case": _case, "zip": _zip, "reference": _reference,
    "count": _count, "year": _year, "day": _day, "id": _id, "place": _place,
}  # fmt: skip
_SENTENCES = (
    "Call back at {phone} {day} after {time}",
    "Letter never came, moved to {zip}",
    "Called {count} times since {day}",
    "Quoted {reference}, no change",
    "Says {case} is still open",
    "Wants {amount} refunded by the bank",
    "Taught from {year} to {year}",
    "Asked why her social was exposed in {year}",
    "Would not give SSN, {count} reasons",
    "Would not give the last four",
    "Has {count} former names and {count} letters",
    "Waited {count} minutes, line dropped at {time}",
    "Works at {place}, phone {phone}",
    "Husband called before, see {reference}",
    "Educator ID {id} on the certificate",
    "Asked for a supervisor; {case}",
    "Spanish speaker, call {phone} between {time} and {time}",
    "Has the letter of October {year}, code lost",
    "Retired in {year} after {count} years",
    "Needs {count} copies sent to {place}, {zip}",
    "Llamar al {phone} {day} a las {time}",
    "No recibió la carta; vive en {zip}",
    "Esperó {count} minutos",
    "Trabajó {count} años, se jubiló en {year}",
    "Pregunta por {case}",
    "No quiso dar el seguro social",
    "No quiso dar los últimos cuatro",
    "Dice que pagó {amount} en {year}",
    "Reference {reference} read back at {time}",
    "Paid {amount} and {amount}, {count} invoices",
    "Bus at {time}, lunch {time} to {time}, reach on {phone}",
    "Offer ends in {year}? told to look in the letter",
    "Birth certificate has another name since {year}",
    "Will ask {count} of {count} colleagues to call",
    "Fax {phone}, voice {phone}",
    "See {reference} and {reference}",
    "Line {count}, page {count}, {case}",
    "Hung up", "Calm now", "On behalf of mother", "Se cortó la llamada", "Attorney present", "Bad line",
)  # fmt: skip
_WORDS = (
    "ok",
    "thanks",
    "gracias",
    "seen",
    "twice",
    "upset",
    "none",
    "yes",
    "no",
    "later",
    "email",
    "phone",
    "mother",
    "son",
    "bank",
    "school",
    "letter",
)


def sentence(draw: Draw) -> str:
    template = draw.choice(_SENTENCES)
    names = [name for _, name, _, _ in string.Formatter().parse(template) if name]
    return "".join(
        literal + (_SLOTS[name](draw) if name else "") for literal, name, _, _ in string.Formatter().parse(template)
    ) if names else template  # fmt: skip


def few_words(draw: Draw) -> str:
    return " ".join(draw.sample(_WORDS, draw.randint(1, 3)))


def ordinary_note(draw: Draw) -> str:
    """A note of at most 200 characters that tells nothing it should not."""
    while True:
        sentences = [sentence(draw) for _ in range(draw.choice((1, 1, 2, 2, 3)))]
        note = draw.choice((". ", "; ", "\n", ", ")).join(sentences)
        note = draw.choice((note, note, note.lower(), note.upper() if draw.random() < 0.3 else note + "."))
        if len(note) <= LONGEST:
            return note
