"""What a group decides, on the command line: ideas, decisions, what is to be done, and the rules of deciding."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypedDict, Unpack

import click

from groupkit.cli import business as meetings
from groupkit.cli.business import about, with_business_day
from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.business import by_role, rules_in_words
from groupkit.core.decisions import (
    CONSENT,
    OUTCOMES,
    SIZES,
    TESTS,
    Action,
    Counts,
    Decision,
    Motion,
    Rules,
    Share,
    size_of,
)
from groupkit.i18n import N_, _, current
from groupkit.services import decisions

verbs = Verbs("decisions")
_OWNER = click.option("--owner", default="", help=N_("Which role does it."))
_DUE = click.option("--due", type=DAY, help=N_("By when, if there is a day."))


class _Card(TypedDict):
    """The options of an idea that go by the same name everywhere."""

    why: str
    affects: str
    instead: str
    proposer: str
    seconder: str
    size: str
    told_on: date | None


class _Said(TypedDict):
    """The options of a decision that go by the same name everywhere."""

    test: str
    worry: str
    outcome: str | None
    minority: str
    owner: str
    due: date | None
    review_on: date | None


@verbs.command("list", help=N_("Show the ideas that wait to be decided, oldest first."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, rules, currency = decisions.motions(group), decisions.rules(group), group.profile.currency
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            *(each.id, each.title, each.wording, _(SIZES[size_of(each, rules)])),
            "" if each.cost is None else words.money(each.cost, currency),
        )
        for each in found
    ]
    table((_("Number"), _("The idea"), _("What we would do"), _("Size"), _("Cost")), rows)


@verbs.command("motion", help=N_("Bring an idea: a few words to call it by, and what we would do in one sentence."))
@click.argument("title", metavar=N_("TITLE"))
@click.argument("proposal", metavar=N_("SENTENCE"))
@click.option("--why", default="", help=N_("What we have seen."))
@click.option("--cost", default="", help=N_("What it costs, like 4.35."))
@click.option("--affects", default="", help=N_("Who it touches: those who are not here, and the newest of us too."))
@click.option("--instead", default="", help=N_("What else we could do."))
@click.option("--proposer", default="", help=N_("Who brings it; it is on the card only, never in the notes."))
@click.option("--seconder", default="", help=N_("Who backs it; it is on the card only, never in the notes."))
@click.option("--size", type=OneOf(tuple(SIZES)), default="ordinary", help=N_("How large it is."))
@click.option("--told-on", type=DAY, help=N_("The day its words were put up in writing."))
@click.pass_obj
def _motion(desk: Desk, /, title: str, proposal: str, cost: str, **card: Unpack[_Card]) -> None:
    with desk.open() as group:
        reading = Reading(group)
        pence = reading.amount(cost, "cost") if cost else None
        made = Motion(title=title, proposal=proposal, cost=pence, **card)
        reading.refuse(made.problems())
        made = decisions.bring(group, made)
    say(_("The idea is on the list, with the number {number}.").format(number=made.id))


@verbs.command("reword", help=N_("Change the sentence of an idea, or say when its words were put up."))
@click.argument("number", type=NUMBER)
@click.option("--proposal", help=N_("What we would do, in one sentence."))
@click.option("--told-on", type=DAY, help=N_("The day its words were put up in writing."))
@click.pass_obj
def _reword(desk: Desk, /, number: int, proposal: str | None, told_on: date | None) -> None:
    with desk.open() as group:
        idea = decisions.motion(group, number)
        told = idea.told_on if told_on is None else told_on
        words = idea.proposal if proposal is None else proposal
        decisions.reword(group, replace(idea, proposal=words, told_on=told))


@verbs.command("withdraw", help=N_("Take an idea back, by its number: see decisions list."))
@click.argument("number", type=NUMBER)
@click.pass_obj
def _withdraw(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        decisions.withdraw(group, decisions.motion(group, number))


def _counts(command: click.decorators.FC) -> click.decorators.FC:
    """Let a command take how many answered what."""
    said = {
        "support": N_("How many are for it."),
        "can_live": N_("How many can live with it."),
        "aside": N_("How many stand aside."),
        "concern": N_("How many have a serious worry."),
        "in_favour": N_("In a vote: how many say yes."),
        "against": N_("In a vote: how many say no."),
        "abstain": N_("In a vote: how many stand aside."),
    }
    for name, help_ in reversed(said.items()):
        command = click.option(f"--{name.replace('_', '-')}", name, type=NUMBER, default=0, help=help_)(command)
    return command


@verbs.command("decide", help=N_("Write down what came of an idea. Without an outcome, the counts say it."))
@click.argument("number", type=NUMBER)
@click.option("--test", type=OneOf(tuple(TESTS)), default=CONSENT, help=N_("Whether each is asked, or we vote."))
@_counts
@click.option("--worry", default="", help=N_("The serious worry in a few words, without a name."))
@click.option("--words", help=N_("The words the idea was changed to."))
@click.option("--outcome", type=OneOf(tuple(OUTCOMES)), help=N_("What came of it, if you say so yourself."))
@click.option("--minority", default="", help=N_("What those who said no add, without a name."))
@_OWNER
@_DUE
@click.option("--review-on", type=DAY, help=N_("When we look at it again."))
@with_business_day
@click.pass_obj
def _decide(desk: Desk, /, number: int, words: str | None, day: date | None, **said: Unpack[_Said]) -> None:
    told: dict[str, Any] = dict(said) | {"outcome": said["outcome"] or ""}
    counts = Counts(**{field.name: told.pop(field.name) for field in fields(Counts)})
    with desk.open() as group:
        made = Decision(motion=number, counts=counts, **told)
        made = decisions.decide(group, about(group, day), made, amendment=words)
    say(_(OUTCOMES[made.outcome]))


@verbs.command("actions", help=N_("Show what is still to be done, and which role does it."))
@with_json
@click.pass_obj
def _actions(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = decisions.actions(group)
    if in_json:
        as_json(found)
        return
    rows = [(each.id, each.what, by_role(each.owner, current()), each.due) for each in found]
    table((_("Number"), _("What"), _("Who does it"), _("By when")), rows)


@verbs.command("action", help=N_("Write down something a role does."))
@click.argument("what", metavar=N_("WORDS"))
@_OWNER
@_DUE
@click.pass_obj
def _action(desk: Desk, /, what: str, owner: str, due: date | None) -> None:
    with desk.open() as group:
        made = decisions.take_on(group, Action(what=what, owner=owner, due=due))
    say(_("It is on the list, with the number {number}.").format(number=made.id))


@verbs.command("done", help=N_("Mark something as done, by its number: see decisions actions."))
@click.argument("number", type=NUMBER)
@click.option("--dropped", is_flag=True, help=N_("It will not be done, which is fine too."))
@click.pass_obj
def _done(desk: Desk, /, number: int, *, dropped: bool) -> None:
    with desk.open() as group:
        (decisions.drop if dropped else decisions.done)(group, decisions.action(group, number))


@verbs.command("log", help=N_("Show everything that was decided, newest first, without who said what."))
@with_json
@click.pass_obj
def _log(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = decisions.log(group)
    if in_json:
        as_json(found)
        return
    rows = [
        (each.day, each.motion.wording, _(OUTCOMES[each.decision.outcome]), each.decision.review_on)
        for each in found
    ]
    table((_("Day"), _("The idea"), _("What came of it"), _("Look again")), rows)


@verbs.command("rules", help=N_("Show how the group decides, or settle it."))
@click.option("--least", type=NUMBER, help=N_("How many regulars are enough."))
@click.option("--usual", help=N_("Or which part of those who come most weeks, like 1/2."))
@click.option("--vote", help=N_("Which part of those who vote carries it, like 2/3."))
@click.option("--notice", type=NUMBER, help=N_("How many meetings ahead a big thing is put up in writing."))
@click.option("--small-up-to", help=N_("What a small thing costs at most, like 20."))
@click.option("--big-over", help=N_("What a big thing costs more than, like 100."))
@click.option("--big-things", help=N_("What else is big, in your own words."))
@with_json
@click.pass_obj
def _rules(desk: Desk, /, *, in_json: bool, **said: str | int | None) -> None:
    told: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    with desk.open() as group:
        known, currency = decisions.rules(group), group.profile.currency
        if told:
            known = decisions.settle(group, replace(known, **_settled(Reading(group), told)))
    if in_json:
        as_json(known)
    else:
        say(*rules_in_words(known, current(), currency))


def _settled(reading: Reading, told: dict[str, Any]) -> dict[str, Any]:
    """Read amounts and parts; refuse with everything that cannot be read, or cannot be a rule."""
    read: dict[str, Any] = {
        name: _TYPED[name](reading, value) if name in _TYPED else value for name, value in told.items()
    }
    reading.refuse(replace(Rules(), **read).problems())
    return read


def _share(typed: str) -> Share:
    of, _bar, out_of = typed.partition("/")
    if not (of.isdecimal() and out_of.isdecimal()):
        raise UnclearError(_("Write a part like 2/3: two of every three."), click.get_current_context())
    return Share(of=int(of), out_of=int(out_of))


_TYPED: Mapping[str, Callable[[Reading, str], object]] = {
    "small_up_to": lambda reading, typed: reading.amount(typed, "small_up_to"),
    "big_over": lambda reading, typed: reading.amount(typed, "big_over"),
    "usual": lambda _reading, typed: _share(typed),
    "vote": lambda _reading, typed: _share(typed),
}

for _name, _command in meetings.verbs.commands.items():
    verbs.add_command(_command, _name)
