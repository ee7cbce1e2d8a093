"""Takes an outing outside on the command line: its calendar file and its short texts, without any person."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.outings.naming import OUTING
from groupkit.cli.shown import ready, saved, say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.services.outings import public

if TYPE_CHECKING:
    from groupkit.services import ics
else:
    ics = lazily("groupkit.services.ics")

verbs = Verbs("outside")
_NEUTRAL = click.option("--neutral", is_flag=True, help=N_("Leave out what the group is about."))
_CONTACT = click.option("--contact", default="", help=N_("How to ask the group: its own number, address or page."))


@verbs.command("calendar", help=N_("Save an outing for the calendar of a telephone or computer (.ics)."))
@OUTING
@click.option("--out", type=FILE, required=True, help=N_("The calendar file to save."))
@click.option("--neutral", is_flag=True, help=N_("Call it just A day out, and leave out where."))
@click.pass_obj
def _calendar(desk: Desk, /, number: int, out: Path, *, neutral: bool) -> None:
    ready(out)
    with desk.open() as group:
        data = ics.outing_calendar(group, number, neutral=neutral)
    out.write_bytes(data)
    saved(out)


@verbs.command("posts", help=N_("Show the short texts about an outing that can go out now."))
@OUTING
@_NEUTRAL
@_CONTACT
@click.pass_obj
def _posts(desk: Desk, /, number: int, contact: str, *, neutral: bool) -> None:
    with desk.open() as group:
        found = public.texts(group, number, neutral=neutral, contact=contact)
    for post in found:
        if not post.over:
            # the key is what is typed to have one text alone
            say(f"{post.key}:", post.words)


@verbs.command("post", help=N_("Show one short text about an outing, to copy."))
@OUTING
@click.argument("key", metavar=N_("KEY"))
@_NEUTRAL
@_CONTACT
@click.pass_obj
def _post(desk: Desk, /, number: int, key: str, contact: str, *, neutral: bool) -> None:
    with desk.open() as group:
        words = public.text(group, number, key, neutral=neutral, contact=contact)
    say(words)
