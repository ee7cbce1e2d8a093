"""The made-up group looks at itself: talks whose themes it heard, promises, a half-day, and a report."""

import tomllib
from datetime import date, timedelta

import msgspec

from groupkit.core.calendar import later
from groupkit.core.evaluation.deciding import Level, Response
from groupkit.core.evaluation.rounds import Plan, State
from groupkit.core.outcomes.standing import Counts, Said
from groupkit.core.outcomes.workshop import Run
from groupkit.core.promises import Promise, Source, SourceKind
from groupkit.core.promises import State as Came
from groupkit.i18n import N_
from groupkit.resources import folder
from groupkit.services import promises
from groupkit.services.evaluation import rounds
from groupkit.services.feedback import keepers
from groupkit.services.group import EVERYTHING
from groupkit.services.outcomes import answers, runs
from groupkit.services.packs import report
from groupkit.services.sample.story import Telling
from groupkit.storage.evaluation.rows import Told

_FILE = "west-london-talks.toml"
_GIVEN_OUT = (
    "meetings",
    "contacts",
    "places",
    "service",
    "outings",
    "money",
    "themes",
    "actions",
    "sustainability",
)
_A_WEEK = timedelta(weeks=1)


class Theme(msgspec.Struct, forbid_unknown_fields=True):
    """A theme the group heard, and what it said to it."""

    title: str
    words: str
    level: Level
    response: Response
    response_words: str = ""


class Promised(msgspec.Struct, forbid_unknown_fields=True):
    """What the group said it would do, so many weeks ago, and what came of it."""

    said: str
    what: str
    owner: str
    weeks: int
    state: Came
    why: str = ""
    told: bool = False


class HalfDay(msgspec.Struct, forbid_unknown_fields=True):
    """A half-day with what was answered to some statements: so here, in part, not here, not known."""

    title: str
    place: str
    said: dict[str, tuple[int, int, int, int]]


class Talks(msgspec.Struct, forbid_unknown_fields=True):
    """All that the made-up group said of itself."""

    id: str
    license: str
    source: str
    title: str
    purpose: str
    what_happens: str
    themes: tuple[Theme, ...]
    promises: tuple[Promised, ...]
    halfday: HalfDay


def looked(telling: Telling) -> None:
    """Let the group hear themes, promise things, hold a half-day, and agree to a report members have not seen.

    The talks were sealed with keys that nobody holds, so nothing but the themes is there.
    """
    text = (folder("forms") / "sample" / _FILE).read_text(encoding="utf-8")
    told = msgspec.convert(tomllib.loads(text), Talks)
    for each in told.promises:
        _promise(telling, each)
    _talk(telling, told)
    _meet(telling, told.halfday)
    _report(telling)
    telling.clock.go_to(telling.today)


def _talk(telling: Telling, told: Talks) -> None:
    group, roles = telling.group, telling.story.roles
    reader, other = (keepers.named(group, name).id for name in (roles.safety, roles.midweek_secretary))
    telling.clock.go_to(telling.asked_on + _A_WEEK)
    planned = Plan(
        title=told.title,
        purpose=told.purpose,
        what_happens=told.what_happens,
        reader=reader,
        coders=(reader, other),
    )
    made = rounds.open_(group, planned, sure=True)
    rounds.close(group, made.key)
    telling.clock.go_to(telling.asked_on + 2 * _A_WEEK)
    with group.change(N_("Make the sample group"), EVERYTHING) as store:
        for place, theme in enumerate(told.themes):
            store.evaluation_themes.add(
                Told(
                    round=made.id,
                    place=place,
                    title=theme.title,
                    words=theme.words,
                    level=theme.level,
                    response=theme.response,
                    response_words=theme.response_words,
                    passed_on=group.today(),
                )
            )
    rounds.reached(group, made.key, State.TOLD)


def _promise(telling: Telling, each: Promised) -> None:
    group = telling.group
    telling.clock.go_to(telling.today - each.weeks * _A_WEEK)
    made = promises.make(
        group,
        Promise(
            said=each.said,
            source=Source(kind=SourceKind.MEETING),
            what=each.what,
            owner=each.owner,
            again=later(group.today().replace(day=1), 2),
            made_on=group.today(),
        ),
        sure=True,
    )
    if each.state is not Came.OPEN:
        telling.clock.go_to(telling.today - each.weeks * _A_WEEK // 2)
        promises.settle(group, made.id, each.state, each.why, sure=True)
    if each.told:
        promises.told(group, made.id)


def _meet(telling: Telling, told: HalfDay) -> None:
    group, day = telling.group, telling.asked_on + 2 * _A_WEEK
    run = runs.make(group, Run(day=day, title=told.title, place=told.place), sure=True)
    for statement, (happening, partly, not_here, unknown) in told.said.items():
        counts = Counts(happening=happening, partly=partly, not_here=not_here, unknown=unknown)
        answers.say(group, run, Said(statement=statement, counts=counts), sure=True)


def _report(telling: Telling) -> None:
    """Keep a report of the last three whole months, that the group agreed to and members have not seen yet."""
    telling.clock.go_to(telling.today)
    last = telling.today.replace(day=1) - timedelta(days=1)
    first: date = later(last.replace(day=1), -2)
    made = report.keep(telling.group, first, last, _GIVEN_OUT)
    report.agree(telling.group, made.key)
