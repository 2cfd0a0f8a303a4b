"""Federal holidays on the days on which offices are closed, against the lists that the government publishes."""

from datetime import date

import pytest

from callcenter.domain.holidays import federal_holidays

# As the Office of Personnel Management lists them, month and day, in the order of the holidays' own dates.
OBSERVED = {
    2024: "0101 0115 0219 0527 0619 0704 0902 1014 1111 1128 1225",
    2025: "0101 0120 0217 0526 0619 0704 0901 1013 1111 1127 1225",
    2026: "0101 0119 0216 0525 0619 0703 0907 1012 1111 1126 1225",
    2027: "0101 0118 0215 0531 0618 0705 0906 1011 1111 1125 1224",
    2028: "1231 0117 0221 0529 0619 0704 0904 1009 1110 1123 1225",
    2029: "0101 0115 0219 0528 0619 0704 0903 1008 1112 1122 1225",
    2030: "0101 0121 0218 0527 0619 0704 0902 1014 1111 1128 1225",
    2031: "0101 0120 0217 0526 0619 0704 0901 1013 1111 1127 1225",
}


@pytest.mark.parametrize("year", OBSERVED)
def test_the_days_of_a_year_are_those_of_the_published_list(year: int) -> None:
    assert " ".join(f"{one.day:%m%d}" for one in federal_holidays(year)) == OBSERVED[year]


def test_a_new_years_day_on_a_saturday_is_observed_in_the_year_before() -> None:
    assert federal_holidays(2028)[0].day == date(2027, 12, 31)


def test_every_holiday_has_a_name_of_its_own_and_falls_on_a_working_day() -> None:
    for year in range(2022, 2060):
        holidays = federal_holidays(year)
        assert len({one.name for one in holidays}) == len(holidays) == 11
        assert all(one.day.weekday() < 5 for one in holidays)
