"""What of a round was destroyed: what it was, by which rule, and on which day; never how much of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from groupkit.i18n import N_


class What(StrEnum):
    """What went for good."""

    CONTACTS = "contacts"
    DRAFT = "draft"
    RECORDING = "recording"
    ANSWERS = "answers"
    ALL = "all"


class Rule(StrEnum):
    """Why it went."""

    ROUND_OVER = "round_over"
    KEPT_UNTIL = "kept_until"
    CHOSEN = "chosen"


WHATS: dict[str, str] = {
    What.CONTACTS: N_("How to reach people"),
    What.DRAFT: N_("What was typed in talks and not accepted"),
    What.RECORDING: N_("Recordings"),
    What.ANSWERS: N_("What people said"),
    What.ALL: N_("Everything of this round but its name and what the group heard"),
}
RULES: dict[str, str] = {
    Rule.ROUND_OVER: N_("The talks are over"),
    Rule.KEPT_UNTIL: N_("It was kept until this day"),
    Rule.CHOSEN: N_("The group chose so"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """One thing that was destroyed."""

    id: int = 0
    round: int
    what: What
    rule: Rule
    gone_on: date
