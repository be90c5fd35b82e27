"""What the keys of the desk do: one action each, most of them a line, said to the part that knows how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from reader.language import _
from reader.ui import correcting
from reader.ui.body import Body
from reader.ui.facts import Facts
from reader.ui.footer import Footer
from reader.ui.library import Library, Progress
from reader.ui.opening import Place
from reader.ui.outline import Outline
from reader.ui.plate import Plate

if TYPE_CHECKING:
    from reader.ui.following import Following
    from reader.ui.opening import Opening
    from reader.ui.panes import Panes
    from reader.ui.records import Records
    from reader.ui.screens.sheet import Row
    from reader.ui.taking import Taking
    from reader.ui.wandering import Wandering


class Deeds(Screen[None]):
    """The actions. The parts are made by the desk."""

    following: Following
    opening: Opening
    panes: Panes
    records: Records
    taking: Taking
    wandering: Wandering

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
        self.taking.section()

    def action_cancel(self) -> None:
        """Esc: give up a reading, put a pane away, clear a message. It never quits."""
        if self.opening.stop():
            self.query_one(Plate).display = False
            self.say(_("Cancelled."))
        elif not self.panes.close_over():
            self.query_one(Footer).silence()

    def action_back_or_quit(self) -> None:
        """q: out of what lies over the text, then to the library, then out of the reader."""
        if self.panes.close_over():
            return
        library = self.query_one(Library)
        if self.single is None and not library.has_focus_within:
            self.panes.alone = False
            self.panes.wanted["library"] = True
            self.panes.settle()
            self.panes.focus("library")
        else:
            self.app.exit()

    def action_mark(self) -> None:
        self.wandering.ask("mark")

    def action_go_to_mark(self) -> None:
        self.wandering.ask("go")

    def action_reload(self) -> None:
        self._read_again(None)

    def _read_again(self, encoding: str | None) -> None:
        wanted = self.wandering.here or self.opening.wanted
        if wanted is not None:
            self.opening.open(wanted, encoding, again=True)

    # Finding

    async def action_find(self) -> None:
        if self.query_one(Library).has_focus_within:
            self.wandering.search("")
        else:
            await self.query_one(Body).run_action("find")

    def action_look_everywhere(self) -> None:
        facts = self.query_one(Facts)
        fact = facts.fact if facts.has_focus_within else facts.current
        words = self.get_selected_text() or (fact and (fact.name or fact.text)) or ""
        self.wandering.search(words)

    # Taking along

    async def action_copy(self) -> None:
        if self.query_one(Facts).has_focus_within:
            self.taking.fact()
        else:
            await self.query_one(Body).run_action("copy")

    async def action_copy_section(self) -> None:
        await self.query_one(Body).run_action("copy_section")

    def action_export(self) -> None:
        self._sheet(_("Save"), "export_rows", (), self.taking.save_as)

    def action_open_source(self) -> None:
        self.taking.open_source()

    # Marks of the library

    @property
    def _chosen_path(self) -> str | None:
        library = self.query_one(Library)
        return library.card.path if library.has_focus_within and library.card else library.open_path or None

    def action_star(self) -> None:
        if path := self._chosen_path:
            self.query_one(Library).change(path, star=self.records.star(path))

    def action_read_mark(self) -> None:
        if path := self._chosen_path:
            progress: Progress = "unread" if self.records.progress(path) == "read" else "read"
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
        document = correcting.corrected(document, block, level, self.records)
        self.opening.keep(document)
        self.following.replace(document)
        self.say(_("Outline changed; the file is not. H takes it back."))

    # Sheets

    def action_help(self) -> None:
        focused = next((node for node in self.focused.ancestors_with_self if node.id), None) if self.focused else None
        pane: Any = focused.id if focused is not None and focused.id in ("library", "outline", "facts") else "body"
        self._sheet(_("Help"), "help_rows", (self.active_bindings, pane))

    def action_removed(self) -> None:
        document = self.following.document
        if document is None or not document.article.removed:
            self.say(_("Nothing was removed from this page."))
            return
        self._sheet(_("Removed from the page"), "removed_rows", (document.article,), self._to_block)

    def _to_block(self, block: int | None) -> None:
        if block is not None and (here := self.wandering.here):
            self.wandering.to(Place(here.path, block))

    def action_encoding(self) -> None:
        document = self.following.document
        now = document.article.encoding if document else ""
        self._sheet(_("Read the file as"), "encoding_rows", (now,), self._encoded)

    def _encoded(self, encoding: str | None) -> None:
        if encoding:
            self._read_again(encoding)

    def _sheet(self, title: str, rows: str, arguments: tuple[Any, ...], then: Any = None) -> None:
        """Put a sheet over the desk; its code is loaded when the first one is wanted."""
        from reader.ui.screens import sheets
        from reader.ui.screens.sheet import Sheet

        made: list[Row] = getattr(sheets, rows)(*arguments)
        self.app.push_screen(Sheet(title, made, empty=_("Nothing matches.")), then)
