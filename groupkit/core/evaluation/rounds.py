"""Rounds of talks: what one is for, who opens what was said, and until when it is kept."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.core.calendar import later
from groupkit.core.privacy import UNSEEN, unseen
from groupkit.core.problems import Problem
from groupkit.i18n import N_

LEAST = 3
USUAL = 5
MOST = 50
"""The number of people below which nothing is shown: the least one can choose, the usual one, and the most."""
LONGEST_TITLE, LONGEST_SAID, LONGEST_APPROVAL = 80, 400, 120
"""The most letters of a title, of what a round is for and what is done with it, and of an approval."""
# talks with those who lead end after two years, and themes are looked at for two more; research is kept for ten
_MONTHS = {"service": 48, "research": 120}
_LONGER = N_("Use fewer words here, {longest} letters at most.")
_APPROVAL = N_(
    "Research needs somebody to agree to it first. Write their reference here, or choose: to make our group better."
)
_LEADS = N_(
    "{name} leads meetings, and people talk about those too. Is it right that {name} reads what everybody says? It "
    "is better to choose somebody who does not lead."
)


class Kind(StrEnum):
    """What a round is for: to make the group better, or research that somebody agreed to."""

    SERVICE = "service"
    RESEARCH = "research"


class State(StrEnum):
    """How far a round has come: talks, coding, agreed themes, told to the group, and gone."""

    OPEN = "open"
    CODING = "coding"
    AGREED = "agreed"
    TOLD = "told"
    DESTROYED = "destroyed"


KINDS: dict[str, str] = {Kind.SERVICE: N_("To make our group better"), Kind.RESEARCH: N_("Research")}
STATES: dict[str, str] = {
    State.OPEN: N_("People are being asked"),
    State.CODING: N_("Two people look for themes"),
    State.AGREED: N_("The themes are agreed"),
    State.TOLD: N_("The group has heard the themes"),
    State.DESTROYED: N_("What was said is gone for good"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A round as it is typed, before it is one; `reader` and `coders` are numbers of those who hold keys.

    Where `keep_until` is left out, it is the usual day.
    """

    title: str
    purpose: str
    what_happens: str
    kind: Kind = Kind.SERVICE
    approval: str = ""
    k: int = USUAL
    reader: int
    coders: tuple[int, int]
    keep_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of talks, as everybody who has the book may see it; nothing of any person is in it.

    `look_again` is the first day of the month in which whoever reads it looks at the plan again.
    """

    id: int = 0
    key: str
    title: str
    purpose: str
    what_happens: str
    kind: Kind = Kind.SERVICE
    approval: str = ""
    k: int = USUAL
    reader: int
    coders: tuple[int, int]
    opened_on: date
    closed_on: date | None = None
    keep_until: date
    look_again: date
    contacts_gone_on: date | None = None
    state: State = State.OPEN


def usual_until(kind: Kind, today: date) -> date:
    """Return until when a round is kept, where nobody says."""
    return later(today, _MONTHS[kind])


def problems(
    plan: Plan, today: date, *, keepers: Mapping[int, str], leading: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield everything to put right before a round can open.

    `keepers` are the names of those who hold keys now, by their numbers, and `leading` those who lead meetings.
    """
    yield from _said(plan)
    if plan.k < LEAST:
        yield Problem("k", N_("Choose {least} or more. With fewer, people could be worked out."), {"least": LEAST})
    if plan.k > MOST:
        yield Problem("k", N_("Choose {most} or fewer. With more, nothing would ever be shown."), {"most": MOST})
    if plan.keep_until is not None and plan.keep_until <= today:
        yield Problem("keep_until", N_("Choose a day after today. On that day what was said goes for good."))
    yield from _people(plan, keepers)
    led = frozenset(map(_plain, leading))
    fields = {plan.coders[1]: "second_coder", plan.coders[0]: "first_coder", plan.reader: "reader"}
    for keeper, field in fields.items():
        if _plain(name := keepers.get(keeper, "")) in led:
            yield Problem(field, _LEADS, {"name": name}, asks=True)


def _said(plan: Plan) -> Iterator[Problem]:
    if not plan.title.strip():
        yield Problem("title", N_("Give this round a name, so that you find it again."))
    if not plan.purpose.strip():
        yield Problem("purpose", N_("Say what it is for. People hear that before they answer."))
    if not plan.what_happens.strip():
        yield Problem("what_happens", N_("Say what you will do with the answers. People hear that first."))
    if plan.kind not in tuple(Kind):
        yield Problem("kind", N_("Say what the round is: {kinds}."), {"kinds": ", ".join(Kind)})
    if plan.kind == Kind.RESEARCH and not plan.approval.strip():
        yield Problem("approval", _APPROVAL)
    longest = {
        "title": LONGEST_TITLE,
        "purpose": LONGEST_SAID,
        "what_happens": LONGEST_SAID,
        "approval": LONGEST_APPROVAL,
    }
    for name, most in longest.items():
        if len(getattr(plan, name)) > most:
            yield Problem(name, _LONGER, {"longest": most})
        elif unseen(getattr(plan, name)):
            yield Problem(name, UNSEEN)


def _people(plan: Plan, keepers: Mapping[int, str]) -> Iterator[Problem]:
    first, second = plan.coders
    if plan.reader not in keepers:
        yield Problem("reader", N_("Choose who reads the answers: somebody who holds a key."))
    for field, coder in (("first_coder", first), ("second_coder", second)):
        if coder not in keepers:
            yield Problem(field, N_("Choose who looks for themes: somebody who holds a key."))
    if first == second or _plain(keepers.get(first, "1")) == _plain(keepers.get(second, "2")):
        yield Problem("second_coder", N_("Two people look for themes, each alone. Choose somebody else here."))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
