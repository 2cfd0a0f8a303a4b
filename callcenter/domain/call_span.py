"""Stretches of days that move with the calendar: what is meant by today, this week and the like."""

from datetime import date, timedelta

SPANS = ("today", "yesterday", "this_week", "last_7_days", "this_month")
"""this_week begins on Monday, last_7_days are today and the six before."""

Days = tuple[date | None, date | None]


def days_of(span: str, today: date) -> Days:
    """The first and the last day of a span; of any other word every day."""
    one = timedelta(days=1)
    found: dict[str, Days] = {
        "today": (today, today),
        "yesterday": (today - one, today - one),
        "this_week": (today - today.weekday() * one, today),
        "last_7_days": (today - 6 * one, today),
        "this_month": (today.replace(day=1), today),
    }
    return found.get(span, (None, None))
