"""Makes the report to those who pay, from what the group agreed to give out; members see it first."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from groupkit.core.packs.blocks import Block, Lines, Manner, Pack, Part, Row, Words, figures
from groupkit.core.packs.reports import SEEN, Kind, Report, problems, sending
from groupkit.core.packs.withheld import USUAL
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.progress import Progress, Silent
from groupkit.core.visits import Night
from groupkit.i18n import N_, catalogue
from groupkit.services.group import Group
from groupkit.services.packs import doing, lasting, paying, saying, visiting
from groupkit.services.packs.gathering import DECIDED, begin
from groupkit.services.packs.making import Making
from groupkit.services.packs.marks import marked
from groupkit.services.packs.remembering import Made, key_of, least, remember
from groupkit.services.packs.telling import told
from groupkit.services.rota.course import PARTS, Share
from groupkit.storage.packs import shipped

TOPIC = "reports"
ABOUT, MONEY, LIMITS = "about", "money", "limits"
_NONE = N_("There is no report called {key}. Look at the list of reports.")
_UNKNOWN = N_("There is no part called {part}. Choose from the list.")
_NO_FIGURE = N_("There is no figure called {key} in it. Look at its figures first.")
Blocks = tuple[Block, ...]


def parts() -> tuple[str, ...]:
    """Return the keys of the parts a group can agree to give out; what it cannot tell always stands in it."""
    return tuple(part.key for part in shipped.report().parts if part.key != LIMITS)


def titles() -> tuple[tuple[str, str], ...]:
    """Return these parts by their keys and what they are called."""
    chosen = parts()
    return tuple((part.key, part.title) for part in told(shipped.report()).parts if part.key in chosen)


def gather(
    group: Group,
    first: date,
    last: date,
    agreed: Collection[str],
    *,
    k: int = USUAL,
    language: str | None = None,
    progress: Progress | None = None,
) -> Pack:
    """Return the report of some days, both included and up to today, as it would be; nothing is kept.

    `agreed` are the keys of the parts the group agreed to give out; only they and its limits stand in it.

    Raises:
        RefusedError: with every problem found.
        CancelledError: `progress` stopped the work.
    """
    return _make(group, (first, last), agreed, k, language, progress or Silent()).pack


def keep(
    group: Group,
    first: date,
    last: date,
    agreed: Collection[str],
    *,
    k: int = USUAL,
    language: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Make the report and keep it as it is now, with what each of its counts was made of."""
    made = _make(group, (first, last), agreed, k, language, progress or Silent())
    chosen = tuple(part for part in parts() if part in agreed)
    report = Report(key=key_of(group), first=made.making.first, last=made.making.last, parts=chosen, k=k)
    with group.change(N_("Make a report"), TOPIC) as store:
        kept = remember(store, report, made.making)
        store.report_bodies.keep(kept.id, made.pack)
        store.journal.forget()
    return kept


def _make(
    group: Group,
    days: tuple[date, date],
    agreed: Collection[str],
    k: int,
    language: str | None,
    progress: Progress,
) -> Made:
    unknown = (Problem("agreed", _UNKNOWN, {"part": part}) for part in agreed if part not in parts())
    # nobody knows yet what comes, so the report ends today
    days = days[0], min(days[1], group.today())
    refuse((*problems(*days, agreed, k, least(group)), *unknown))
    progress.step(0, PARTS)
    nights = visiting.nights(group, *days)
    deciding, drawing = Share(progress, 0, DECIDED), Share(progress, DECIDED, PARTS)
    made = begin(group, days, nights, asked=agreed, k=k, language=language, progress=deciding)
    return Made(pack=_pack(made, nights, agreed, k, drawing), making=made)


def _pack(made: Making, nights: Sequence[Night], agreed: Collection[str], k: int, progress: Progress) -> Pack:
    filled, said = _filled(made, nights), made.report
    chosen = [part for part in said.parts if part.key in agreed or part.key == LIMITS]
    found = [Part(key=ABOUT, title=said.title, blocks=_about(made, k))]
    for done, part in enumerate(chosen, start=1):
        found.append(Part(key=part.key, title=part.title, blocks=filled[part.key](), caveat=part.caveat))
        if part.key == MONEY:
            found += paying.funders(made)
        progress.step(done, len(chosen))
    words = Words(withheld=said.withheld, blank=made.meeting.not_counted, currency=made.group.profile.currency)
    pack = Pack(
        title=said.title,
        language=made.words.language,
        made_on=made.group.today(),
        words=words,
        parts=tuple(found),
    )
    return marked(pack)


def _filled(made: Making, nights: Sequence[Night]) -> Mapping[str, Callable[[], Blocks]]:
    return {
        "meetings": lambda: visiting.held(made, nights),
        "contacts": lambda: visiting.visited(made, nights),
        "places": lambda: visiting.places(made, nights),
        "service": lambda: doing.service(made),
        "outings": lambda: doing.outings(made),
        MONEY: lambda: paying.pots(made),
        "themes": lambda: saying.themes(made, outside=True),
        "actions": lambda: saying.promised(made, owners=False),
        "outcomes": lambda: saying.wanted(made),
        "sustainability": lambda: lasting.lasting(made),
        LIMITS: lambda: lasting.limits(made),
    }


def _about(made: Making, k: int) -> Blocks:
    said, words = made.report, made.words
    days = words.gettext("{group}, {first} to {last}")
    lines = (
        days.format(
            group=made.group.profile.name, first=words.day(made.first, "full"), last=words.day(made.last, "full")
        ),
        said.no_targets,
    )
    return Lines(lines=lines), Lines(lines=(said.withheld_note.format(k=k),), manner=Manner.NOTE)


# what was kept


def listing(group: Group) -> tuple[Report, ...]:
    """Return the reports there are, the latest first."""
    return tuple(each for each in group.store.reports if each.kind is Kind.REPORT)[::-1]


def get(group: Group, key: str) -> Report:
    """Return a report by its key, or refuse."""
    found = group.store.reports.first(key=key)
    if found is None or found.kind is not Kind.REPORT:
        raise RefusedError([Problem("report", _NONE, {"key": key})])
    return found


def opened(group: Group, key: str) -> Pack:
    """Return a report as it was kept, with whether the group agreed to it and the day on which members saw it."""
    report = get(group, key)
    pack = group.store.report_bodies.of(report.id)
    said, words = told(shipped.report(), pack.language), catalogue(pack.language)
    agreed = said.agreed_only if report.agreed_on is not None else said.not_agreed
    seen = (
        said.not_seen if report.seen_on is None else said.seen_first.format(day=words.day(report.seen_on, "full"))
    )
    first, *rest = pack.parts
    about = replace(first, blocks=(*first.blocks, Lines(lines=(agreed, seen))))
    return replace(pack, parts=(about, *rest))


def agree(group: Group, key: str) -> Report:
    """Say that the group agreed today to give a report out."""
    report = get(group, key)
    return _write(group, N_("Agree to a report"), replace(report, agreed_on=report.agreed_on or group.today()))


def seen(group: Group, key: str) -> Report:
    """Say that members saw a report today; from now on it stays as they saw it."""
    report = get(group, key)
    return _write(group, N_("Show a report to members"), replace(report, seen_on=report.seen_on or group.today()))


def send(group: Group, key: str, to_whom: str) -> Report:
    """Write down that a report went to somebody today; refused before members have seen it."""
    report = get(group, key)
    refuse(sending(report, to_whom))
    sent = replace(report, sent_on=group.today(), to_whom=" ".join(to_whom.split()))
    return _write(group, N_("Send a report"), sent)


def drop(group: Group, key: str) -> None:
    """Throw away a report that members have not seen.

    It may have been printed, so what it showed is remembered: no later one gives away what it kept back.
    """
    report = get(group, key)
    if report.seen_on is not None:
        raise RefusedError([Problem("report", SEEN)])
    with group.change(N_("Throw a report away"), TOPIC) as store:
        store.report_bodies.drop(report.id)
        store.reports.change(report.id, replace(report, kind=Kind.DROPPED))
        store.journal.forget()


def _write(group: Group, label: str, report: Report) -> Report:
    with group.change(label, TOPIC) as store:
        store.reports.change(report.id, report)
        store.journal.forget()
    return report


def trace(pack: Pack, key: str) -> tuple[Row, ...]:
    """Return the rows of the book that a figure of a pack was made from; none where it is kept back, or blank."""
    found = next((figure for figure in figures(pack) if figure.key == key), None)
    if found is None:
        raise RefusedError([Problem("figure", _NO_FIGURE, {"key": key})])
    return found.rows
