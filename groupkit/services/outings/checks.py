"""What was looked at before an outing: the place, the way there and back, and the weather."""

from collections.abc import Iterator
from dataclasses import replace

from groupkit.core.outings.plans import UNSURE, Checked
from groupkit.core.outings.words.planning import TravelWords, VenueWords, WeatherWords
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outings.known import words
from groupkit.services.outings.reckoning import TOPIC, still_open


def asked(sheet: str) -> tuple[str, ...]:
    """Return the keys of what a sheet asks: "venue", "travel" or "weather"; nothing for any other."""
    match sheet:
        case "venue":
            return tuple(each.key for each in words(VenueWords).checks)
        case "travel":
            way = words(TravelWords)
            return (*(each.key for each in way.passes), *(each.key for each in way.checks))
        case "weather":
            return tuple(each.key for each in words(WeatherWords).plans)
    return ()


def check(group: Group, *found: Checked) -> None:
    """Write down what was found about a place, a way or the weather; refuse with every problem found.

    What is not known and has no words is no answer, and is not kept.
    """
    tidy = [replace(each, words=each.words.strip()) for each in found]
    refuse(problem for each in tidy for problem in _check_problems(each))
    for number in {each.outing for each in tidy}:
        still_open(group, number)
    with group.change(N_("Write down what was found"), TOPIC) as store:
        for each in tidy:
            store.outing_checks.remove(outing=each.outing, sheet=each.sheet, key=each.key)
            if each.words or each.answer != UNSURE:
                store.outing_checks.add(each)


def _check_problems(found: Checked) -> Iterator[Problem]:
    if found.key not in asked(found.sheet):
        said = N_("There is no question {key} on the sheet {sheet}.")
        yield Problem("key", said, {"key": found.key, "sheet": found.sheet})
    yield from (replace(problem, field=f"{problem.field}-{found.key}") for problem in found.problems())
