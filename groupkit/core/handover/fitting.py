"""Which lines of the list fit a job: nobody is asked about keys they never held."""

from collections.abc import Mapping

from groupkit.core.handover.sheets import Section
from groupkit.core.roles import SECRETARY, TITLES, TREASURER, Role

_MONEY = frozenset({TREASURER})
_OPENS_UP = frozenset({SECRETARY, TREASURER, "chair", "deputy", "hospitality"})
_KEEPS_THINGS = frozenset(
    {
        *(SECRETARY, TREASURER, "hospitality", "workbook-keeper", "greeter", "reader", "timekeeper", "access-lead"),
        *("feedback-steward", "outings-lead", "deputy"),
    }
)
_ASKS_PEOPLE = frozenset({SECRETARY, "safety", "outings-lead", "visitor-lead", "link-person", "starting-helper"})
# Which jobs a part of the list is for; what is not named here is for every job.
_FOR: Mapping[str, frozenset[str]] = {
    "dates/4": frozenset({SECRETARY, TREASURER}),
    "keys/1": _OPENS_UP,
    "keys/2": _OPENS_UP,
    "keys/3": frozenset({SECRETARY, TREASURER, "online-host"}),
    "keys/4": frozenset({SECRETARY, "chair", "hospitality", "visitor-lead", "outings-lead"}),
    "money": _MONEY,
    "things": _KEEPS_THINGS,
    "people/1": _ASKS_PEOPLE,
    "people/2": _ASKS_PEOPLE,
    "papers/1": frozenset({SECRETARY, "chair", "facilitator"}),
    "papers/2": frozenset({SECRETARY, TREASURER, "safety"}),
    "papers/3": frozenset({SECRETARY, "chair"}),
}
_ASKED_WITH_THE_LAPTOP = frozenset({"money/1", "people/4"})
# A job of the group's own may hold any of these; it never holds the money or the laptop.
_OF_OUR_OWN = frozenset({"keys/1", "keys/4", "things"})


def fitting(section: Section, role: Role, *, with_laptop: bool = False) -> tuple[tuple[int, str], ...]:
    """Return the lines of a section that fit a job, each with its number."""
    numbered = enumerate(section.lines, start=1)
    keyed = ((f"{section.key}/{number}", number, line) for number, line in numbered)
    asked_twice = _ASKED_WITH_THE_LAPTOP if with_laptop else frozenset()
    return tuple(
        (number, line) for key, number, line in keyed if key not in asked_twice and _fits(key, section.key, role)
    )


def _fits(line: str, section: str, role: Role) -> bool:
    jobs = _FOR.get(line, _FOR.get(section))
    if jobs is None:
        return True
    own = role.own or role.key not in TITLES
    return not _OF_OUR_OWN.isdisjoint({line, section}) if own else role.key in jobs
