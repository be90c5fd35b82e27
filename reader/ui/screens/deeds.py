"""What the keys of the desk do: one action each, most of them a line, said to the part that knows how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.language import _
from reader.ui import correcting
from reader.ui.body import Body
from reader.ui.cards import Progress
from reader.ui.facts import Facts
from reader.ui.footer import Footer
from reader.ui.library import Library
from reader.ui.outline import Outline
from reader.ui.plate import Plate
from reader.ui.screens.asking import Asking

if TYPE_CHECKING:
    from reader.ui.correcting import Corrections
    from reader.ui.document import Document


class Deeds(Asking):
    """The actions that need no answer. The parts are made by the desk."""

    corrections: Corrections

    @property
    def single(self) -> str | None:
        """The one file that was asked for; None for folders and several files."""
        raise NotImplementedError

    def say(self, sentence: str, problem: bool = False) -> None:
        """Tell the reader what happened, in the last line."""
        self.query_one(Footer).say(sentence, problem)

    # Places

    async def action_body(self, name: str) -> None:
        await self.query_one(Body).run_action(name)

    async def action_jump(self, name: str) -> None:
        """A movement that may go far: Backspace comes back from it."""
        before = self.body.place
        await self.body.run_action(name)
        if self.body.place != before:
            self.wandering.leave(before)

    def action_width(self, step: int) -> None:
        """A narrower or wider column, 0: the usual one; each article keeps its own."""
        self.body.width(step)
        if here := self.wandering.here:
            own = self.body.column if self.body.column != self.body.usual else None
            self.records.set_width(here.path, own)

    def action_pane(self, name: str) -> None:
        self.panes.toggle(name)

    def action_beside(self, step: int) -> None:
        self.panes.beside(step)

    def action_text_only(self) -> None:
        self.panes.only_text()

    def action_article(self, step: int) -> None:
        self.wandering.next_article(step)

    def action_go_back(self) -> None:
        self.wandering.back()

    def action_go_forward(self) -> None:
        self.wandering.forward()

    def action_export_section(self) -> None:
        self.taking.save_section()

    def action_cancel(self) -> None:
        """Esc: give up a reading, put a pane away, clear a message, leave a side pane for the text. It never quits."""
        if self.opening.stop():
            self.query_one(Plate).display = False
            self.say(_("Cancelled."))
        elif not (self.body.clear_selection() or self.finding.forget() or self.panes.close_over()):
            self.query_one(Footer).silence()
            self.panes.leave_side()

    def action_back_or_quit(self) -> None:
        """q: out of what lies over the text, then to the library, then out of the reader."""
        library = self.query_one(Library)
        if not library.has_focus_within and self.panes.close_over():
            return
        if self.single is None and not library.has_focus_within:
            self.panes.alone = False
            self.panes.wanted["library"] = True
            self.panes.settle()
            self.panes.focus("library")
        else:
            self.app.exit()

    def action_mark(self) -> None:
        self.wandering.ask_mark()

    # Finding

    def action_find(self) -> None:
        if self.query_one(Library).has_focus_within:
            self.wandering.search("")
        else:
            self.finding.ask()

    def action_match(self, step: int) -> None:
        self.finding.step(step)

    def action_look_everywhere(self) -> None:
        facts = self.query_one(Facts)
        fact = facts.fact if facts.has_focus_within else facts.current
        words = self.body.selected or (fact and (fact.name or fact.text)) or ""
        self.wandering.search(words)

    # Taking along

    def action_copy(self) -> None:
        if self.query_one(Facts).has_focus_within:
            self.taking.copy_fact()
        else:
            self.taking.copy_here()

    def action_copy_section(self) -> None:
        self.taking.copy_section()

    # Marks of the library

    @property
    def _chosen_path(self) -> str | None:
        library = self.query_one(Library)
        return library.card.path if library.has_focus_within and library.card else library.open_path or None

    def action_star(self) -> None:
        if path := self._chosen_path:
            starred = self.records.star(path)
            self.query_one(Library).change(path, star=starred)
            self.say(_("Starred.") if starred else _("The star is taken away."))

    def action_read_mark(self) -> None:
        if path := self._chosen_path:
            progress: Progress = "unread" if self.records.progress(path) == "read" else "read"
            self.records.set_progress(path, progress)
            self.query_one(Library).change(path, progress=progress)
            self.say(_("Marked as read.") if progress == "read" else _("Marked as unread."))

    def has_read(self) -> None:
        """Keep the mark of the open article: being read once the keyboard is in its text, read at its end."""
        path = here.path if (here := self.wandering.here) else ""
        now = self.records.progress(path)
        if not path or now == "read" or not self.body.has_focus:
            return
        ended = self.body.max_scroll_y - self.body.scroll_y < 1
        progress: Progress = "read" if ended else "reading"
        if progress != now:
            self.records.set_progress(path, progress)
            self.query_one(Library).change(path, progress=progress)

    # The outline, corrected

    def action_heading(self, change: str) -> None:
        """At the heading of the outline's row, or at the paragraph of the cursor."""
        document, outline = self.following.document, self.query_one(Outline)
        if document is None:
            return
        block = self.query_one(Body).place[0]
        if outline.has_focus_within and outline.section is not None:
            block = outline.section.first
        level = correcting.level_after(document, block, change)
        if level is None:
            self.say(_("Only a heading can be raised or lowered. H makes this paragraph one."))
            return
        self._replace(self.corrections.change(document, block, level))
        self.say(_("Outline changed; the file is not. U takes it back."))

    def action_undo(self) -> None:
        document = self.following.document
        if document is not None and (before := self.corrections.undo(document)):
            self._replace(before)
            self.say(_("The last correction was taken back."))
        else:
            self.say(_("There is no correction to take back in this article."))

    def _replace(self, document: Document) -> None:
        self.opening.keep(document)
        self.following.replace(document)
        self.finding.forget()
