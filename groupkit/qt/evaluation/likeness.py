"""How alike two people heard it: sentences, and a line a theme; no word of praise or blame beside a figure."""

from PySide6.QtWidgets import QFrame

from groupkit.core.evaluation.agreement import Agreement
from groupkit.i18n import N_, _
from groupkit.qt.pieces import Item, card, stack, text
from groupkit.qt.tables import Column, Table
from groupkit.services.evaluation import alike, codebook
from groupkit.services.group import Group

Line = tuple[str, str, str, str]
_COLUMNS: tuple[Column[Line], ...] = (
    Column(title=N_("Theme"), words=lambda line: line[0]),
    Column(title=N_("Alike"), words=lambda line: line[1], figures=True),
    Column(title=N_("Share"), words=lambda line: line[2], figures=True),
    Column(title=N_("Kappa"), words=lambda line: line[3], figures=True),
)


def how_alike(group: Group, found: Agreement) -> QFrame:
    """Make the card of an agreement."""
    note = _("Low figures tell that a theme needs clearer words. They say nothing about either of you.")
    parts: list[Item] = [*map(text, alike.lines(found)), text(note, "body", "soft")]
    if found.each:
        titles = {each.key: each.title for each in codebook.listing(group)}
        shown: Table[Line] = Table(_COLUMNS, _("Theme by theme"))
        shown.show_rows([(titles.get(each.code, each.code), *alike.figures(each)) for each in found.each])
        parts.append(shown)
    return card(stack(*parts, space="m"))
