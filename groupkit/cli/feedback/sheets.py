"""Papers around a round, on the command line: the job at the box, the card for help now, a worry."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_out
from groupkit.cli.shown import ready, saved
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.profile import PAPERS
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.services import roles, safety
from groupkit.services.feedback import keepers, rounds
from groupkit.services.group import Group
from groupkit.storage.feedback import shipped

if TYPE_CHECKING:
    from groupkit.pdf.feedback import box, cards, settings
else:
    box = lazily("groupkit.pdf.feedback.box")
    cards = lazily("groupkit.pdf.feedback.cards")
    settings = lazily("groupkit.pdf.feedback.settings")

verbs = Verbs("sheets")
_BOX, _HELP, _WORRY = "box", "help", "worry"
_KEEPER = "feedback-steward"


@verbs.command("sheet", help=N_("Print the job at the box, the card for help now, or what to do about a worry."))
@click.argument("which", type=OneOf((_BOX, _HELP, _WORRY)), metavar=N_("WHICH"))
@click.option("--round", "round_", help=N_("The round the box is for; what is read aloud then says so."))
@click.option("--large", is_flag=True, help=N_("In large print."))
@click.option("--size", type=OneOf(PAPERS), help=N_("The paper in the printer."))
@click.option("--language", metavar=N_("LANGUAGE"), help=N_("The language of the paper, like en."))
@with_out
@click.pass_obj
def _sheet(
    desk: Desk, /, which: str, round_: str | None, size: str | None, language: str | None, out: Path, *, large: bool
) -> None:  # fmt: skip
    ready(out)
    with desk.open() as group:
        profile, words = group.profile, shipped.words()
        spoken, paper = language or profile.printing_language, size or profile.paper
        if which == _BOX:
            planned = None if round_ is None else _planned(group, round_)
            keeper = roles.get(group, _KEEPER)
            box.box(words, keeper, out, planned=planned, language=spoken, paper=paper, large=large)
        elif which == _HELP:
            contacts = safety.contacts(group)
            cards.danger(words, contacts, group.today(), out, language=spoken, paper=paper, large=large)
        else:
            cards.worry(words, out, language=spoken, paper=paper, large=large)
    saved(out)


def _planned(group: Group, key: str) -> "box.Planned":
    made = rounds.get(group, key)
    reader, trustee = (keepers.get(group, id_).name for id_ in (made.reader, made.trustee))
    return box.Planned(form=made.form, told=settings.told_of(made), reader=reader, trustee=trustee)
