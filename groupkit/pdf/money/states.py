"""The list of money sheets on paper: each sheet, what was counted, and how far it has come."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from groupkit.core.progress import Progress
from groupkit.core.states import State, Status
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

STATES = {
    State.DRAFT: N_("Not sent yet"),
    State.SENT: N_("Sent"),
    State.ACCEPTED: N_("Accepted"),
    State.QUERIED: N_("A question came back"),
    State.REPLIED: N_("Question answered"),
    State.PAID: N_("Paid"),
}
_SHARES = (9, 21, 24, 15, 31)


def statuses(
    lines: Sequence[Status],
    path: Path | BinaryIO,
    *,
    currency: str = "GBP",
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print how every money sheet stands, in the order given."""
    leaf = house.Leaf(language=language, paper=paper, scale=11 / 12)
    _ = leaf.words.gettext
    title = _("Money sheets")
    story = [house.title(leaf, title)]
    if lines:
        head = (_("Sheet"), _("Meeting"), _("Group and place"), _("Counted"), _("How it stands"))
        story.append(house.table(leaf, [head, *(_row(leaf, line, currency) for line in lines)], _SHARES, [3]))
    else:
        story.append(house.text(leaf, _("There is no money sheet yet. The first one starts with the first count.")))
    document(path, title, story, leaf, progress)


def _row(leaf: house.Leaf, line: Status, currency: str) -> Sequence[str]:
    words = leaf.words
    meeting = words.gettext("{meeting}, {day}").format(meeting=line.meeting, day=words.day(line.day, "sheet"))
    where = words.gettext("{group}, {place}").format(group=line.group, place=line.place)
    counted = "–" if line.counted is None else words.money(line.counted, currency)
    state = words.gettext(STATES[line.state])
    if line.words:
        said = words.gettext("{state}. {name}: {words}")
        state = said.format(state=state, name=line.by, words=line.words)
    return str(line.number), meeting, where, counted, state
