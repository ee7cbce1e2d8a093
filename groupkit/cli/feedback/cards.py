"""Two-word cards on the command line: printed for a bag, and forgotten."""

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_out
from groupkit.cli.shown import ready, saved, say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import NUMBER, OneOf
from groupkit.core.profile import PAPERS
from groupkit.i18n import N_, _
from groupkit.lazy import lazily
from groupkit.services.feedback import cards, rounds
from groupkit.storage.feedback import shipped

if TYPE_CHECKING:
    from groupkit.pdf.feedback import deck
else:
    deck = lazily("groupkit.pdf.feedback.deck")

verbs = Verbs("cards")
_ROUND = click.argument("round_", metavar=N_("ROUND"))


class _Asked(TypedDict):
    """How many cards, and on which paper."""

    count: int | None
    sheet: str | None
    language: str | None


@verbs.command("cards", help=N_("Print the two-word cards of a round, to cut apart and draw from a bag."))
@_ROUND
@click.option("--count", type=NUMBER, help=N_("How many cards; without it, more than there are people."))
@click.option("--large", is_flag=True, help=N_("In large print."))
@click.option("--size", "sheet", type=OneOf(PAPERS), help=N_("The paper in the printer."))
@click.option("--language", metavar=N_("LANGUAGE"), help=N_("The language of the paper, like en."))
@with_out
@click.pass_obj
def _cards(desk: Desk, /, round_: str, out: Path, *, large: bool, **asked: Unpack[_Asked]) -> None:
    ready(out)
    with desk.open() as group:
        form, drawn = cards.of_round(group, round_, asked["count"])
        profile = group.profile
    spoken, paper = asked["language"] or profile.printing_language, asked["sheet"] or profile.paper
    deck.deck(form, drawn, shipped.words(), out, language=spoken, paper=paper, large=large)
    saved(out)


@verbs.command(
    "forget-cards", help=N_("Forget what the cards of a round hold until the next one. Nobody can undo that.")
)
@_ROUND
@click.option("--sure", is_flag=True, required=True, help=N_("You are sure, for nobody can undo it."))
@click.pass_obj
def _forget(desk: Desk, /, round_: str, *, sure: bool) -> None:  # noqa: ARG001  click asks for it, and no more
    with desk.open() as group:
        gone = cards.forget(group, round_)
    say(rounds.said().cards.forgotten if gone else _("No cards are kept for this round."))
