"""What does not add up in a report, said before it is printed; nothing is put right by groupkit."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from groupkit.core.packs.adding import Fault, FaultKind
from groupkit.core.packs.blocks import Figure, Grid, Pack, Words, spoken
from groupkit.core.packs.words import ReportWords
from groupkit.i18n import N_, _
from groupkit.qt.pieces import Item, card, mark, row, stack, text
from groupkit.qt.ticks import Tick

_WHERE = N_("{table}, {place}")


class Faults(QWidget):
    """Each table that does not add up, and the tick that somebody has looked at it."""

    def __init__(
        self,
        found: Sequence[Fault],
        pack: Pack,
        words: ReportWords,
        *,
        seen: bool,
        chosen: Callable[[bool], object],
    ) -> None:
        super().__init__()
        titles = {block.key: block.title for part in pack.parts for block in part.blocks if isinstance(block, Grid)}
        parts: list[Item] = [row(mark("info", "care"), (text(_("Please look at this first"), "heading"), 1))]
        for fault in found:
            where = _place(fault, titles)
            parts += [*([text(where, "lead")] if where else []), *map(text, _said(fault, words, pack.words))]
        self.seen = Tick(_("We have seen it. It is printed as it is, with a mark."), done=seen)
        self.seen.toggled.connect(chosen)
        self.setLayout(stack(card(stack(*parts, self.seen, space="s"), "care")))


def _place(fault: Fault, titles: dict[str, str]) -> str:
    table = titles.get(fault.grid, "")
    return _(_WHERE).format(table=table, place=fault.place) if table and fault.place else table or fault.place


def _said(fault: Fault, words: ReportWords, shown: Words) -> tuple[str, ...]:
    made, said = (_figure(fault, each, shown) for each in (fault.made, fault.said))
    match fault.kind:
        case FaultKind.MORE_THAN:
            return (words.more_than.format(part=made, whole=said),)
        case FaultKind.TWO_PLACES:
            return (words.two_figures.format(one=made, other=said),)
        case _:
            return (words.does_not_add, words.off_by.format(made=made, said=said))


def _figure(fault: Fault, value: int | str, shown: Words) -> str:
    return value if isinstance(value, str) else spoken(Figure(key="", value=value, unit=fault.unit), shown)
