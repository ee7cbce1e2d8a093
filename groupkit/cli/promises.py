"""What the group said it would do, on the command line: promised, settled, told, and the poster."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.business import by_role
from groupkit.core.calendar import later
from groupkit.core.promises import STATES, Promise, Source, SourceKind, State
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import promises

if TYPE_CHECKING:
    from groupkit.pdf import promises as paper
else:
    paper = lazily("groupkit.pdf.promises")

verbs = Verbs("promises")
_AHEAD = 3
_number = click.argument("number", type=NUMBER)
_sure = click.option("--sure", is_flag=True, help=N_("It is right as it is, with the name in it."))


class _Printed(TypedDict):
    """The options of a paper that go by the same name everywhere."""

    large: bool


@verbs.command("list", help=N_("Show what the group promised: first what is not finished."))
@click.option("--open", "only_open", is_flag=True, help=N_("Only what is not finished."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, only_open: bool, in_json: bool) -> None:
    with desk.open() as group:
        waiting = promises.open_for(group)
        done = () if only_open else tuple(each for each in promises.listing(group) if each.finished)
    found = (*waiting, *done)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            each.id,
            each.what,
            by_role(each.owner, words),
            words.month(each.again),
            _(STATES[each.state]),
            each.told_on,
        )
        for each in found
    ]
    heads = (_("Number"), _("What"), _("Who sees to it"), _("Look again"), _("What came of it"), _("Told on"))
    table(heads, rows)


@verbs.command("make", help=N_("Promise something: what was said, and what the group will do about it."))
@click.argument("said", metavar=N_("SAID"))
@click.argument("what", metavar=N_("WORDS"))
@click.option("--owner", required=True, help=N_("Who sees to it: a job in the group, or a first name."))
@click.option(
    "--again", type=DAY, help=N_("A day in the month in which to look again. Without it: in three months.")
)
@click.option(
    "--from",
    "source",
    type=OneOf([kind.value for kind in SourceKind]),
    default=SourceKind.MEETING.value,
    help=N_("Where it was said."),
)
@_sure
@click.pass_obj
def _make(
    desk: Desk, /, said: str, what: str, owner: str, again: date | None, source: str, *, sure: bool
) -> None:  # fmt: skip
    with desk.open() as group:
        today = group.today()
        promise = Promise(
            said=said,
            source=Source(kind=SourceKind(source)),
            what=what,
            owner=owner,
            again=again or later(today, _AHEAD),
            made_on=today,
        )
        made = promises.make(group, promise, sure=sure)
    say(_("The promise is on the list, with the number {number}.").format(number=made.id))


@verbs.command("settle", help=N_("Write down what came of a promise, by its number: see promises list."))
@_number
@click.argument("state", type=OneOf([state.value for state in State]), metavar=N_("STATE"))
@click.option("--why", default="", help=N_("Why, in a sentence or two; wanted where it could not be done."))
@click.option("--again", type=DAY, help=N_("With open: a day in the month in which to look again."))
@_sure
@click.pass_obj
def _settle(desk: Desk, /, number: int, state: str, why: str, again: date | None, *, sure: bool) -> None:
    with desk.open() as group:
        if again is not None and state == State.OPEN:
            made = promises.go_on(group, number, again)
        else:
            made = promises.settle(group, number, State(state), why, sure=sure)
    say(_(STATES[made.state]))


@verbs.command("told", help=N_("Write down that the group was told what came of a promise."))
@_number
@click.pass_obj
def _told(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        promises.told(group, number)


@verbs.command("hand-on", help=N_("Give a promise to somebody else to see to."))
@_number
@click.argument("owner", metavar=N_("OWNER"))
@click.pass_obj
def _hand_on(desk: Desk, /, number: int, owner: str) -> None:
    with desk.open() as group:
        promises.hand_on(group, number, owner)


@verbs.command("remove", help=N_("Take a promise off the list that was written down by mistake."))
@_number
@click.pass_obj
def _remove(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        promises.remove(group, number)


_large = click.option("--large", is_flag=True, help=N_("Print it large."))


@verbs.command("poster", help=N_("Print what you said, what we did, and what we could not do, as a poster."))
@click.option("--since", type=DAY, help=N_("Only what something was done about since a day."))
@_large
@with_out
@click.pass_obj
def _poster(desk: Desk, /, since: date | None, out: Path, **printed: Unpack[_Printed]) -> None:
    ready(out)
    with desk.open() as group:
        profile, made = group.profile, promises.poster(group, since)
        words = promises.words(profile.printing_language)
    language = profile.printing_language
    paper.poster(made, words, out, group=profile.name, language=language, paper=profile.paper, **printed)
    saved(out)


@verbs.command("print", help=N_("Print the list of promises, to go through it together."))
@_large
@with_out
@click.pass_obj
def _print(desk: Desk, /, out: Path, **printed: Unpack[_Printed]) -> None:
    ready(out)
    with desk.open() as group:
        profile, made = group.profile, promises.listing(group)
        words = promises.words(profile.printing_language)
    language = profile.printing_language
    paper.sheet(made, words, out, group=profile.name, language=language, paper=profile.paper, **printed)
    saved(out)
