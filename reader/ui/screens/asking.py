"""The sheets that the desk puts over itself: help, removals, encodings, marks, ways to save, addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from reader.language import _
from reader.ui.body import Body
from reader.ui.filling import FillingScreen
from reader.ui.library import Library
from reader.ui.opening import Place

if TYPE_CHECKING:
    from reader.ui.finding import Finding
    from reader.ui.following import Following
    from reader.ui.opening import Opening
    from reader.ui.panes import Panes
    from reader.ui.records import Records
    from reader.ui.screens.rows import Row
    from reader.ui.taking import Taking
    from reader.ui.wandering import Wandering


class Asking(FillingScreen):
    """Actions that ask something. The parts are made by the desk."""

    finding: Finding
    following: Following
    opening: Opening
    panes: Panes
    paths: Sequence[str]
    records: Records
    taking: Taking
    wandering: Wandering

    def say(self, sentence: str, problem: bool = False) -> None:
        """Tell the reader what happened, in the last line."""
        raise NotImplementedError

    def _sheet(
        self, title: str, rows: Sequence[Row], then: Callable[[Any], None] | None = None, *,
        letters: bool = False, typing: bool = False,
    ) -> None:  # fmt: skip
        from reader.ui.screens.sheet import Sheet

        self.app.push_screen(Sheet(title, rows, empty=_("Nothing matches."), letters=letters, typing=typing), then)

    def action_help(self) -> None:
        from reader.ui.screens.sheets import help_rows

        focused = self.focused.ancestors_with_self if self.focused else []
        names = [node.id for node in focused if node.id in ("library", "outline", "facts")]
        pane: Any = names[0] if names else "body"
        self._sheet(_("Help: Enter does it"), help_rows(self.active_bindings, pane), self._press)

    def action_palette(self) -> None:
        from reader.ui.screens.sheets import command_rows

        self._sheet(_("Commands"), command_rows(self.active_bindings), self._press, typing=True)

    def _press(self, key: str | None) -> None:
        if key is not None:
            self.app.simulate_key(key)

    def action_removed(self) -> None:
        document = self.following.document
        if document is None or not document.article.removed:
            self.say(_("Nothing was removed from this page."))
            return
        from reader.ui.screens.sheets import removed_rows

        self._sheet(_("Removed from the page"), removed_rows(document.article), self._to_block)

    def _to_block(self, block: int | None) -> None:
        if block is not None and (here := self.wandering.here):
            self.wandering.to(Place(here.path, block))
            self.panes.focus_text()

    def action_encoding(self) -> None:
        from reader.ui.screens.sheets import encoding_rows

        document = self.following.document
        now = document.article.encoding if document else ""
        self._sheet(_("Read the file as"), encoding_rows(now), self._encoded)

    def _encoded(self, encoding: str | None) -> None:
        if encoding:
            self.read_again(encoding)

    def action_reload(self) -> None:
        """The files of the folders are listed again, and the open one is read again, where it was left."""
        self.fill()
        self.read_again(None)

    def fill(self) -> None:
        """List the files of the folders, in a worker."""
        raise NotImplementedError

    def read_again(self, encoding: str | None) -> None:
        wanted = self.wandering.here or self.opening.wanted
        if wanted is not None:
            self.opening.open(wanted, encoding, again=True)

    def action_go_to_mark(self) -> None:
        from reader.ui.screens.sheets import mark_rows

        titles = {card.path: card.title for card in self.query_one(Library).cards}
        rows = mark_rows(self.records.marks(), self.wandering.last, titles, self.body.article)
        if rows:
            self._sheet(_("Go to a mark"), rows, self.wandering.to_mark, letters=True)
        else:
            self.say(_("Nothing is marked yet: m and a letter mark a place."))

    def action_export(self) -> None:
        document = self.following.document
        if document is None:
            self.say(_("There is nothing to save: no text is open."))
            return
        from reader.ui.screens.sheets import export_rows

        self._sheet(_("Save"), export_rows(document.article, self.taking.section), self.taking.save_as)

    def action_open_source(self) -> None:
        document = self.following.document
        if document is None or not document.article.meta.url:
            self.say(_("The file does not say which page it is from."))
        else:
            self.ask_to_open(document.article.meta.url)

    def ask_to_open(self, address: str) -> None:
        """Show the whole address; nothing opens before the reader has seen it and pressed Enter."""
        from reader.ui.screens.sheets import address_rows

        self._sheet(_("This address"), address_rows(address), self._opened)

    def on_body_followed(self, message: Body.Followed) -> None:
        self.ask_to_open(message.address)

    def on_body_pictured(self, message: Body.Pictured) -> None:
        from reader.ui.screens.picture import PictureSheet

        if (article := self.body.article) is not None:
            self.app.push_screen(PictureSheet(article, article.blocks[message.block], self.paths))

    def on_body_said(self, message: Body.Said) -> None:
        self.say(message.sentence)

    def _opened(self, chosen: tuple[str, str] | None) -> None:
        if chosen is None:
            return
        what, address = chosen
        if what == "copy":
            self.taking.copy(address)
        else:
            self.taking.open_address(address)

    @property
    def body(self) -> Body:
        return self.query_one(Body)
