"""Papers around a round, from the window: the job at the box, the card for help now, what to do about a worry."""

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.qt import printing
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

FORM, BOX, HELP, WORRY = "form", "box", "help", "worry"
NAMES = {
    FORM: N_("The form"),
    BOX: N_("The job at the box, and what is read aloud"),
    HELP: N_("The card for help now"),
    WORRY: N_("What to do about a worry"),
}
_KEEPER = "feedback-steward"


def around(group: Group, key: str, which: str, language: str, paper: str, *, large: bool) -> printing.Make:
    """Return what prints a paper around a round."""
    words, write = shipped.words(), _writes(group, key, which)

    def make(into: BinaryIO, progress: Progress) -> None:
        write(words, into, language=language, paper=paper, large=large, progress=progress)

    return make


def _writes(group: Group, key: str, which: str) -> Callable[..., None]:
    if which == WORRY:
        return cards.worry
    if which == HELP:
        contacts, today = safety.contacts(group), group.today()
        return lambda words, into, **how: cards.danger(words, contacts, today, into, **how)
    made = rounds.get(group, key)
    reader, trustee = (keepers.get(group, id_).name for id_ in (made.reader, made.trustee))
    planned = box.Planned(form=made.form, told=settings.told_of(made), reader=reader, trustee=trustee)
    keeper = roles.get(group, _KEEPER)
    return lambda words, into, **how: box.box(words, keeper, into, planned=planned, **how)
