"""Takes words that somebody took back out of whatever would show them later: passed themes, and kept reports."""

from dataclasses import replace

from groupkit.core.evaluation.deciding import Level
from groupkit.core.evaluation.rounds import Round
from groupkit.core.packs.blocks import Pack
from groupkit.core.packs.takingback import Lost, without
from groupkit.i18n import N_, catalogue
from groupkit.services.group import Group
from groupkit.storage.evaluation.rows import Told

_NOTE = N_("Somebody took words back after this was made. They do not stand here any more.")


def unsay(group: Group, made: Round, *, everything: bool = False) -> None:
    """Take every quotation out of what was passed on, inside a change: somebody took words back.

    Where they took back `everything`, themes nobody has answered yet go too, and those of one voice; the others
    can be passed on anew, and so can quotations other people said yes to. Out of reports it goes too, also where
    members have seen them: what was given out is out, and nothing of it is shown again.
    """
    rows = tuple(group.store.evaluation_themes.where(round=made.id))
    goes = [row for row in rows if everything and (row.response is None or row.level == Level.ONE)]
    for row in rows:
        theme, *quoted = row.words.split("\n")
        if row in goes:
            group.store.evaluation_themes.remove(id=row.id)
        elif quoted:
            group.store.evaluation_themes.change(row.id, replace(row, words=theme))
    _out_of_reports(group, rows, goes)


def _out_of_reports(group: Group, rows: tuple[Told, ...], goes: list[Told]) -> None:
    lost = Lost(
        lines=frozenset(line for row in rows for line in row.words.split("\n")[1:]),
        themes=frozenset((row.title, row.words) for row in goes),
    )

    def changed(pack: Pack) -> Pack:
        return without(pack, lost, catalogue(pack.language).gettext(_NOTE))

    if lost != Lost():
        with group.store.erasing.door():
            group.store.report_bodies.rewrite(changed)
