"""An evening at the kiosk in the real window, run by itself: `python -m tests.kioskround ROOT`.

Everything the program may write to is below ROOT. Fifteen people answer one after another, each in words of their
own; others stop, walk away, ask for help, or try to carry words out.
"""

import os
import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from groupkit.core.settings import Settings
from groupkit.qt import errors
from groupkit.qt.application import Program
from groupkit.qt.feedback.kiosk import page
from groupkit.qt.feedback.kiosk.page import KioskPage
from groupkit.qt.feedback.kiosk.stages import Screen
from groupkit.qt.feedback.kiosk.visit import Stage, Visit
from groupkit.qt.jobs import run_at_once
from groupkit.services.feedback import cards, keepers, rounds, sitting
from groupkit.storage.feedback import shipped
from tests import boxes, evening

PEOPLE, GONE = 15, 5
KEY = "kioskround"
CANARIES = tuple(f"Zarniwoop{at:03}ian" for at in range(PEOPLE + GONE))
"""What the fifteen wrote, and then what those wrote who did not send it."""
SPOKEN = ("en", "es", "pl")


class Evening:
    """The program, and the people who come to it."""

    def __init__(self, root: Path) -> None:
        self.root, self.app = root, QApplication([])
        self.app.setApplicationName("groupkit")
        errors.install(self.app)
        self.program = Program(self.app, Settings(), run_at_once)
        self.window = self.program.window
        self.group = evening.new_book(root / "group" / "group.groupkit")
        evening.furnish(self.group)

    @property
    def page(self) -> KioskPage:
        """The kiosk."""
        assert isinstance(self.window.page, KioskPage)
        return self.window.page

    @property
    def screen(self) -> Screen:
        """What stands on it."""
        assert self.page.shown is not None
        return self.page.shown

    def settle(self) -> None:
        for _turn in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.app.processEvents()

    def open(self) -> None:
        """Open a round, and stand the kiosk at its box."""
        reader = keepers.add(self.group, "Robin", boxes.READER, boxes.READER)
        trustee = keepers.add(self.group, "Kim", boxes.TRUSTEE, boxes.TRUSTEE)
        form = next(each for each in shipped.forms() if each.id == "after-tonight")
        made = boxes.a_round(KEY, form=cards.followed(form), reader=reader.id, trustee=trustee.id, able=20)
        rounds.open_(self.group, made, sure=True)
        self.program.show(self.group)
        self.window.show()
        self.settle()
        self.window.go("feedbackkiosk", sitting.begin(self.group, rounds.listing(self.group)[0].key))
        self.settle()

    def answer(self, who: int, word: str) -> None:
        """Let somebody answer up to the words before sending."""
        self.screen.ways.languages[SPOKEN[who % len(SPOKEN)]].click()
        self.screen.begin_button.click()
        self.screen.next_button.click()
        while self.page.visit is not None and self.page.visit.stage is Stage.QUESTION:
            self.settle()
            asked = self.screen.asked
            assert asked is not None
            if asked.grid is not None:
                asked.grid.answers[who % 5].click()
            elif asked.entry is not None:
                QTest.keyClicks(asked.entry, f"{word} said I.")
                for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Z):
                    QTest.keyClick(asked.entry, key, Qt.KeyboardModifier.ControlModifier)
            self.screen.next_button.click()
        self.settle()

    def come(self) -> None:
        """Let everybody come, one after another."""
        gone = list(CANARIES[PEOPLE:])
        ways = (self.page.stop, self.walk_away, self.page.cover, self.ask_for_help, self.trip)
        for who in range(PEOPLE):
            self.answer(who, CANARIES[who])
            self.screen.send_button.click()
            self.settle()
            self.page.after.timeout.emit()
            if who % 3 == 0 and gone:
                self.answer(who, gone.pop())
                ways[who // 3]()
                self.settle()
                self.page.step(Visit.forget)

    def come_until_the_plug_is_pulled(self) -> None:
        """Let people come without end, and tell whose answers were thanked for."""
        for who in count():
            word = f"Zarniwoop{who:05}ian"
            self.answer(who, word)
            self.screen.send_button.click()
            assert self.page.visit is not None
            assert self.page.visit.stage is Stage.THANKS
            os.write(sys.stdout.fileno(), f"{word}\n".encode())
            self.page.after.timeout.emit()

    def walk_away(self) -> None:
        self.page.watch.idle.emit()
        self.page.watch.idle.emit()

    def ask_for_help(self) -> None:
        self.screen.help_button.click()
        self.page.watch.idle.emit()

    def trip(self) -> None:
        """Let the program trip over something while words lie open."""
        assert self.page.visit is not None
        self.trip_over(str(self.page.visit.draft.words))

    def trip_over(self, words: str) -> None:
        """Let the program trip over words that somebody wrote."""
        try:
            int(words)
        except ValueError as mistake:
            errors.report(mistake, self.window).accept()

    def leave(self) -> None:
        """Leave with the passphrase, and close the window."""
        self.screen.leave_button.click()
        QTest.keyClicks(self.screen.leaving.entry, evening.PASSPHRASE)
        self.screen.leaving.out_button.click()
        self.settle()
        self.window.close()
        self.settle()

    def files(self) -> dict[str, tuple[int, ...]]:
        """Return every file with what is another once it is written; looking must not count as a time of it."""
        found = ((path, path.stat()) for path in self.root.rglob("*") if path.is_file())
        return {
            str(path.relative_to(self.root)): (at.st_ino, at.st_size, at.st_mtime_ns, at.st_ctime_ns)
            for path, at in found
        }


def main() -> None:
    """Spend the evening, and say which files were written while the kiosk stood; with one word more, for ever."""
    page.HASTY = 0
    spent = Evening(Path(sys.argv[1]))
    spent.open()
    if len(sys.argv) > 2:
        spent.come_until_the_plug_is_pulled()
    before = spent.files()
    spent.come()
    after = spent.files()
    spent.leave()
    sys.stdout.write("\n".join(name for name in after if after[name] != before.get(name)))


if __name__ == "__main__":
    main()
