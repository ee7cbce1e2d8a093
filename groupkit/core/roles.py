"""The roles of a group: what each job is, what it takes, and what to pass on.

Eighteen come with groupkit; a group gives them its own names, switches them on and off, and adds its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from groupkit import extraction as forms
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.i18n import N_, Catalogue

CHAIR, SECRETARY, TREASURER, FACILITATOR = "chair", "secretary", "treasurer", "facilitator"
TITLES: Mapping[str, str] = {
    CHAIR: N_("Chair"),
    SECRETARY: N_("Secretary"),
    TREASURER: N_("Treasurer"),
    "timekeeper": N_("Timekeeper"),
    "reader": N_("Reader"),
    "greeter": N_("Greeter"),
    "hospitality": N_("Tea and cups"),
    "safety": N_("Safety contact"),
    "online-host": N_("Online host"),
    FACILITATOR: N_("Facilitator"),
    "feedback-steward": N_("Feedback keeper"),
    "outings-lead": N_("Outings lead"),
    "access-lead": N_("Access lead"),
    "workbook-keeper": N_("Workbook keeper"),
    "link-person": N_("Link person"),
    "visitor-lead": N_("Visitor lead"),
    "deputy": N_("Deputy"),
    "starting-helper": N_("Starting helper"),
}
TERM, ROTATING = "term", "rotating"
ON, SOMETIMES, OFF = "on", "sometimes", "off"
LONGEST_TITLE, LONGEST_TEXT = 32, 300
_LIMITS: Mapping[str, tuple[int, int]] = {
    "needed": (1, 4),
    "effort": (1, 3),
    "priority": (1, 10),
    "gap_weeks": (0, 26),
    "term_months": (0, 24),
    "minutes_a_week": (0, 900),
    "min_attended": (0, 52),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One job of the group, as it stands on its card.

    `title` is the group's own name for it, "" where ours is used. `group` is "term" for a job held over months,
    "rotating" for one given meeting by meeting. `used` says when it is listed: "on", "off", or "sometimes", at
    meetings whose format has a part that it leads. `effort` (1 to 3) and `priority` (1 to 10) weigh it in the
    rota, `gap_weeks` are the weeks of rest between two turns, `needed` how many people do it at once, and
    `beside` asks that a first turn is beside somebody who has done it. Whoever holds an `every_meeting` job has
    their hands full at each meeting and takes no turn there. `own` tells that the group wrote it.
    """

    key: str
    title: str = ""
    group: str = ROTATING
    used: str = ON
    purpose: str
    sample: str = ""
    before: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    time: str = ""
    minutes_a_week: int = 60
    term_months: int = 0
    eligibility: str = ""
    min_attended: int = 0
    effort: int = 1
    priority: int = 5
    gap_weeks: int = 0
    needed: int = 1
    beside: bool = False
    deputy: str = ""
    handover: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()
    ask_for_help: str = ""
    members_only: bool = False
    every_meeting: bool = False
    own: bool = False

    @property
    def is_term(self) -> bool:
        """Whether the job is held over months."""
        return self.group == TERM

    def called(self, words: Catalogue) -> str:
        """Return the name of the job in the language of a catalogue; the group's own name stays as it is."""
        return called(self.key, words, self.title)

    def told(self, words: Catalogue) -> "Role":
        """Return the card in another language; what the group wrote stays as it is."""
        if self.own:
            return self
        return forms.translated(self, forms.FIELDS["roles"], f"roles/{self.key}", words.pgettext)

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the group can have this job."""
        if self.own and not self.title.strip():
            yield Problem("title", N_("Write what the job is called."))
        if len(self.title) > LONGEST_TITLE:
            yield Problem("title", N_("Use a shorter name for the job, 32 letters at most."))
        if not self.purpose.strip():
            yield Problem("purpose", N_("Write in a sentence what the job is for."))
        if len(self.purpose) > LONGEST_TEXT:
            yield Problem(
                "purpose", N_("Use fewer words here, {longest} letters at most."), {"longest": LONGEST_TEXT}
            )
        if leaks(self.title) or leaks(self.purpose):
            yield Problem("purpose", N_("This hangs on the wall. Leave out numbers to ring, e-mail and passcodes."))
        if self.group not in (TERM, ROTATING):
            yield Problem("group", N_("Say whether the job is for one meeting or for some months."))
        if self.used not in (ON, SOMETIMES, OFF):
            yield Problem("used", N_("Say whether the job is on the list."))
        for field, (least, most) in _LIMITS.items():
            if not least <= getattr(self, field) <= most:
                yield Problem(field, N_("Use a number from {least} to {most}."), {"least": least, "most": most})


def called(key: str, words: Catalogue, own: str = "") -> str:
    """Return the name of a job by its key; `own` is the group's own name for it."""
    return own or words.gettext(TITLES.get(key, key))


def in_use(roles: tuple[Role, ...], group: str = "") -> tuple[Role, ...]:
    """Return the jobs that are not switched off, all or those of one group."""
    return tuple(role for role in roles if role.used != OFF and group in ("", role.group))


def renamed(role: Role, title: str) -> Role:
    """Return a job with the group's own name; ours again where the two are the same or nothing is written."""
    tidy = " ".join(title.split())
    return replace(role, title="" if not role.own and tidy == TITLES.get(role.key) else tidy)
