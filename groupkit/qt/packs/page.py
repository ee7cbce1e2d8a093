"""The evening on which a group looks at itself: one button makes the pack, and it is read, printed or shown."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QLayout, QPushButton

from groupkit.core.packs.blocks import Pack
from groupkit.core.packs.words import MeetingWords
from groupkit.core.visits import months_before
from groupkit.i18n import _, current
from groupkit.qt import printing
from groupkit.qt.columns import Columns
from groupkit.qt.desk import Desk
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.flow import flow
from groupkit.qt.notices import ProgressStrip
from groupkit.qt.packs import blocks, papers, whole
from groupkit.qt.packs.blocks import Asked
from groupkit.qt.packs.gathering import Gathering
from groupkit.qt.packs.tracing import Traced
from groupkit.qt.pieces import box, button, card, row, stack, text
from groupkit.qt.sections import fact, header
from groupkit.qt.ticks import Tick
from groupkit.services.packs import meeting
from groupkit.services.packs.telling import told
from groupkit.storage.packs import shipped

_MONTHS = (3, 6, 12, 24)
_USUAL = 12
_LETTERS = 26


class MeetingPackPage(Traced):
    """Before the pack is made it says what is in it; afterwards it shows the pack, part by part."""

    name = "evaluationmeeting"
    topics = frozenset({"evaluation", "promises", "feedback", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pack: Pack | None = None
        self.back, self.large = _USUAL, False

    def content(self) -> QLayout:
        """Return the pack, or what would be in it."""
        words = told(shipped.meeting())
        self.trace = None
        self.gathering = Gathering(_("Making the pack"))
        return self._made(self.pack) if self.pack is not None else self._unmade(words)

    def _unmade(self, words: MeetingWords) -> QLayout:
        self.make_button = button(_("Make the pack"), "primary", "file-text", does=self.make)
        self.first = self.make_button
        said = _("Everything for an evening on which you look at your group. It takes about {minutes} minutes.")
        head = header(
            _("Looking at our group"), said.format(minutes=words.minutes), self.make_button, self._back_button()
        )
        options = [(months, current().month(self._since(months))) for months in _MONTHS]
        self.since = Choice(options, self.back)
        self.since.currentIndexChanged.connect(lambda: setattr(self, "back", self.since.value() or _USUAL))
        named = {part.key: part.title for part in words.parts}
        titles = [named[key] for page in words.pages for key in page.parts]
        half = (len(titles) + 1) // 2
        two = (box(stack(*map(text, each), None)) for each in (titles[:half], titles[half:]))
        inside = card(
            stack(
                text(_("What is in it"), "heading"),
                Columns(*((one, 1) for one in two), letters=_LETTERS),
                space="m",
            )
        )
        how = stack(
            Field(_("From which month on"), self.since),
            fact("eye-off", _("No names of people. Small figures are not shown.")),
            None,
            space="l",
        )
        return stack(head, self.gathering, Columns((inside, 3), (card(how), 2)), None)

    def _made(self, pack: Pack) -> QLayout:
        self.print_button = button(_("Print the pack"), "primary", "printer", does=self.print_paper)
        self.first = self.print_button
        said = _("Made on {day}. It is not kept: make it again when something has changed.")
        day = current().day(pack.made_on, "full")
        head = header(pack.title, said.format(day=day), self.print_button, self._back_button())
        self.again_button = button(_("Make it again"), "plain", "undo-2", does=self.forget)
        self.all_button = button(_("Save all of it in a folder"), "quiet", "download", does=self.save_all)
        self.save_button = button(_("Save as PDF"), "plain", "download", does=self.save_paper)
        self.slides_button = button(_("Save as slides"), "plain", "download", does=self.save_slides)
        self.notebook_button = button(_("Save a notebook"), "plain", "download", does=self.save_notebook)
        self.large_tick = Tick(_("In large print"), done=self.large)
        self.large_tick.toggled.connect(lambda large: setattr(self, "large", large))
        self.strip = ProgressStrip()
        ways = (self.save_button, self.slides_button, self.notebook_button, self.again_button)
        about = text(_("On paper, in large print, as slides and as a notebook."), "body", "soft")
        self.parts = blocks.folded(pack, self.ask)
        read = box(stack(card(stack(*self.parts, space="s")), None))
        self._side = stack(
            card(
                stack(
                    text(_("On paper and on a screen"), "heading"),
                    about,
                    row(self.all_button, None),
                    self.large_tick,
                    flow(*ways),
                    space="m",
                )
            ),
            self.strip,
            space="l",
        )
        self._place = box(stack(self._side, None, space="l"))
        return stack(head, Columns((read, 3), (self._place, 2)), None)

    def _back_button(self) -> QPushButton:
        self.back_button = button(_("Feedback"), "plain", "chevron-left", does=partial(self.desk.go, "feedback"))
        return self.back_button

    def _since(self, months: int) -> date:
        return months_before(self.group.today(), months)

    # what the buttons do

    def make(self) -> None:
        """Gather the pack and show it; it is the group's to read before it is anybody's to print."""
        since = self._since(self.since.value() or _USUAL)
        language = self.group.profile.printing_language

        def gathered() -> None:
            self.pack = self.gathering.run(
                lambda progress: meeting.keep(self.group, since, language=language, progress=progress)
            )

        if self.attempt(gathered):
            if self.pack is None:
                self.desk.say(_("Stopped. Nothing was made."))
                return
            self._turn()

    def forget(self) -> None:
        """Let the pack go, so that it can be made again."""
        self.pack = None
        self._turn()

    def _turn(self) -> None:
        self.draw({})
        if self.first is not None:
            self.first.setFocus()

    def ask(self, asked: Asked) -> None:
        """Show where figures come from, beside the pack."""
        if self.pack is not None:
            self.tell(asked, self.pack, self._side)

    def print_paper(self) -> None:
        """Print the pack."""
        if self.pack is not None:
            printing.print_out(self.desk, self, papers.printed(self.pack, self.group.profile, large=self.large))

    def save_paper(self) -> None:
        """Save the pack as a PDF."""
        if self.pack is not None:
            made = papers.printed(self.pack, self.group.profile, large=self.large)
            printing.save(self.desk, self, papers.file_name(self.pack), made)

    def save_all(self) -> None:
        """Save the pack in every form, in one folder."""
        if self.pack is not None:
            whole.save_all(self, self.pack, papers.MEETING, self.strip)

    def save_slides(self) -> None:
        """Save the pack as slides."""
        if self.pack is not None:
            papers.save_slides(self.desk, self, self.pack)

    def save_notebook(self) -> None:
        """Save a notebook that makes the same pack."""
        papers.save_notebook(self.desk, self, papers.MEETING)
