"""Whether the group will last: money that ends, people able to serve, what a year costs; and what nobody knows."""

from collections.abc import Iterator, Mapping

from groupkit.core.packs.blocks import Block, Grid, Heading, Lines, Manner, Row
from groupkit.core.packs.withheld import MARGIN
from groupkit.core.sharing import Could
from groupkit.i18n import N_
from groupkit.services import reserve, sharing
from groupkit.services.funding import awards
from groupkit.services.group import Group
from groupkit.services.packs.counting import Count
from groupkit.services.packs.making import Making, blank, titles
from groupkit.services.packs.paying import BOOK

_MONTHS = 12
_ENDS = N_("The money from {funder} ends on {day}.")
_ENDED = N_("The money from {funder} ended on {day}.")


def counts(group: Group) -> Iterator[Count]:
    """Yield how many people could do each job on which a group rests."""
    for each in sharing.sharing(group).could:
        yield Count(key=_key(each), made_of=_name(group, each), rank=MARGIN)


def atoms(group: Group) -> Mapping[str, tuple[int, tuple[Row, ...]]]:
    """Return how many people could do each job today, by name; never who."""
    today = group.today()
    return {
        _name(group, each): (each.willing, (Row(table="willing", id=0, day=today),))
        for each in sharing.sharing(group).could
    }


def lasting(made: Making) -> tuple[Block, ...]:
    """Return when money ends, how many could do the jobs a group rests on, and what an ordinary year costs."""
    words, could, called = made.words, sharing.sharing(made.group).could, titles(made)
    ends = [
        words.gettext(_ENDS if each.ends >= made.last else _ENDED).format(
            funder=each.funder, day=words.day(each.ends, "full")
        )
        for each in awards.awards(made.group)
        if each.ends >= made.first
    ]
    people = Grid(
        key="sustainability/people",
        title=words.gettext("Who could do it today"),
        columns=(words.gettext("People"),),
        labels=tuple(called[each.role.key] for each in could),
        rows=tuple((made.count(_key(each)),) for each in could),
        note=words.gettext("One person may be counted at several jobs, so the rows make up no total."),
        several=True,
    )
    return (
        Lines(lines=tuple(ends) or (words.gettext("No day is written down on which money from a funder ends."),)),
        people,
        _cost(made),
    )


def _cost(made: Making) -> Grid:
    words, month = made.words, reserve.ordinary_month(made.group)
    kept = reserve.reserve(made.group) if month is not None else None
    head = made.group.store.ledger.head()[0]
    rows = (Row(table=BOOK, id=head, day=made.group.today()),)
    names = ("sustainability/cost/year/pence", "sustainability/cost/kept/pence")
    figures = (
        blank(names[0]) if month is None else made.money(names[0], month * _MONTHS, rows),
        blank(names[1]) if kept is None else made.money(names[1], kept.held, rows),
    )
    today = words.day(made.group.today(), "full")
    held = words.gettext("What we hold for ourselves, on {day}").format(day=today)
    return Grid(
        key="sustainability/cost",
        title=words.gettext("What a year costs"),
        columns=(words.gettext("Amount"),),
        labels=(
            words.gettext("Twelve ordinary months"),
            held,
        ),
        rows=tuple((figure,) for figure in figures),
        note=words.gettext("Without outings, and without what was bought once only."),
    )


def limits(made: Making) -> tuple[Block, ...]:
    """Return what the report cannot tell, how sure what it says is, and the papers it rests on."""
    said, grades = made.report, {grade.key: grade for grade in made.report.grades}
    beside = made.words.gettext("{words} ({grade})")
    lines = tuple(
        beside.format(words=each.words, grade=grades[each.grade].title) if each.grade else each.words
        for each in said.limits
    )
    meaning = made.words.gettext("{label}: {words}")
    return (
        Lines(lines=lines, manner=Manner.POINTS),
        Heading(words=made.words.gettext("How sure is it?")),
        Lines(lines=tuple(meaning.format(label=grade.title, words=grade.means) for grade in said.grades)),
        Heading(words=made.words.gettext("To read on")),
        *(lines for each in said.references for lines in _reference(each.title, each.quote)),
    )


def _reference(title: str, quote: str) -> Iterator[Lines]:
    yield Lines(lines=(title,))
    if quote:
        yield Lines(lines=(quote,), manner=Manner.QUOTED)


def _key(each: Could) -> str:
    return f"sustainability/people/{each.role.key}/able"


def _name(group: Group, each: Could) -> str:
    return f"able:{each.role.key}:{group.today()}"
