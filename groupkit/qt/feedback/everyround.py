"""A page with all rounds of one kind, each on a card; a question before something is done stands on its card."""

from collections.abc import Callable

from groupkit.qt.desk import Desk
from groupkit.qt.page import Page
from groupkit.services.group import Group


class EveryRound(Page):
    """What it `asks` stands on the card of the round with the `key`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asks, self.key = "", ""

    def ask(self, name: str, key: str) -> None:
        """Ask something on the card of a round, and start there with the keyboard."""
        self.asks, self.key = name, key
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def leave(self) -> None:
        """Close what was asked, and do nothing."""
        self.ask("", "")

    def settle(self, does: Callable[[Group, str], object], said: str) -> bool:
        """Do what was asked about, close the question and say that it is done."""
        key = self.key
        # a change draws the page before this is over, and the question would stand there again
        self.asks = ""
        if not self.attempt(lambda: does(self.group, key)):
            return False
        self.leave()
        self.desk.say(said)
        return True
