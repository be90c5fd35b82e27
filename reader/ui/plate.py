"""What stands in the place of the text when there is none to show: a few plain sentences in the middle of the page."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.core import foreign
from reader.language import _
from reader.ui.folding import folded_lines

MOST_LINES = 12  # of one sentence


class Plate(Widget):
    """A title and what to do about it."""

    sentences: reactive[tuple[str, ...]] = reactive(())

    def __init__(self) -> None:
        super().__init__(id="plate")

    def render(self) -> Content:
        parts = ["\n".join(folded_lines(one, max(8, self.size.width), MOST_LINES)) for one in self.sentences]
        return Content("\n\n").join([Content.styled(parts[0], "bold"), *map(Content, parts[1:])] if parts else [])

    def say(self, title: str, *sentences: str) -> None:
        """Show the sentences; the first stands out."""
        self.sentences = (title, *filter(None, sentences))
        self.display = True

    def empty_folder(self) -> None:
        self.say(
            _("No articles here yet."),
            _("The reader opens saved articles (.md, .html, .txt …) in this folder and the ones below it."),
            _("Put some in and press ^R, or start it with another folder: reader FOLDER"),
        )

    def unreadable(self, path: str, reason: str, advice: str) -> None:
        self.say(
            _("This file cannot be read: {reason}").format(reason=reason),
            advice,
            foreign.name(path),
            _("The other articles are not affected. J goes on to the next one."),
        )

    def without_text(self, removed: bool) -> None:
        self.say(
            _("This file has no text."),
            _("R shows what was removed from it.") if removed else "",
            _("C reads it in another encoding, J goes on to the next one."),
        )

    def waiting(self, path: str) -> None:
        self.say(_("Reading {name} …").format(name=foreign.name(path)), _("Esc cancels."))

    def too_small(self) -> None:
        self.say(_("Too small"), "≥ 20×5")
