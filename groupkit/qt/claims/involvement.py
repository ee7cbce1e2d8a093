"""Payment for time: the note on benefits comes first, and "No, thank you" is one press."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from groupkit.i18n import _
from groupkit.qt.columns import Columns
from groupkit.qt.pieces import box, button, card, rule, stack, text
from groupkit.qt.sections import Fold
from groupkit.services.claims import papers

Does = Callable[[], object]


class TimeNote(QWidget):
    """What to know before somebody says yes to money for their time; nothing is written down here."""

    def __init__(self, accept: Does, decline: Does, think: Does) -> None:
        super().__init__()
        words = papers.time_words()
        self.accept_button = button(words.answer("accept").title, "quiet", "check", does=accept)
        self.decline_button = button(words.answer("decline").title, "quiet", does=decline)
        self.think_button = button(words.answer("think").title, "plain", does=think)
        self.fold = Fold(_("What others have written about it"), self._facts())
        self.setLayout(
            stack(
                card(
                    stack(
                        text(words.title, "heading"),
                        text(words.first, "lead"),
                        text(words.intro),
                        text(words.not_costs),
                        text(words.no_numbers, "body", "soft"),
                        self.fold,
                        rule(),
                        Columns(self.accept_button, self.decline_button, self.think_button, letters=0, space="s"),
                        space="m",
                    )
                ),
                None,
            )
        )

    def _facts(self) -> QWidget:
        words = papers.time_words()
        parts: list[QWidget] = [text(words.no_advice, "body", "soft")]
        for fact in words.fact:
            parts += [text(fact.title, "lead"), text(fact.says)]
            seen = _("{source}, {published}").format(source=fact.source, published=fact.published)
            parts.append(text(seen, "small"))
        for advice in words.advice:
            parts += [text(advice.title, "lead"), text(advice.reach)]
        return box(stack(*parts, space="s"))
