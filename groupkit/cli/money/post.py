"""The sheet on its way: sent to the facilitator, taken in, answered, and answered back."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.money.choose import SENT, draft, sent
from groupkit.cli.options import with_by, with_json, with_meeting, with_out
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE, NUMBER
from groupkit.core.letters import Answer, Received
from groupkit.core.privacy import veiled
from groupkit.core.problems import GroupkitError
from groupkit.core.states import State, Status
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import money
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import money as paper
else:
    paper = lazily("groupkit.pdf.money")

verbs = Verbs("post")
_NUMBER = click.argument("number", type=NUMBER, metavar=N_("NUMBER"))
_WORDS = click.option("--words", default="", help=N_("A few words to go with it."))
_UNSAVED = N_(
    "It is written in the book, but its PDF could not be saved. Choose another folder, and save it again with: "
    "groupkit money print"
)
_GONE = N_("No sheet with the number {number} came in. Look at: money status")


@verbs.command("send", help=N_("Write the sheet into the book for good, and save the PDF for the facilitator."))
@click.option(
    "--to", "sent_to", default="", help=N_("Who it goes to; without it, the facilitator in the settings.")
)
@with_meeting
@with_out
@click.pass_obj
def _send(desk: Desk, /, sent_to: str, day: date | None, meeting: str, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        letter = money.send(group, draft(group, day, meeting), sent_to)
        profile, said = group.profile, letter.statement
        try:
            paper.sheet(letter, out, language=profile.printing_language, paper=profile.paper)
        except GroupkitError as reason:
            raise GroupkitError(_UNSAVED) from reason
    words = _("Sheet {number} is sent. Seal {seal}, after entry {entry}.")
    say(words.format(number=said.number, seal=said.seal, entry=said.after_entry))
    saved(out)


@verbs.command("print", help=N_("Save the PDF of a sheet that was sent once more; without a day, the newest."))
@with_meeting
@with_out
@click.pass_obj
def _print(desk: Desk, /, day: date | None, meeting: str, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        letter, profile = money.letter(group, sent(group, day, meeting)), group.profile
        paper.sheet(letter, out, language=profile.printing_language, paper=profile.paper)
    saved(out)


@verbs.command("reply", help=N_("Answer the facilitator’s question, and save the sheet with your answer in it."))
@click.argument("words", metavar=N_("WORDS"))
@with_by
@with_meeting
@with_out
@click.pass_obj
def _reply(desk: Desk, /, words: str, by: str, day: date | None, meeting: str, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        asked = sent(group, day, meeting, {State.QUERIED} if day is None else SENT)
        letter, profile = money.reply(group, asked, words, by), group.profile
        paper.sheet(letter, out, language=profile.printing_language, paper=profile.paper)
    saved(out)


@verbs.command("receive", help=N_("Take in a sheet or an answer from its PDF."))
@click.argument("file", type=FILE, metavar=N_("FILE"))
@with_json
@click.pass_obj
def _receive(desk: Desk, /, file: Path, *, in_json: bool) -> None:
    with desk.open() as group:
        line = money.receive(group, file)
        currency = group.profile.currency
    if in_json:
        as_json(line)
    else:
        _listed((line,), currency)


@verbs.command("status", help=N_("Show how every sheet stands: our own, and those that came in."))
@with_json
@click.option("--out", type=FILE, help=N_("Print the list as this PDF instead."))
@click.pass_obj
def _status(desk: Desk, /, out: Path | None, *, in_json: bool) -> None:
    if out is not None:
        ready(out)
    with desk.open() as group:
        lines, profile = money.status(group), group.profile
        if out is not None:
            language, size = profile.printing_language, profile.paper
            paper.statuses(lines, out, currency=profile.currency, language=language, paper=size)
    if out is not None:
        saved(out)
    elif in_json:
        as_json(lines)
    else:
        _listed(lines, profile.currency)


@verbs.command("open", help=N_("Show a sheet that came in, with its figures, by its number in: money status."))
@_NUMBER
@with_json
@click.pass_obj
def _open(desk: Desk, /, number: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found = next((one for one in money.received(group) if one.id == number), None)
    if found is None:
        raise GroupkitError(_GONE, number=number)
    if in_json:
        as_json({"id": found.id, "statement": found.letter.statement, "notes": found.notes})
    else:
        _read(found)


@verbs.command("accept", help=N_("Accept a sheet that came in, and save the answer that goes back."))
@_NUMBER
@with_by
@_WORDS
@with_out
@click.pass_obj
def _accept(desk: Desk, /, number: int, by: str, words: str, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        _answer(group, money.accept(group, number, by, words), out)


@verbs.command("query", help=N_("Ask about a sheet that came in, and save the question that goes back."))
@_NUMBER
@with_by
@_WORDS
@with_out
@click.pass_obj
def _query(desk: Desk, /, number: int, by: str, words: str, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        _answer(group, money.query(group, number, by, words), out)


@verbs.command("pay", help=N_("Mark a sheet that came in as paid, and save the answer that goes back."))
@_NUMBER
@with_by
@_WORDS
@with_out
@click.pass_obj
def _pay(desk: Desk, /, number: int, by: str, words: str, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        _answer(group, money.pay(group, number, by, words), out)


def _answer(group: Group, made: Answer, out: Path) -> None:
    paper.answer(made, out, language=group.profile.printing_language, paper=group.profile.paper)
    saved(out)


def _listed(lines: tuple[Status, ...], currency: str) -> None:
    words = current()
    rows = [
        (
            line.received or "",
            line.number,
            line.group,
            words.day(line.day, "sheet"),
            line.stands(words),
            "" if line.counted is None else words.money(line.counted, currency),
            line.by,
            line.words,
        )
        for line in lines
    ]
    table((_("Came in as"), _("Sheet"), _("Group"), _("Day"), _("State"), _("Counted"), _("By"), _("Words")), rows)


def _read(one: Received) -> None:
    words, said = current(), one.letter.statement
    about = _("Sheet {number} of {group}, {day}, made by {name}. Seal {seal}, after entry {entry}.")
    say(
        about.format(
            number=said.number,
            group=said.group,
            day=words.day(said.begins.date(), "full"),
            name=said.made_by,
            seal=said.seal,
            entry=said.after_entry,
        )
    )
    whole = (
        (_("Started with"), said.started),
        *((row.what, row.pence) for row in said.money_in),
        *((row.what, -row.pence) for row in said.paid_out),
        *((row.what or row.place, row.pence) for row in said.moved),
        (_("It should be"), said.expected),
        (_("Counted"), said.counted),
        (_("Difference"), said.difference),
        (_("Free for anything"), said.free),
    )
    if said.explanation:
        say(_("What they think happened: {words}").format(words=veiled(said.explanation)))
    table((_("What"), _("Amount")), [(what, words.money(pence, said.currency)) for what, pence in whole])
    table((_("By"), _("Words")), [(note.by, note.words) for note in one.notes if note.words])
