"""Outings on the command line: from ideas to who comes, what it costs and how it went."""

from groupkit.cli.outings import (
    after,
    agreeing,
    contacts,
    details,
    ideas,
    outside,
    paying,
    people,
    planning,
    safety,
    showing,
    steps,
)
from groupkit.cli.speech import Verbs

verbs = Verbs("outings")
for _part in (
    showing,
    ideas,
    planning,
    details,
    steps,
    people,
    safety,
    contacts,
    outside,
    paying,
    agreeing,
    after,
):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
