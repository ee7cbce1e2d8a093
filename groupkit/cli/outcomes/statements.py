"""What good help is, on the command line: statements, what is answered, what matters most, how we would know."""

from datetime import date
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.outcomes.standing import MOVEMENTS, Counts, Said
from groupkit.core.outcomes.statements import Answer
from groupkit.core.outcomes.workshop import Run
from groupkit.core.promises import STATES
from groupkit.i18n import N_, _, current
from groupkit.services.outcomes import answers, comparing, knowing, order, runs, statements
from groupkit.services.outcomes.telling import told
from groupkit.storage.outcomes import shipped

verbs = Verbs("statements")
_SURE = click.option("--sure", is_flag=True, help=N_("It is right as it is, also where it was asked about."))
_RUN = click.argument("run", type=NUMBER, metavar=N_("RUN"))
_KEY = click.argument("key", metavar=N_("KEY"))


class _Typed(TypedDict):
    """The options of an answer."""

    happening: int
    partly: int
    not_here: int
    unknown: int
    comment: str
    channel: str
    setting: str


@verbs.command("list", help=N_("Show what people said good services look like, and what this group added."))
@click.option("--justice", is_flag=True, help=N_("With those about police, courts and prison."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, justice: bool, in_json: bool) -> None:
    with desk.open() as group:
        found, known = statements.listing(group, justice=justice), knowing.listing(group)
    if in_json:
        as_json([{"statement": each, "known": known.get(each.key)} for each in found])
        return
    say(told(shipped.statements()).order_note)
    rows = [(each.key, each.words, known[each.key].how if each.key in known else "", each.source) for each in found]
    table((_("Key"), _("What good help is"), _("How we would know"), _("Source")), rows)


@verbs.command("principles", help=N_("Show what those who pay can do, or what stands beside some statements."))
@click.argument("keys", nargs=-1, metavar=N_("[KEY …]"))
@with_json
@click.pass_obj
def _principles(desk: Desk, /, keys: tuple[str, ...], *, in_json: bool) -> None:
    with desk.open() as group:
        found = statements.principles(group, keys or None)
    if in_json:
        as_json(found)
    else:
        rows = [(each.key, each.words, each.source) for each in found]
        table((_("Key"), _("What those who pay can do"), _("Source")), rows)


@verbs.command("lists", help=N_("Show the short lists for prompts; their lines can be answered like statements."))
@with_json
@click.pass_obj
def _lists(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open():
        found = statements.lines()
    if in_json:
        as_json(found)
    else:
        rows = [(each.key, each.words, each.source) for each in found]
        table((_("Key"), _("Prompt"), _("Source")), rows)


@verbs.command("add", help=N_("Add a statement of our own, under a part of the way."))
@click.argument("stage", metavar=N_("STAGE"))
@click.argument("words", metavar=N_("SENTENCE"))
@click.option("--part", default="", help=N_("The part of that stage."))
@_SURE
@click.pass_obj
def _add(desk: Desk, /, stage: str, words: str, part: str, *, sure: bool) -> None:
    with desk.open() as group:
        made = statements.add(group, words, stage, part, sure=sure)
    say(_("It is on the list, with the key {key}.").format(key=made.key))


@verbs.command("remove", help=N_("Take a statement of our own away, with what was said about it."))
@_KEY
@click.pass_obj
def _remove(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        statements.remove(group, key)


@verbs.command("know", help=N_("Write down how we would know here, in our own words."))
@_KEY
@click.argument("how", metavar=N_("WORDS"))
@click.option("--way", default="", help=N_("Which way to know it is, such as talk."))
@_SURE
@click.pass_obj
def _know(desk: Desk, /, key: str, how: str, way: str, *, sure: bool) -> None:
    with desk.open() as group:
        knowing.know(group, key, how, way, sure=sure)


@verbs.command("runs", help=N_("Show the times we went through the statements, the newest first."))
@with_json
@click.pass_obj
def _runs(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = runs.listing(group)
    if in_json:
        as_json(found)
    else:
        rows = [(each.id, each.day, each.title, each.place, each.follows) for each in found]
        table((_("Number"), _("Day"), _("Name"), _("Place"), _("Follows")), rows)


@verbs.command("begin", help=N_("Begin going through the statements, without a half-day."))
@click.argument("title", metavar=N_("NAME"))
@click.option("--day", type=DAY, help=N_("The day. Without it: today."))
@click.option("--follows", type=NUMBER, help=N_("The number of the time before, to compare with."))
@_SURE
@click.pass_obj
def _begin(desk: Desk, /, title: str, day: date | None, follows: int | None, *, sure: bool) -> None:
    with desk.open() as group:
        number = runs.make(group, Run(day=day or group.today(), title=title, follows=follows), sure=sure)
    say(_("It is on the list, with the number {number}.").format(number=number))


@verbs.command("forget", help=N_("Take a time away with all that was said in it. Promises stay."))
@_RUN
@click.pass_obj
def _forget(desk: Desk, /, run: int) -> None:
    with desk.open() as group:
        runs.remove(group, run)


@verbs.command("choose", help=N_("Choose the statements we talk about, by their keys."))
@_RUN
@click.argument("keys", nargs=-1, required=True, metavar=N_("KEY …"))
@click.pass_obj
def _choose(desk: Desk, /, run: int, keys: tuple[str, ...]) -> None:
    with desk.open() as group:
        order.choose(group, run, keys)


@verbs.command("order", help=N_("Write down the dots a statement got, or show what matters most."))
@_RUN
@click.argument("key", default="", metavar=N_("[KEY]"))
@click.option("--dots", type=NUMBER, default=0, help=N_("How many dots it got."))
@with_json
@click.pass_obj
def _order(desk: Desk, /, run: int, key: str, dots: int, *, in_json: bool) -> None:
    with desk.open() as group:
        runs.get(group, run)
        if key:
            order.put(group, run, key, dots)
        found = order.listing(group, run)
        rows = [(each.statement, statements.find(group, each.statement).words, each.dots) for each in found]
    if in_json:
        as_json(found)
    else:
        table((_("Key"), _("What good help is"), _("Dots")), rows)


@verbs.command("say", help=N_("Write down how many gave each answer to a statement."))
@_RUN
@_KEY
@click.option("--happening", type=NUMBER, default=0, help=N_("How many say it is happening."))
@click.option("--partly", type=NUMBER, default=0, help=N_("How many say partly."))
@click.option("--not", "not_here", type=NUMBER, default=0, help=N_("How many say it is not."))
@click.option("--unknown", type=NUMBER, default=0, help=N_("How many do not know."))
@click.option("--comment", default="", help=N_("What makes us think so, in a line, without a name."))
@click.option(
    "--by", "channel", default="meeting", help=N_("How the answers came: meeting, group, post, phone, email.")
)
@click.option("--from", "setting", default="community", help=N_("Where they came from: community, ward, prison."))
@_SURE
@click.pass_obj
def _say(desk: Desk, /, run: int, key: str, *, sure: bool, **typed: Unpack[_Typed]) -> None:
    counts = Counts(
        happening=typed["happening"],
        partly=typed["partly"],
        not_here=typed["not_here"],
        unknown=typed["unknown"],
    )
    said = Said(
        statement=key,
        channel=typed["channel"],
        setting=typed["setting"],
        counts=counts,
        comment=typed["comment"],
    )
    with desk.open() as group:
        answers.say(group, run, said, sure=sure)


@verbs.command("answers", help=N_("Show what was answered, by the way it came in."))
@_RUN
@with_json
@click.pass_obj
def _answers(desk: Desk, /, run: int, *, in_json: bool) -> None:
    with desk.open() as group:
        runs.get(group, run)
        found = answers.of(group, run)
    if in_json:
        as_json(found)
        return
    rows = [(each.statement, *_counts(each.counts), each.channel, each.setting, each.comment) for each in found]
    heads = [each.words for each in told(shipped.statements()).answers]
    table((_("Key"), *heads, _("How it came"), _("Where from"), _("Why we think so")), rows)


def _counts(counts: Counts) -> tuple[int, ...]:
    return tuple(counts.of(answer) for answer in Answer)


@verbs.command("compare", help=N_("Show what changed since the time before, and what became of the steps."))
@_RUN
@with_json
@click.pass_obj
def _compare(desk: Desk, /, run: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found, steps = comparing.compare(group, run), comparing.steps(group, comparing.before(group, run))
        words = {each.statement: statements.find(group, each.statement).words for each in found}
    if in_json:
        as_json({"statements": found, "steps": steps})
        return
    rows = [
        (
            each.statement,
            words[each.statement],
            _(MOVEMENTS[each.movement]),
            _spoken(each.before),
            _spoken(each.now),
        )
        for each in found
    ]
    table((_("Key"), _("What good help is"), _("What moved"), _("Then"), _("Now")), rows)
    said = [(each.what, each.owner, _(STATES[each.state]), each.why) for each in steps]
    table((_("What we said we would do"), _("Who"), _("How it stands"), _("Because")), said)


def _spoken(counts: Counts | None) -> str:
    """Say what was answered, in words and numbers."""
    heads = [each.words for each in told(shipped.statements()).answers]
    said = zip(heads, _counts(counts or Counts()), strict=True)
    return current().listing(
        _("{answer}: {number}").format(answer=head, number=many) for head, many in said if many
    )
