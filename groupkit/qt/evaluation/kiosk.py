"""The kiosk for one person who answers a talk by themselves: the same steps, and only promises that hold here."""

from dataclasses import replace

from groupkit.core.evaluation.words import Consent
from groupkit.core.feedback.words import Words
from groupkit.qt.evaluation.roundpage import HOME
from groupkit.qt.feedback.kiosk.page import KioskPage
from groupkit.services.evaluation import telling
from groupkit.storage.evaluation import shipped


class TalkKioskPage(KioskPage):
    """A page that stands alone, and lets nobody out without the passphrase; what is said goes by a sign."""

    name = "evaluationkiosk"
    home = HOME

    def worded(self, words: Words) -> Words:
        """Return the words of the kiosk with what can be promised of a talk."""
        return of_talk(words, telling.told(shipped.consent()))


def of_talk(words: Words, consent: Consent) -> Words:
    """Return the words of the kiosk without one promise that a talk, which goes by a sign, cannot keep.

    How words may be used is not asked there: each yes to a quotation is asked apart, by a person.
    """
    alone = consent.alone
    return replace(
        words,
        promise=replace(words.promise, lines=alone.lines, cannot=alone.cannot, short="", lock=alone.lock),
        room=replace(words.room, closed=consent.limits),
        danger=replace(words.danger, lines=(alone.danger, *words.danger.lines[1:]), send_button=alone.send),
        own_words=replace(words.own_words, use_ask=""),
        kiosk=replace(words.kiosk, thanks=alone.thanks, thanks_more=alone.thanks_more),
    )
