"""Thirty answers in the real window, run by itself: `python -m tests.feedbackround ROOT`.

Everything the program may write to is below ROOT. Fifteen people answer at the kiosk; then fifteen sheets of paper
are typed in. Who comes when, and what they write, is known: it is printed, with what was about to be sealed.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from groupkit.core.feedback.forms import CARD_KEYS
from groupkit.qt.feedback.kiosk import page
from groupkit.qt.feedback.sheet import WordsRow
from groupkit.qt.feedback.typingin import TypingPage
from groupkit.services.feedback import rounds
from groupkit.storage.feedback import slots
from tests import boxes, evening, kioskround
from tests.kioskround import PEOPLE

SHEETS = tuple(f"Gargravarr{at:03}ous" for at in range(PEOPLE))
"""What stood on the fifteen sheets of paper."""
LETTERS = (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_E)
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)


class Told(msgspec.Struct):
    """What somebody who stood there the whole evening knows."""

    sittings: list[tuple[float, float]] = []
    written: list[list[str]] = []
    plain: list[str] = []


class Evening(kioskround.Evening):
    """An evening at the kiosk, and an afternoon with a pile of paper."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.told = Told()
        self._overhear()

    def _overhear(self) -> None:
        """Remember what is about to be sealed, which is in no file."""
        sealed: Callable[..., Any] = slots.sealed

        def heard(kind: int, plain: bytes, keys: Any) -> bytes:
            self.told.plain.append(plain.hex())
            made = sealed(kind, plain, keys)
            assert isinstance(made, bytes)
            return made

        slots.sealed = heard

    def sit(self, through: Callable[[], object]) -> None:
        """Go through a sitting, and remember when it was and what was written in it."""
        before, began = self.files(), time.time()
        through()
        ended, after = time.time(), self.files()
        self.told.sittings.append((began, ended))
        self.told.written.append([name for name in after if after[name] != before.get(name)])

    def type_in(self) -> None:
        """Type in the sheets of the pile."""
        for who, word in enumerate(SHEETS):
            shown = self.window.page
            assert isinstance(shown, TypingPage)
            assert shown.sheet is not None
            for each in shown.sheet.rows:
                if isinstance(each, WordsRow):
                    QTest.keyClicks(each.entry, f"{word} said they.")
                else:
                    QTest.keyClick(each.first, (LETTERS if each.question.key in CARD_KEYS else KEYS)[who % 5])
            if who == PEOPLE // 2:
                self.trip_over(word)
            shown.cast_button.click()
            self.settle()

    def spend(self) -> None:
        """Let everybody come, leave the kiosk, type in the pile, make a backup and close the window."""
        self.open()
        self.sit(self.come)
        self.screen.leave_button.click()
        QTest.keyClicks(self.screen.leaving.entry, evening.PASSPHRASE)
        self.screen.leaving.out_button.click()
        self.settle()
        self.window.go("feedbacktyping", rounds.listing(self.group)[0].key)
        self.settle()
        self.sit(self.type_in)
        assert isinstance(self.window.page, TypingPage)
        self.window.page.done_button.click()
        self.settle()
        self.group.store.another_copy(boxes.DAY)
        self.window.close()
        self.settle()


def main() -> None:
    """Spend the evening, and say what is known of it."""
    page.HASTY = 0
    spent = Evening(Path(sys.argv[1]))
    spent.spend()
    sys.stdout.write(msgspec.json.encode(spent.told).decode())


if __name__ == "__main__":
    main()
