"""How meetings run, on the command line: the formats, the group's own ones, and the words it reads."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE, OneOf
from groupkit.core.formats import translated
from groupkit.core.problems import Problem, RefusedError
from groupkit.core.readings import SLOTS, OwnText
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import formats
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import meetings as paper
else:
    paper = lazily("groupkit.pdf.meetings")

verbs = Verbs("formats")


@verbs.command(
    "list", help=N_("Show how meetings can run: your own ways first, then those that come with groupkit.")
)
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = formats.listing(group)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [(plan.id, translated(plan, words).title, plan.minutes, plan.version or "") for plan in found]
    table((_("Key"), _("How it runs"), _("Minutes"), _("Version")), rows)


@verbs.command("show", help=N_("Show the parts of one way to meet."))
@click.argument("key", metavar=N_("KEY"))
@with_json
@click.pass_obj
def _show(desk: Desk, /, key: str, *, in_json: bool) -> None:
    with desk.open() as group:
        plan = translated(formats.get(group, key), current())
    if in_json:
        as_json(plan)
        return
    say(plan.title, plan.summary)
    table(
        (_("What"), _("Minutes"), _("When")), [(part.title, part.minutes, str(part.when)) for part in plan.segments]
    )


@verbs.command("copy", help=N_("Make your own copy of a way to meet, to change as you like."))
@click.argument("key", metavar=N_("KEY"))
@click.argument("title", metavar=N_("TITLE"))
@click.pass_obj
def _copy(desk: Desk, /, key: str, title: str) -> None:
    with desk.open() as group:
        made = formats.copy(group, translated(formats.get(group, key), current()), title)
    say(_("{title} is yours now. Its key is {key}.").format(title=made.title, key=made.id))


@verbs.command("versions", help=N_("Show every version of your own way to meet."))
@click.argument("key", metavar=N_("KEY"))
@click.pass_obj
def _versions(desk: Desk, /, key: str) -> None:
    with desk.open() as group:
        found = formats.versions(group, key)
    rows = [(each.format.version, current().day(each.made_on), each.format.minutes) for each in found]
    table((_("Version"), _("Day"), _("Minutes")), rows)


@verbs.command("take", help=N_("Take in a way to meet from a file another group saved."))
@click.argument("file", type=FILE, metavar=N_("FILE"))
@click.pass_obj
def _take(desk: Desk, /, file: Path) -> None:
    with desk.open() as group:
        made = formats.take_in(group, file)
    say(_("{title} is yours now. Its key is {key}.").format(title=made.title, key=made.id))


@verbs.command("give", help=N_("Save a way to meet as a file for another group."))
@click.argument("key", metavar=N_("KEY"))
@with_out
@click.pass_obj
def _give(desk: Desk, /, key: str, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        formats.give(formats.get(group, key), out)
    saved(out)


@verbs.command("put-away", help=N_("Take your own way to meet off the list, or bring it back."))
@click.argument("key", metavar=N_("KEY"))
@click.option("--back", is_flag=True, help=N_("Bring it back."))
@click.pass_obj
def _put_away(desk: Desk, /, key: str, *, back: bool) -> None:
    with desk.open() as group:
        formats.put_out_of_sight(group, key, away=not back)


@verbs.command("print", help=N_("Print one way to meet as a PDF, as a meeting of yours would run."))
@click.argument("key", metavar=N_("KEY"))
@click.option("--large", is_flag=True, help=N_("Print it half as large again."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, key: str, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        profile, order = group.profile, formats.trial(group, formats.get(group, key))
    paper.running_order(order, out, language=profile.printing_language, paper=profile.paper, large=large)
    saved(out)


@verbs.command("texts", help=N_("Show the words of your own that are read at meetings."))
@with_json
@click.pass_obj
def _texts(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = formats.texts(group)
    if in_json:
        as_json(found)
        return
    rows = [(text.id, text.slot, text.title, str(text.when), text.credit) for text in found]
    table((_("Number"), _("Where"), _("Title"), _("When"), _("Whose words")), rows)


@verbs.command("text", help=N_("Add words of your own out of a file, with whose words they are."))
@click.argument("slot", type=OneOf(tuple(SLOTS)), metavar=N_("WHERE"))
@click.argument("file", type=FILE, metavar=N_("FILE"))
@click.option("--credit", required=True, help=N_("Whose words these are, and that you may copy them."))
@click.option("--title", default="", help=N_("A title, if they have one."))
@click.option("--when", "rule", default="every", help=N_("Which weeks: every, 1st 3rd, last."))
@click.pass_obj
def _text(desk: Desk, /, slot: str, file: Path, credit: str, title: str, rule: str) -> None:
    try:
        words = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as reason:
        said = N_("{file} could not be read. Save it as plain text, and try again.")
        raise RefusedError([Problem("file", said, {"file": file.name})]) from reason
    with desk.open() as group:
        reading = Reading(group)
        text = OwnText(slot=slot, title=title, words=words, credit=credit, when=reading.rule(rule))
        reading.refuse(text.problems())
        kept = formats.set_text(group, text)
    say(_("Your words are kept. Their number is {number}.").format(number=kept.id))


@verbs.command("remove-text", help=N_("Take away words of your own, by their number."))
@click.argument("number", type=int, metavar=N_("NUMBER"))
@click.pass_obj
def _remove_text(desk: Desk, /, number: int) -> None:
    with desk.open() as group:
        formats.remove_text(group, _found(group, number))


def _found(group: Group, number: int) -> OwnText:
    found = next((text for text in formats.texts(group) if text.id == number), None)
    if found is None:
        raise RefusedError([Problem("text", N_("That text is not there any more."))])
    return found
