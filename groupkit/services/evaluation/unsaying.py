"""Takes out of what the group heard what somebody took back, or what goes with a round that is destroyed."""

from dataclasses import replace

from groupkit.core.evaluation.deciding import Level
from groupkit.core.evaluation.rounds import Round
from groupkit.services.group import Group


def unsay(group: Group, made: Round, *, everything: bool = False) -> None:
    """Take every quotation out of what was passed on, inside a change.

    Where `everything` goes, themes nobody has answered yet go too, and those of one voice. What was not meant
    can be passed on anew as long as the round is there, and so can quotations other people said yes to.
    """
    for row in tuple(group.store.evaluation_themes.where(round=made.id)):
        theme, *quoted = row.words.split("\n")
        if everything and (row.response is None or row.level == Level.ONE):
            group.store.evaluation_themes.remove(id=row.id)
        elif quoted:
            group.store.evaluation_themes.change(row.id, replace(row, words=theme))
