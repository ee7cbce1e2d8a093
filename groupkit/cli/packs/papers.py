"""The pack for the evaluation meeting on the command line: on paper, as slides, and figure by figure."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.packs.figures import as_rows
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, FILE
from groupkit.core.packs.blocks import spoken
from groupkit.core.packs.blocks import figures as of_pack
from groupkit.i18n import N_, _
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.pdf.packs import pages as paper
    from groupkit.pdf.slides import deck as slides
    from groupkit.services.packs import checking, marks, meeting, report
else:
    paper = lazily("groupkit.pdf.packs.pages")
    slides = lazily("groupkit.pdf.slides.deck")
    checking = lazily("groupkit.services.packs.checking")
    marks = lazily("groupkit.services.packs.marks")
    meeting = lazily("groupkit.services.packs.meeting")
    report = lazily("groupkit.services.packs.report")
