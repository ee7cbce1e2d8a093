"""What good help is here, on the command line: statements, half-days, cards, and words of our own."""

from groupkit.cli.outcomes import cards, halfdays, papers, statements
from groupkit.cli.speech import Verbs

verbs = Verbs("outcomes")
for _part in (statements, halfdays, cards, papers):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
