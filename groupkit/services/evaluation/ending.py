"""Lets go what a round of talks kept: first the book says so and forgets what opens it, then the files go."""

from dataclasses import replace

from groupkit.core.evaluation.destroyed import Gone, Rule, What
from groupkit.core.evaluation.rounds import Round
from groupkit.i18n import N_
from groupkit.services.evaluation.unsaying import unsay
from groupkit.services.group import Group
from groupkit.storage.evaluation import talkfiles
from groupkit.storage.evaluation.rows import RoundKeys

TOPIC = "evaluation"


def let_go(group: Group, made: Round, rule: Rule) -> Round:
    """Destroy how to reach people and what was typed and not accepted; keep the round as it is now.

    Cut off anywhere, the next opening of the book finishes it.
    """
    with group.change(N_("Let go how to reach people"), TOPIC):
        done = _forgotten(group, made, rule)
    _finish(group, done)
    return done


def destroyed(group: Group, made: Round, rule: Rule) -> Round:
    """Destroy all that is sealed of a round, and its files; keep the round as it is now."""
    with group.change(N_("Destroy a round of talks"), TOPIC) as store:
        done = _forgotten(group, made, rule)
        for table in (
            *(store.evaluation_people, store.evaluation_answers),
            *(store.evaluation_codings, store.evaluation_agreed),
        ):
            table.remove(round=done.id)
        unsay(group, done, everything=True)
        store.evaluation_gone.add(Gone(round=done.id, what=What.ALL, rule=rule, gone_on=group.today()))
        store.feedback_expiry.forget_names()
    _finish(group, done)
    return done


def _forgotten(group: Group, made: Round, rule: Rule) -> Round:
    today, store = group.today(), group.store
    if made.contacts_gone_on is None:
        for what in (What.CONTACTS, What.DRAFT):
            store.evaluation_gone.add(Gone(round=made.id, what=what, rule=rule, gone_on=today))
    done = replace(made, contacts_gone_on=made.contacts_gone_on or today)
    store.evaluation_rounds.change(made.id, done)
    store.evaluation_rounds.keep_keys(made.id, RoundKeys())
    return done


def _finish(group: Group, made: Round) -> None:
    """Erase the files, and write the book anew; also where a file cannot be erased, which is then told of."""
    try:
        for suffix in (talkfiles.CONTACTS, talkfiles.DRAFTS):
            talkfiles.erase(talkfiles.path_of(group.path, made.key, suffix))
    finally:
        group.store.write_anew()
