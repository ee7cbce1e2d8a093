"""Thirty answers in the real window, run by itself: `python -m tests.feedbackround ROOT`.

Everything the program may write to is below ROOT. Fifteen people answer at the kiosk; then ten sheets of paper are
typed in, and five are scanned. Who comes when, and what they write, is known: it is printed, with what was about to
be sealed.
"""

import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from groupkit.core.feedback.forms import CARD_KEYS
from groupkit.core.feedback.layout import Layout
from groupkit.core.feedback.rounds import code
from groupkit.pdf import raster
from groupkit.pdf.feedback import paper, settings
from groupkit.qt.feedback.doubts import WrittenCard
from groupkit.qt.feedback.kiosk import page
from groupkit.qt.feedback.scans import ScansPage
from groupkit.qt.feedback.sheet import WordsRow
from groupkit.qt.feedback.typingin import TypingPage
from groupkit.services.feedback import rounds
from groupkit.storage.feedback import shipped, slots
from tests import boxes, evening, kioskround, marks

SHEETS = tuple(f"Gargravarr{at:03}ous" for at in range(10))
"""What stood on the sheets of paper that are typed in."""
SCANS = tuple(f"Prostetnic{at:03}ally" for at in range(5))
"""What is typed in of the sheets that are scanned, in the order in which their words come up."""
LETTERS = (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_E)
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)


class Told(msgspec.Struct):
    """What somebody who stood there the whole evening knows."""

    sittings: list[tuple[float, float]] = []
    written: list[list[str]] = []
    ever: list[str] = []
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
            if who == len(SHEETS) // 2:
                self.trip_over(word)
            shown.cast_button.click()
            self.settle()

    def scanned(self) -> list[Path]:
        """Print a sheet for each of the last five, let them mark it and write on it, and scan them all."""
        made, chance = rounds.listing(self.group)[0], np.random.default_rng()
        look, printed = paper.layouts(made.form, shipped.words()), BytesIO()
        rounds.printed(self.group, made.key, look)
        paper.book(made.form, shipped.words(), printed, told=settings.told_of(made, code(made.key)))
        (self.root / "scans").mkdir()
        files = []
        for at, layout in enumerate(look):
            wide, high, pixels = raster.page(printed.getvalue(), at, marks.DPI)
            for who in range(len(SCANS)):
                sheet = np.frombuffer(pixels, np.uint8).reshape(high, wide, 4)[:, :, 0].copy()
                write_on(sheet, layout, who, chance)
                files.append(self.root / "scans" / f"{at}-{who}.jpg")
                files[-1].write_bytes(marks.scanned(sheet, chance, dpi=200, one_bit=False))
        return files

    def read_in(self, files: list[Path]) -> None:
        """Read the scans, type in what stands on them and put them into the box."""
        shown = self.window.page
        assert isinstance(shown, ScansPage)
        shown.read(files)
        came = iter(sorted(SCANS * 2))
        while shown.shows is not None:
            if isinstance(shown.shows, WrittenCard):
                QTest.keyClicks(shown.shows.entry, f"{next(came)} said they.")
                shown.shows.take_button.click()
            else:
                # a smudge or a faint mark comes by chance: somebody decides, as they would
                next(iter((*shown.shows.buttons.values(), shown.shows.blank_button))).click()
            self.settle()
        assert shown.pile is not None
        assert shown.pile.next is None
        assert not [*came, *shown.pile.unread]
        shown.put_button.click()
        self.settle()

    def spend(self) -> None:
        """Let everybody come, leave the kiosk, go through the paper, make a backup and close the window."""
        self.open()
        files, before = self.scanned(), self.files()
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
        self.window.go("feedbackscans", rounds.listing(self.group)[0].key)
        self.settle()
        self.sit(lambda: self.read_in(files))
        assert isinstance(self.window.page, ScansPage)
        self.window.page.destroy_button.click()
        self.settle()
        self.group.store.another_copy(boxes.DAY)
        self.window.close()
        self.settle()
        after = self.files()
        self.told.ever = sorted(name for name in after if after[name] != before.get(name))


def write_on(sheet: np.ndarray, layout: Layout, who: int, chance: np.random.Generator) -> None:
    """Let somebody mark the same step in each row, and write a line wherever there is room."""
    for row in marks.rows_of(layout).values():
        if len(row) > len(SCANS):
            marks.mark(sheet, row[who], "filled", chance)
    for area in layout.areas:
        line = [(area.x + 5 + at, area.y + 8 + chance.normal(0, 1.2)) for at in range(60)]
        marks.stroke(sheet, line, marks.DPI / 25.4, 0.5, 40)


def main() -> None:
    """Spend the evening, and say what is known of it."""
    page.HASTY = 0
    spent = Evening(Path(sys.argv[1]))
    spent.spend()
    sys.stdout.write(msgspec.json.encode(spent.told).decode())


if __name__ == "__main__":
    main()
