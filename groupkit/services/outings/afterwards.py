"""Writes down what is known after an outing, and gathers how outings grow."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from groupkit.core.calendar import later
from groupkit.core.outings.afterwards import Afterwards, Incident
from groupkit.core.outings.growth import Figures, Gone, free_taken, gone, growth, together
from groupkit.core.outings.words.afterwards import AfterwardsWords
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services import ledger
from groupkit.services.group import Group
from groupkit.services.outings.known import words
from groupkit.services.outings.reckoning import TOPIC, listing, reckoning, still_open

_HEADS = ("heads_out", "heads_back", "heads_early", "first_time")
_NOTED = ("at", "place", "what", "done", "told", "follow", "change", "job")
_WORDS = ("well", "change", "left_out", "tip", "again")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outings of some days, both ends with them, in sums; each sum says which outings it is made of.

    `funds` are the pots and grants by their number, as they are called.
    """

    first: date
    last: date
    figures: Figures
    funds: Mapping[int, str]


def of(group: Group, outing: int) -> Afterwards:
    """Return what is written down after an outing, or nothing but its number."""
    return group.store.outing_afters.first(outing=outing) or Afterwards(outing=outing)


def heads(group: Group, counted: Afterwards, *, all_known: bool = False) -> Afterwards:
    """Write down how many went out, came back, left early and were out for the first time; refuse with why not.

    Fewer may come back than went out where `all_known` says that it is known where each one is.
    """
    refuse(counted.heads_problems(all_known=all_known))
    return _write(group, counted, N_("Count heads on an outing"), _HEADS)


def worked(group: Group, told: Afterwards) -> Afterwards:
    """Write down what worked, for the next lead; refuse with every problem found."""
    tidy = replace(told, **{name: getattr(told, name).strip() for name in _WORDS})
    refuse(tidy.words_problems())
    return _write(group, tidy, N_("Write down what worked"), _WORDS)


def _write(group: Group, made: Afterwards, label: str, names: tuple[str, ...]) -> Afterwards:
    still_open(group, made.outing)
    with group.change(label, TOPIC) as store:
        before = store.outing_afters.first(outing=made.outing) or Afterwards(outing=made.outing)
        after = replace(before, **{name: getattr(made, name) for name in names})
        if before.id:
            store.outing_afters.change(before.id, after)
            return after
        return replace(after, id=store.outing_afters.add(after))


def keep_figures(group: Group, outing: int) -> None:
    """Write down the free places taken, before the list of those who came goes; inside a change."""
    taken = free_taken(reckoning(group, outing).people)
    _write(group, replace(of(group, outing), free_taken=taken), N_("Put an outing away"), ("free_taken",))


# what happened


def incidents(group: Group, outing: int) -> tuple[Incident, ...]:
    """Return the notes of what happened on an outing that are still kept, oldest first."""
    today = group.today()
    return tuple(each for each in group.store.outing_incidents.where(outing=outing) if each.kept_until > today)


def incident(group: Group, note: Incident) -> Incident:
    """Write down what happened, or change the note; refuse with every problem found.

    A new note is kept for as many months as its form says. It is never undone and never copied with a plan.
    """
    tidy = replace(note, **{name: getattr(note, name).strip() for name in _NOTED})
    refuse(tidy.problems())
    still_open(group, tidy.outing)
    before = note_of(group, note.outing, note.id) if note.id else None
    months = words(AfterwardsWords).incident.months
    until = before.kept_until if before else later(group.today(), months)
    tidy = replace(tidy, kept_until=until)
    with group.change(N_("Write down what happened"), TOPIC) as store:
        if before:
            store.outing_incidents.change(tidy.id, tidy)
        else:
            tidy = replace(tidy, id=store.outing_incidents.add(tidy))
        store.journal.forget()
    return tidy


def note_of(group: Group, outing: int, number: int) -> Incident:
    """Return one note of what happened, or refuse."""
    found = next((each for each in incidents(group, outing) if each.id == number), None)
    if found is None:
        said = N_("There is no note with the number {number} here.")
        raise RefusedError([Problem("note", said, {"number": number})])
    return found


def forget_incident(group: Group, note: Incident) -> None:
    """Let a note go for good: it is in none of the pages of the file afterwards."""
    with group.change(N_("Let a note of an outing go"), TOPIC) as store:
        store.outing_incidents.remove(id=note.id)
    group.store.forget(TOPIC)


# over time


def over_time(group: Group) -> tuple[Figures, ...]:
    """Return the outings of each year, the newest first, and after it those of its quarters."""
    return growth(went(group))


def report(group: Group, first: date, last: date) -> Report:
    """Return the outings of some days in sums, for a report to those outside the group."""
    found = sorted(
        (each for each in went(group) if first <= each.day <= last), key=lambda one: (one.day, one.outing)
    )
    return Report(first=first, last=last, figures=together(last.year, found), funds=funds(group))


def funds(group: Group) -> dict[int, str]:
    """Return what the pots and grants are called, by their number."""
    return {each.id: each.name for each in ledger.funds(group)}


def went(group: Group) -> list[Gone]:
    """Return every outing that took place, in figures."""
    called_off = {plan.outing for plan in group.store.outing_details if plan.called_off}
    found = (
        gone(reckoning(group, one.id), of(group, one.id), group.today())
        for one in listing(group)
        if one.id not in called_off
    )
    return [each for each in found if each is not None]
