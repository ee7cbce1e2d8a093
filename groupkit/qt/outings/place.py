"""The place of an outing: where and how, looking at the place, the way there and back, and the weather."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from groupkit.core.outings.papers import SHEETS
from groupkit.core.outings.plans import HEAVY, NO, YES, Checked, Plan
from groupkit.core.outings.words.planning import TravelWords, VenueWords, WeatherWords
from groupkit.i18n import N_, _, ngettext
from groupkit.qt.flow import flow
from groupkit.qt.outings.detailforms import HelpsForm, WhereForm
from groupkit.qt.outings.part import Part, Showing
from groupkit.qt.outings.sheetforms import TravelForm, VenueForm, WeatherForm
from groupkit.qt.pieces import box, button, card, stack, text
from groupkit.qt.sections import Fold
from groupkit.services.outings.known import words

WHERE, HELPS, VENUE, TRAVEL, WEATHER = "where", "helps", "venue", "travel", "weather"
_FEW, _LINK = 4, 48
Said = tuple[str, str]
# a link may be one long word: it breaks where nothing is seen
_LONG = re.compile(r"(\S{24})(?=\S)")


class Where(QWidget):
    """The place, where people meet, how they go, and what helps, as far as it is written down."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        known = list(_known(page.whole.plan))
        lines = stack(text(_("Where and how"), "heading"), *map(_said, known), space="m")
        if not known:
            lines.addWidget(text(_("Nothing is written down yet."), "body", "soft"))
        self.where_button = button(_("Place and way"), "quiet", does=partial(page.turn, WHERE))
        self.helps_button = button(_("What helps on the day"), "quiet", does=partial(page.turn, HELPS))
        if not page.known.outing.put_away:
            lines.addWidget(flow(self.where_button, self.helps_button))
        self.setLayout(stack(card(lines)))


def _known(plan: Plan) -> Iterator[Said]:
    told = words(TravelWords)
    for label, said in (
        (_("The place"), plan.place),
        (told.meet, plan.meet_at),
        (_("A link to a map"), shorten(plan.map_link)),
        (told.go, plan.travel),
        (told.last, plan.last_back),
        (_("What to bring"), plan.bring),
        (_("Steps, seats and toilets"), plan.access),
        (_("Food and drink"), plan.food),
        (_("A quiet place"), plan.quiet),
    ):
        if said:
            yield label, said


def shorten(link: str) -> str:
    """Return the beginning of a link, which tells what it is; the whole stands in its form and on the poster."""
    return link if len(link) <= _LINK else f"{link[:_LINK]}…"


class Sheet(QWidget):
    """A sheet to tick and to write on: what was found, and the ways to fill it in and to print it."""

    def __init__(self, page: Showing, key: str, title: str, intro: str, found: Sequence[Said]) -> None:
        super().__init__()
        lines = stack(text(title, "heading"), space="m")
        if not found:
            lines.addWidget(text(intro, "body", "soft"))
        elif len(found) <= _FEW:
            lines.addWidget(box(stack(*map(_said, found), space="m")))
        else:
            count = ngettext("{count} answer", "{count} answers", len(found)).format(count=len(found))
            lines.addWidget(Fold(count, box(stack(*map(_said, found), space="m"))))
        ways: list[QPushButton] = []
        self.fill_button = button(_("Fill in the sheet"), "quiet", does=partial(page.turn, key))
        self.fill_button.setAccessibleName(_("Fill in: {sheet}").format(sheet=title))
        if not page.known.outing.put_away:
            ways.append(self.fill_button)
        if any(each.key == key for each in SHEETS):
            self.print_button = button(_("Print it"), "plain", "printer", does=partial(page.print_paper, key))
            self.print_button.setAccessibleName(_("Print: {paper}").format(paper=title))
            ways.append(self.print_button)
        lines.addWidget(flow(*ways))
        self.setLayout(stack(card(lines)))


class Place(QWidget):
    """What is known of the place, and the sheet for looking at it."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        told, seen = words(VenueWords), _seen(page, VENUE)
        answers = {YES: told.yes, NO: told.no}
        found: list[Said] = []
        for check in told.checks:
            if check.key in seen:
                each = seen[check.key]
                said = (answers.get(each.answer, told.unsure), each.words)
                # a reason to choose another place is read first
                at = 0 if each.answer == NO and check.weighs == HEAVY else len(found)
                found.insert(at, (check.title, "\n".join(filter(None, said))))
        self.where, self.venue = Where(page), Sheet(page, VENUE, told.title, told.intro, found)
        self.setLayout(stack(self.where, self.venue, None, space="l"))


class Way(QWidget):
    """The way there and back, and what is done when the weather turns."""

    def __init__(self, page: Showing) -> None:
        super().__init__()
        way, seen = words(TravelWords), _seen(page, TRAVEL)
        asked = [(each.key, each.title) for each in way.passes] + [(each.key, each.title) for each in way.checks]
        found = [(title, seen[key].words or way.together) for key, title in asked if key in seen]
        self.travel = Sheet(page, TRAVEL, way.title, way.intro, found)
        weather, ours = words(WeatherWords), _seen(page, WEATHER)
        plans = [(each.title, ours[each.key].words) for each in weather.plans if each.key in ours]
        self.weather = Sheet(page, WEATHER, weather.title, weather.intro, plans)
        self.setLayout(stack(self.travel, self.weather, None, space="l"))


def _seen(page: Showing, sheet: str) -> dict[str, Checked]:
    return {each.key: each for each in page.whole.checks if each.sheet == sheet}


def _said(each: Said) -> QWidget:
    label, words_ = each
    return box(stack(text(label, "small"), text(_LONG.sub("\\1\u200b", words_)), space="xs"))


PART = Part(
    key="place",
    title=N_("The place and the way"),
    make=Place,
    beside=Way,
    forms={WHERE: WhereForm, HELPS: HelpsForm, VENUE: VenueForm, TRAVEL: TravelForm, WEATHER: WeatherForm},
    wide=frozenset({VENUE, TRAVEL, WEATHER}),
    steps={"place": VENUE, "travel": TRAVEL, "weather": WEATHER, "confirm": ""},
)
