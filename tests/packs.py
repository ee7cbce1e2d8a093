"""A small pack of a made-up group, with every kind of block and figure, for whoever draws or compares packs."""

from datetime import date

from groupkit.core.packs.blocks import (
    Bars,
    Blank,
    Figure,
    Grid,
    Heading,
    Lines,
    Manner,
    Pack,
    Part,
    Path,
    Point,
    Row,
    Shown,
    Unit,
    Words,
)

MADE = date(2026, 11, 21)
WORDS = Words(withheld="Not shown", blank="Not counted")
MONTHS = ("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11")
VISITS = (91, 88, None, 97, 104, 6)
FIRST_TIMES = (7, None, None, 5, 9, None)


def number(key, value, unit=Unit.NUMBER, shown=Shown.WITHHELD):
    """Return a figure with a trace, or one that is kept back or was never counted."""
    if value is None:
        return Figure(key=key, value=None, shown=shown, unit=unit)
    return Figure(key=key, value=value, unit=unit, rows=(Row(table="head", id=abs(value), day=MADE),))


def visits():
    """Return visits by month: one month was not counted, and first visits are kept back where they are few."""
    points = tuple(
        Point(label=month, figure=number(f"visits/months/{month}/visits", many, shown=Shown.BLANK))
        for month, many in zip(MONTHS, VISITS, strict=True)
    )
    rows = tuple(
        (point.figure, number(f"visits/months/{point.label}/first", new))
        for point, new in zip(points, FIRST_TIMES, strict=True)
    )
    grid = Grid(
        key="visits/months",
        title="Visits in a month",
        columns=("Visits", "First time"),
        labels=MONTHS,
        rows=rows,
        total=(number("visits/months/all/visits", 386), number("visits/months/all/first", None)),
        note="A figure is not shown where it is less than 5, or would give such a one away.",
    )
    about = "Visits in each month from June to November 2026. August was not counted."
    bars = Bars(key="visits/bars", title="Visits", points=points, about=about)
    return Part(
        key="visits",
        title="How many visits",
        blocks=(bars, grid),
        caveat="These are visits, not people. One person may come many times.",
        spoken="Say it in one sentence. Then wait.",
    )


def money():
    """Return money in and out by who gave it; a deficit has its sign."""
    said = (("In", (125_000, 30_050)), ("Out", (98_765, 30_100)), ("Left", (26_235, -50)))
    rows = tuple(
        tuple(
            number(f"money/pots/{label.lower()}/{at}", pence, Unit.MONEY)
            for at, pence in enumerate((*pots, sum(pots)))
        )
        for label, pots in said
    )
    return Part(
        key="money",
        title="Money in and out",
        blocks=(
            Grid(
                key="money/pots",
                title="By who gave it",
                columns=("Northside Council", "Our own pot", "All"),
                labels=tuple(label for label, _pots in said),
                rows=rows,
            ),
        ),
        caveat="Hours that people give for free cost no money and are not nothing.",
    )


def service():
    """Return hours of jobs; one evening may count for two jobs, so the rows are more than the total."""
    hours = (("Tea", 1_210), ("Chair", 845), ("Doors & keys <left>", None))
    return Part(
        key="service",
        title="How we shared the jobs",
        blocks=(
            Grid(
                key="service/jobs",
                title="Time given",
                columns=("Hours",),
                labels=tuple(label for label, _minutes in hours),
                rows=tuple((number(f"service/jobs/{at}", each[1], Unit.MINUTES),) for at, each in enumerate(hours)),
                total=(number("service/jobs/all", 1_980, Unit.MINUTES),),
                several=True,
            ),
        ),
    )


def said():
    """Return what people talked about, as words and as paths from talk to talk."""
    return Part(
        key="themes",
        title="What people talked about",
        blocks=(
            Lines(lines=("Most of those who talked said this.",)),
            Heading(words="A place to be myself"),
            Lines(lines=("Here I do not have to explain.", "نحن معاً في هذا"), manner=Manner.QUOTED),
            Heading(words="What the group said", level=3),
            Lines(lines=("Yes, that is how it is.", "Tea first, then words."), manner=Manner.POINTS),
            Path(
                key="themes/path",
                title="From talk to talk",
                columns=("T1", "T2", "T3"),
                labels=("Hope", "Less shame", "Friends and family, near and far"),
                cells=(
                    ("Heard: better", "Heard: harder. Helped: a call on Sunday", "Heard: better"),
                    ("Not heard", "Heard: the same", "Not held"),
                    ("Not yet: first heard at T2", "Heard: better", "Heard: better"),
                ),
            ),
            Lines(lines=("A hard spell is part of the way.",), manner=Manner.NOTE),
        ),
        caveat="6 people of about 30 took part in the talks. That is not the whole group.",
        spoken="Read the themes aloud, slowly.\nAsk: is something not here yet?",
    )


def sheets():
    """Return the pages to write on."""
    lines = ("What we do", "Could everyone live with it?", "A worry we heard, and what we changed")
    return (
        Part(
            key="cards",
            title="A card for you",
            blocks=(Blank(label="Something that matters to me and is not here:", lines=4),),
        ),
        Part(
            key="decision-sheet",
            title="Three things at most",
            blocks=tuple(Blank(label=line, lines=3) for line in lines),
            spoken="Read each one aloud before you go on.",
        ),
    )


def agenda():
    """Return the running order."""
    lines = ("4 minutes: Hello", "8 minutes: What became of last time", "10 minutes: The answers", "Break")
    return Part(
        key="agenda",
        title="Tonight",
        blocks=(Lines(lines=lines, manner=Manner.POINTS),),
        spoken="Hello and welcome. We look at our group tonight.",
    )


def a_pack(language="en"):
    """Return a whole pack."""
    return Pack(
        title="Looking at our group: the pack",
        language=language,
        made_on=MADE,
        words=WORDS,
        parts=(agenda(), said(), visits(), service(), money(), *sheets()),
    )
