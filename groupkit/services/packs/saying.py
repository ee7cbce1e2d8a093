"""What was said, and what came of it: themes, promises, and what people want of services."""

from collections.abc import Iterator, Mapping
from datetime import date

from groupkit.core import promises as made_promises
from groupkit.core.business import by_role
from groupkit.core.evaluation.deciding import Level, Response
from groupkit.core.outcomes.standing import together as all_ways
from groupkit.core.outcomes.statements import Answer
from groupkit.core.outcomes.workshop import Run
from groupkit.core.packs.blocks import Block, Figure, Grid, Heading, Lines, Manner, Row
from groupkit.core.packs.withheld import CELL, MARGIN
from groupkit.core.promises import Promise, State
from groupkit.i18n import N_
from groupkit.services import promises
from groupkit.services.evaluation import check, rounds
from groupkit.services.group import Group
from groupkit.services.outcomes import answers, runs, statements
from groupkit.services.packs.counting import Count, together
from groupkit.services.packs.making import Making, number

_LEVELS: Mapping[str, str] = {
    Level.MOST: N_("Most of those who talked spoke of this."),
    Level.SOME: N_("Some of those who talked spoke of this."),
}
_RESPONSES: Mapping[str, str] = {
    Response.AGREE: N_("The group agrees with this."),
    Response.DISAGREE: N_("The group sees this in another way."),
    Response.ABSENT: N_("The group says that something is not here yet."),
}
_ANSWERS: Mapping[Answer, str] = {
    Answer.HAPPENING: N_("It is so here"),
    Answer.PARTLY: N_("In part"),
    Answer.NOT: N_("Not here"),
    Answer.UNKNOWN: N_("We do not know"),
}


# themes


def themes(made: Making, *, short: bool = False, outside: bool = False) -> tuple[Block, ...]:
    """Return the themes that passed the look at who is in the room, with what the group said to each.

    A `short` one has a line for each theme: its name, and how many spoke of it in words. What goes `outside` holds
    only what the group answered, of more than one voice, and no word of anybody: people were asked whether the
    group may hear their words, and nobody else.
    """
    words = made.words
    blocks: list[Block] = []
    for each in rounds.listing(made.group):
        told = [theme for theme in check.passed(made.group, each.key) if not outside or _goes_out(theme)]
        days = {row.passed_on for row in made.group.store.evaluation_themes.where(round=each.id)}
        if not told or not any(made.first <= day <= made.last for day in days):
            continue
        blocks.append(Heading(words=each.title))
        if short:
            blocks.append(Lines(lines=tuple(_short(made, theme) for theme in told), manner=Manner.POINTS))
            continue
        for theme in told:
            blocks.append(Heading(words=theme.title, level=3))
            said = theme.words.split("\n")[0] if outside else theme.words
            lines = [said, words.gettext(_LEVELS[theme.level]) if theme.level in _LEVELS else ""]
            if theme.response is not None:
                lines += [words.gettext(_RESPONSES[theme.response]), theme.response_words]
            blocks.append(Lines(lines=tuple(filter(None, lines))))
    return tuple(blocks) or made.nothing()


def _goes_out(theme: check.Passed) -> bool:
    return theme.response is not None and theme.level is not Level.ONE


def _short(made: Making, theme: check.Passed) -> str:
    words = made.words
    if theme.level not in _LEVELS:
        return theme.title
    return words.gettext("{title}: {level}").format(title=theme.title, level=words.gettext(_LEVELS[theme.level]))


# promises


def promised(made: Making, *, owners: bool) -> tuple[Block, ...]:
    """Return what was promised, done, tried and not done since the first day; `owners` also says who sees to it."""
    told = [each for each in promises.since(made.group, made.first) if each.made_on <= made.last]
    if not told:
        return (Lines(lines=(made.meeting.none_made,), manner=Manner.NOTE),)
    poster, words = made_promises.poster(told), made.meeting.poster
    blocks: list[Block] = []
    for title, kept in ((words.did, poster.did), (words.could_not, poster.could_not), (words.trying, poster.still)):
        if kept:
            blocks.append(Heading(words=title))
            blocks += [Lines(lines=tuple(_promise(made, each, owners=owners))) for each in kept]
    return (*blocks, _came(made, told))


def _promise(made: Making, each: Promise, *, owners: bool) -> Iterator[str]:
    words, poster = made.words, made.meeting.poster
    beside = words.gettext("{label}: {words}")
    yield beside.format(label=poster.said, words=each.said)
    yield beside.format(label=words.gettext("What we said we would do"), words=each.what)
    if each.state is State.TRIED:
        yield made.meeting.standing.tried
    if each.why:
        yield beside.format(label=words.gettext("Why"), words=each.why)
    if owners and each.owner and not each.finished:
        yield beside.format(label=poster.who, words=by_role(each.owner, words))
    if owners and each.state is State.OPEN:
        yield beside.format(label=poster.again, words=words.month(each.again))
    if each.told_on is not None:
        yield poster.done.format(day=words.day(each.told_on, "full"))


def _came(made: Making, told: list[Promise]) -> Grid:
    labels, rows, every = [], [], []
    for state, label in made_promises.STATES.items():
        found = [Row(table="promise", id=each.id, day=each.made_on) for each in told if each.state == state]
        labels.append(made.words.gettext(label))
        rows.append((number(f"actions/all/{state}/number", len(found), found),))
        every += found
    return Grid(
        key="actions/all",
        title=made.words.gettext("What came of it"),
        columns=(made.words.gettext("How many"),),
        labels=tuple(labels),
        rows=tuple(rows),
        total=(number("actions/all/total/number", len(every), every),),
    )


# what people want of services


def counts(group: Group, first: date, last: date) -> Iterator[Count]:
    """Yield how many gave each answer to each statement in the last run of these days."""
    run = _run(group, first, last)
    if run is None:
        return
    for statement, counted in all_ways(answers.of(group, run.id)).items():
        names = {answer: _name(run.id, statement, answer) for answer in Answer}
        key = f"outcomes/statements/{statement}"
        yield Count(key=f"{key}/all", made_of=together(names.values()), rank=MARGIN, known=counted.answered > 0)
        for answer, name in names.items():
            yield Count(key=f"{key}/{answer}", made_of=name, rank=CELL, known=counted.answered > 0)


def atoms(group: Group) -> Mapping[str, tuple[int, tuple[Row, ...]]]:
    """Return the answers of every run, each by its name."""
    return {
        _name(run.id, statement, answer): (counted.of(answer), (Row(table="outcome_run", id=run.id, day=run.day),))
        for run in runs.listing(group)
        for statement, counted in all_ways(answers.of(group, run.id)).items()
        for answer in Answer
    }


def wanted(made: Making) -> tuple[Block, ...]:
    """Return what was answered to each statement in the last run of these days."""
    run = _run(made.group, made.first, made.last)
    known = {each.key: each.words for each in statements.listing(made.group, language=made.words.language)}
    said = all_ways(answers.of(made.group, run.id)) if run else {}
    asked = [key for key in (*known, *(key for key in said if key not in known)) if key in said]
    if run is None or not asked:
        return made.nothing()
    columns = (*(made.words.gettext(label) for label in _ANSWERS.values()), made.words.gettext("All answers"))
    return (
        Grid(
            key="outcomes/statements",
            title=run.title,
            columns=columns,
            labels=tuple(known.get(key, key) for key in asked),
            rows=tuple(_answers(made, f"outcomes/statements/{key}") for key in asked),
            across=len(_ANSWERS),
        ),
    )


def _answers(made: Making, key: str) -> tuple[Figure, ...]:
    return (*(made.count(f"{key}/{answer}") for answer in _ANSWERS), made.count(f"{key}/all"))


def _run(group: Group, first: date, last: date) -> Run | None:
    """Return the newest run of these days in which something was answered."""
    return next(
        (run for run in runs.listing(group) if first <= run.day <= last and answers.of(group, run.id)), None
    )


def _name(run: int, statement: str, answer: Answer) -> str:
    return f"said:{run}:{statement}:{answer}"
