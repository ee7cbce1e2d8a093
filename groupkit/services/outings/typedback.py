"""Takes in what people wrote on the printed list, all lines or none; and what would help, without names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from groupkit.core.banking.lines import decoded
from groupkit.core.outings import places, typedback
from groupkit.core.outings.plans import Need
from groupkit.core.outings.typedback import MOST_HELPS, TypedRow, on_line
from groupkit.core.outings.values import COMING, WAITING, Goer
from groupkit.core.outings.words.people import SignupWords
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outings.known import words
from groupkit.services.outings.places import put, release
from groupkit.services.outings.reckoning import TOPIC, reckoning, still_open
from groupkit.storage.outings import signups

_NAMED = N_("{name} is on the list of those who come. This stands here without a name. Is that right?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedBack:
    """What came in from a sheet: who comes, who waits, and how many wrote what would help."""

    people: tuple[Goer, ...]
    needs: int = 0

    @property
    def coming(self) -> tuple[Goer, ...]:
        """Those who have a place."""
        return places.of_standing(self.people, COMING)

    @property
    def waiting(self) -> tuple[Goer, ...]:
        """Those who wait for one."""
        return places.of_standing(self.people, WAITING)


def from_file(path: Path) -> tuple[TypedRow, ...]:
    """Return the lines of a list saved as CSV; refuse one that cannot be read."""
    said = words(SignupWords)
    called = {
        "name": (said.column_name,),
        "party": (said.column_party,),
        "way": (said.column_way,),
        "company": (said.column_company,),
        "helps": (said.column_helps,),
    }
    return typedback.read(decoded(signups.read_file(path)), called)


def typed_back(group: Group, outing: int, rows: Sequence[TypedRow]) -> TypedBack:
    """Write down everybody on a sheet in the order of its lines; refuse all of it with each line to put right."""
    found, needs = typedback.written(outing, rows), typedback.helps(rows)
    if not (found or needs):
        raise RefusedError([Problem("rows", N_("Nothing is typed in yet."))])
    people = reckoning(group, outing).people
    refuse((*_problems(people, found), *_leaking(rows)))
    still_open(group, outing)
    made = []
    with group.change(N_("Type in who put themselves down"), TOPIC) as store:
        for _line, goer in found:
            known = reckoning(group, outing)
            made.append(put(group, store, known, places.seated(known.people, known.outing.places, goer)))
        for each in needs:
            store.outing_needs.add(Need(outing=outing, words=each))
        release(group, store, outing)
    return TypedBack(people=tuple(made), needs=len(needs))


def _problems(people: Sequence[Goer], found: Sequence[tuple[int, Goer]]) -> Iterator[Problem]:
    before = list(people)
    for at, (line, goer) in enumerate(found, start=1):
        unclear = (*goer.problems(nameless=not goer.name), *places.problems(goer), *places.twice(before, goer))
        yield from (on_line(line, each) for each in unclear)
        # a number that nobody on the list has
        before.append(replace(goer, id=-at))


def _leaking(rows: Sequence[TypedRow]) -> Iterator[Problem]:
    return (on_line(row.line, each) for row in rows for each in _telling(row.helps))


def need(group: Group, made: Need, *, sure: bool = False) -> Need:
    """Write down what would help on the day; it does not say whose need it is, and a name is asked about."""
    tidy = replace(made, words=" ".join(made.words.split()))
    refuse((*_need_problems(group, tidy), *_telling(tidy.words)), sure=sure)
    still_open(group, tidy.outing)
    with group.change(N_("Write down what would help"), TOPIC) as store:
        return replace(tidy, id=store.outing_needs.add(tidy))


def _need_problems(group: Group, made: Need) -> Iterator[Problem]:
    if not made.words:
        yield Problem("helps", N_("Write what would help, in a few words."))
    elif len(made.words) > MOST_HELPS:
        yield Problem("helps", N_("Use fewer letters: {most} at most."), {"most": MOST_HELPS})
    written = {word.strip(".,;:()’'").casefold() for word in made.words.split()}
    for who in reckoning(group, made.outing).people:
        if who.name.casefold() in written:
            yield Problem("helps", _NAMED, {"name": who.name}, asks=True)


def _telling(text: str) -> Iterator[Problem]:
    if leaks(text):
        yield Problem("helps", N_("Leave out the number or address. Only what would help stands here."))


def drop_need(group: Group, made: Need) -> None:
    """Take off what would help."""
    still_open(group, made.outing)
    with group.change(N_("Take off what would help"), TOPIC) as store:
        store.outing_needs.remove(id=made.id)
