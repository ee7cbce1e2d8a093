"""A pile of scanned pages while somebody looks at what was in doubt: held in memory alone, in no order."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom

from groupkit.core.feedback.forms import Answer, Text
from groupkit.core.feedback.scanned import Doubt, Handwriting, ReadPage, Trouble, settled

_chance = SystemRandom()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row in doubt or words to type in, which wait for somebody; `sheet` is no number on paper."""

    sheet: int
    what: Doubt | Handwriting


_Moment = tuple[dict[int, dict[str, Answer | None]], dict[int, ReadPage], list[Waiting], list[Waiting]]


class Pile:
    """Pages that were read, what is in doubt in them one by one, and the words that were typed in so far."""

    def __init__(self, files: Sequence[Path], pages: Sequence[ReadPage]) -> None:
        self.files = tuple(files)
        self.unread = tuple(page for page in pages if page.trouble is not None)
        self.pages = dict(enumerate(page for page in pages if page.trouble is None))
        self.texts: list[Text] = []
        self.inside = False
        self._decided: dict[int, dict[str, Answer | None]] = {}
        self._doubts = [Waiting(at, doubt) for at, page in self.pages.items() for doubt in page.doubts]
        self._areas: list[Waiting] = []
        self._before: list[_Moment] = []
        _chance.shuffle(self._doubts)
        for at, page in self.pages.items():
            if not page.doubts:
                self._settle(at, page)

    def __repr__(self) -> str:
        return "Pile(…)"

    @property
    def next(self) -> Waiting | None:
        """What somebody looks at now: rows in doubt first, then words to type in."""
        waiting = self._doubts or self._areas
        return waiting[-1] if waiting else None

    def decide(self, answer: Answer | None) -> None:
        """Take what somebody saw in the row in doubt; None is blank."""
        decided_so_far = {sheet: dict(rows) for sheet, rows in self._decided.items()}
        self._before.append((decided_so_far, dict(self.pages), list(self._doubts), list(self._areas)))
        waiting = self._doubts.pop()
        decided = self._decided.setdefault(waiting.sheet, {})
        decided[waiting.what.question] = answer
        page = self.pages[waiting.sheet]
        if len(decided) == len(page.doubts):
            self.pages[waiting.sheet] = settled(page, decided)
            self._settle(waiting.sheet, self.pages[waiting.sheet])

    @property
    def left(self) -> int:
        """How many rows in doubt and words to type in are left after the one that is looked at."""
        return max(0, len(self._doubts) + len(self._areas) - 1)

    @property
    def can_take_back(self) -> bool:
        """Whether the row before can be looked at again; pictures of words are gone once these are typed in."""
        return bool(self._before)

    def take_back(self) -> None:
        """Look at the row before again."""
        self._decided, self.pages, self._doubts, self._areas = self._before.pop()

    def stand(self) -> None:
        """Let what was decided stand, for it goes into the box now; looking again would put it in twice."""
        self._before.clear()

    def typed(self, words: str, *, may_be_read: bool) -> None:
        """Take the words somebody typed from a picture; the picture is let go."""
        waiting = self._areas.pop()
        self.stand()
        if words.strip():
            self.texts.append(Text(question=waiting.what.question, words=words.strip(), may_be_read=may_be_read))

    def _settle(self, at: int, page: ReadPage) -> None:
        self._areas += [Waiting(at, area) for area in page.areas]
        _chance.shuffle(self._areas)

    @property
    def done_with(self) -> tuple[Path, ...]:
        """The files of which every page was read."""
        kept = {page.file for page in self.unread if page.trouble is not Trouble.TWICE}
        return tuple(file for file in self.files if str(file) not in kept and file.name not in kept)
