"""Handing over a job and the laptop, on the command line: begun, ticked off, proven, finished and printed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk, secret, twice
from groupkit.cli.options import with_json, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE
from groupkit.core.handover.passing import WITH_LAPTOP, Handover, Passing
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.services.group import Group
from groupkit.services.handover import laptop, passing

if TYPE_CHECKING:
    from groupkit.pdf import handover as paper
else:
    paper = lazily("groupkit.pdf.handover")

verbs = Verbs("handover")
_ROLE = click.argument("role", metavar=N_("ROLE"))
_WHICH = click.option("--meeting", default="", help=N_("The meeting the job is for; without it, the whole group."))
_NEW_WORDS = click.option(
    "--new-passphrase-file", type=FILE, help=N_("A file with the new passphrase in its first line.")
)


def _of(group: Group, role: str, meeting: str) -> Handover:
    reading = Reading(group)
    where = reading.meeting(meeting) if meeting else None
    reading.refuse()
    return passing.of_role(group, role.casefold(), where.id if where else None)


@verbs.command("list", help=N_("Show the jobs that change hands, those going on first."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = tuple(passing.passing(group, each) for each in passing.listing(group))
    if in_json:
        as_json([_plain(each) for each in found])
        return
    words = current()
    rows = [
        (
            each.called(words),
            each.giver,
            each.taker,
            words.day(each.handover.started_on, "sheet"),
            words.day(each.handover.finished_on, "sheet") if each.handover.finished_on else "",
            each.handover.role,
        )
        for each in found
    ]
    table((_("Job"), _("From"), _("To"), _("Begun"), _("Finished"), _("Key")), rows)


@verbs.command(
    "start",
    help=N_("Begin to hand over a job, or the laptop. The keys of the jobs: service holders, and laptop."),
)
@_ROLE
@click.option("--from", "giver", default="", help=N_("Who passes it on, by short name."))
@click.option("--to", "taker", default="", help=N_("Who takes it on, by short name."))
@click.option("--third", default="", help=N_("Who goes through it with the two. A first name is enough."))
@click.option("--laptop/--no-laptop", "with_laptop", default=None, help=N_("Whether the laptop goes along."))
@_WHICH
@click.pass_obj
def _start(
    desk: Desk, /, role: str, giver: str, taker: str, third: str, meeting: str, *, with_laptop: bool | None
) -> None:
    with desk.open() as group:
        reading = Reading(group)
        old, new = (reading.person(name) if name else None for name in (giver, taker))
        where = reading.meeting(meeting) if meeting else None
        reading.refuse()
        made = Handover(
            role=role.casefold(),
            meeting=where.id if where else None,
            giver=old.id if old else passing.holder(group, role.casefold(), where.id if where else None),
            taker=new.id if new else None,
            third=third,
            laptop=role.casefold() in WITH_LAPTOP if with_laptop is None else with_laptop,
            started_on=date.min,
        )
        told = passing.passing(group, passing.start(group, made))
    say(_("{job}: the hand-over has begun.").format(job=told.called(current())))


@verbs.command("show", help=N_("Show the list of one hand-over, what is done and what is open."))
@_ROLE
@_WHICH
@with_json
@click.pass_obj
def _show(desk: Desk, /, role: str, meeting: str, *, in_json: bool) -> None:
    with desk.open() as group:
        told = passing.passing(group, _of(group, role, meeting))
    if in_json:
        as_json(_plain(told))
        return
    words = current()
    for part in told.parts(words):
        say(part.title)
        rows = [
            (line.key, words.day(line.done_on, "sheet") if line.done_on else "", line.words) for line in part.lines
        ]
        table((_("Key"), _("Done"), _("What")), rows)
    if known := told.handover.known or told.before:
        table((_("What we wish we had known"),), [(line,) for line in known])
    if told.promises:
        table((_("Promises that go along: who sees to them now?"),), [(each.what,) for each in told.promises])


@verbs.command("tick", help=N_("Tick one line of a hand-over, by its key: see handover show."))
@_ROLE
@click.argument("key", metavar=N_("KEY"))
@_WHICH
@click.pass_obj
def _tick(desk: Desk, /, role: str, key: str, meeting: str) -> None:
    with desk.open() as group:
        passing.tick(group, _of(group, role, meeting), key)


@verbs.command("untick", help=N_("Take the tick off one line of a hand-over."))
@_ROLE
@click.argument("key", metavar=N_("KEY"))
@_WHICH
@click.pass_obj
def _untick(desk: Desk, /, role: str, key: str, meeting: str) -> None:
    with desk.open() as group:
        passing.untick(group, _of(group, role, meeting), key)


@verbs.command("known", help=N_("Write down what you wish you had known, up to three things, for the next holder."))
@_ROLE
@click.argument("words", nargs=-1, metavar=N_("[WORDS]…"))
@_WHICH
@click.pass_obj
def _known(desk: Desk, /, role: str, words: tuple[str, ...], meeting: str) -> None:
    with desk.open() as group:
        passing.write_known(group, _of(group, role, meeting), words)


@verbs.command(
    "passphrase", help=N_("Give the group file the next holder’s passphrase. The old one and its sheet end.")
)
@_ROLE
@_NEW_WORDS
@_WHICH
@click.pass_obj
def _passphrase(desk: Desk, /, role: str, new_passphrase_file: Path | None, meeting: str) -> None:
    with desk.open() as group:
        laptop.new_passphrase(group, _of(group, role, meeting), *twice(new_passphrase_file))
        old = laptop.old_copies(group)
    say(_("The new passphrase holds from now on. Print a new recovery sheet: the old one is of no use any more."))
    _say_of_old(len(old))


@verbs.command("prove", help=N_("Copy the group file, open the copy, and say what is in it."))
@_ROLE
@click.argument("target", type=FILE, metavar=N_("FILE"))
@click.option("--again", is_flag=True, help=N_("Type the new passphrase once more, as the next holder will."))
@_WHICH
@with_json
@click.pass_obj
def _prove(desk: Desk, /, role: str, target: Path, meeting: str, *, again: bool, in_json: bool) -> None:
    with desk.open() as group:
        words = secret(desk.passphrase_file, _("The new passphrase once more")) if again else None
        proof = laptop.prove(group, _of(group, role, meeting), target, words)
    if in_json:
        as_json(proof)
    refuse(Problem("copy", "{fault}", {"fault": fault}) for fault in proof.faults)
    if not in_json:
        say(*proof.told(current()))


@verbs.command("old-copies", help=N_("Show the copies beside the group file that an old passphrase still opens."))
@click.option("--remove", is_flag=True, help=N_("Remove them, once a new copy was made and opened."))
@with_json
@click.pass_obj
def _old_copies(desk: Desk, /, *, remove: bool, in_json: bool) -> None:
    with desk.open() as group:
        found = laptop.remove_old_copies(group) if remove else laptop.old_copies(group)
    names = [copy.name for copy in found]
    if in_json:
        as_json(names)
        return
    table((_("Removed") if remove else _("Copy"),), [(name,) for name in names])
    if not remove:
        _say_of_old(len(names))


@verbs.command("finish", help=N_("Write down that a job has changed hands; lines may still be open."))
@_ROLE
@_WHICH
@click.pass_obj
def _finish(desk: Desk, /, role: str, meeting: str) -> None:
    with desk.open() as group:
        passing.finish(group, _of(group, role, meeting))


@verbs.command("print", help=N_("Print the sheet of a hand-over for the two and a third person as a PDF."))
@_ROLE
@click.option("--large", is_flag=True, help=N_("Print it a third larger."))
@_WHICH
@with_out
@click.pass_obj
def _print(desk: Desk, /, role: str, meeting: str, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        told, about = passing.passing(group, _of(group, role, meeting)), group.profile
    paper.handover_sheet(told, out, language=about.printing_language, paper=about.paper, large=large)
    saved(out)


def _say_of_old(number: int) -> None:
    if number:
        said = ngettext(
            "{count} older copy beside the group file still opens with the old passphrase.",
            "{count} older copies beside the group file still open with the old passphrase.",
            number,
        )
        say(said.format(count=number))


def _plain(told: Passing) -> dict[str, object]:
    """Return a hand-over as it is shown to other programs."""
    known = told.handover
    parts = [
        {"key": part.key, "title": part.title, "done": part.done, "lines": part.lines}
        for part in told.parts(current())
    ]
    return {
        "role": known.role,
        "meeting": told.meeting,
        "from": told.giver,
        "to": told.taker,
        "third": known.third,
        "laptop": told.has_laptop,
        "started_on": known.started_on,
        "finished_on": known.finished_on,
        "known": known.known,
        "parts": parts,
    }
