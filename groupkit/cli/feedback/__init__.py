"""Anonymous feedback on the command line: forms, keys, rounds, paper, the box, and what came of it."""

from groupkit.cli.feedback import cards, forms, giving, keepers, opening, papers, rounds, sheets
from groupkit.cli.speech import Verbs

verbs = Verbs("feedback")
for _part in (forms, keepers, rounds, cards, papers, sheets, giving, opening):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
