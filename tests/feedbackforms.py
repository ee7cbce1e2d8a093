"""Feedback forms as anybody might write them, in one language or several."""

from dataclasses import replace

from hypothesis import strategies as st

from groupkit.core.feedback.forms import (
    ABOUT,
    STRANDS,
    WRITTEN,
    Form,
    Kind,
    Option,
    Question,
    Translation,
    texts,
)

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=20).filter(
    lambda words: words.strip() and "\u2060" not in words
)
SOME = WORDS | st.sampled_from(["=1+1", "${name}", "@here", "_x0041_", "-", "two\nlines", "\ttab", "'so'"])
KEYS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
LANGUAGES = ("es", "pl", "fr", "ar")


@st.composite
def options(draw: st.DrawFn) -> tuple[Option, ...]:
    keys = draw(st.lists(KEYS, min_size=2, max_size=7, unique=True))
    return tuple(Option(key=key, words=draw(SOME)) for key in keys)


@st.composite
def questions(draw: st.DrawFn, key: str) -> Question:
    kind = draw(st.sampled_from(Kind))
    shared = {Kind.FACES: "yes-no-5", Kind.FIT: "fit-5"}.get(kind, "")
    own = draw(options()) if kind in (Kind.CHOICE, Kind.SEVERAL) else ()
    return Question(
        key=key,
        kind=kind,
        ask=draw(SOME),
        statement=draw(SOME) if kind is Kind.FIT else "",
        easy=draw(st.just("") | SOME),
        scale=shared,
        options=own,
        most=draw(st.integers(0, len(own))) if kind is Kind.SEVERAL else 0,
        longest=draw(st.integers(0, 140)) if kind in WRITTEN else 0,
        reverse=draw(st.booleans()),
        sensitive=True,
    )


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Draw a form whose every text is there, in each of its languages."""
    keys = draw(st.lists(KEYS, min_size=1, max_size=6, unique=True))
    form = Form(
        id=draw(KEYS),
        version=draw(st.integers(1, 9999)),
        title=draw(SOME),
        strand=draw(st.sampled_from(STRANDS)),
        about=draw(st.sampled_from(ABOUT)),
        intro=draw(st.just("") | SOME),
        what_happens=draw(SOME),
        source=draw(SOME),
        license=draw(st.just("") | SOME),
        credit=draw(st.just("") | SOME),
        anonymous=draw(st.booleans()),
        questions=tuple(draw(questions(key)) for key in keys),
        composite=tuple(draw(st.lists(st.sampled_from(keys), unique=True))),
        tables=tuple(draw(st.lists(st.sampled_from(keys), unique=True))),
        own=True,
    )
    spoken = sorted(draw(st.sets(st.sampled_from(LANGUAGES), max_size=2)))
    translations = tuple(
        Translation(key=language, texts=tuple(sorted((at, draw(SOME)) for at in texts(form))))
        for language in spoken
    )
    return replace(form, translations=translations)
