"""The app: the desk on a screen, with its themes, its keys and its manners towards the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding

from reader.core import ahead
from reader.language import _
from reader.store import folders
from reader.store.settings import Options
from reader.ui import keys, probe, signals, themes
from reader.ui.header import Header
from reader.ui.in_turn import InTurn
from reader.ui.records import Records
from reader.ui.screens.desk import Desk
from reader.ui.sink import Sink


def styles() -> list[str | Path]:
    """The style sheets: in the installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent.parent
    folder = here / "styles"
    return sorted((folder if folder.is_dir() else here.parent / "styles").glob("*.tcss"))


class ReaderApp(InTurn):
    """One window with one desk."""

    CSS_PATH: ClassVar[Any] = styles()
    BINDINGS: ClassVar[list[Any]] = [Binding("ctrl+q", "quit", show=False, priority=True, id="app.quit")]
    ENABLE_COMMAND_PALETTE = False  # ours is a sheet like the others
    TITLE = "reader"
    ESCAPE_TO_MINIMIZE = False
    NOTIFICATION_TIMEOUT = 6

    def __init__(self, paths: Sequence[str], options: Options | None = None) -> None:
        super().__init__()
        self.paths, self.options = paths, options or Options()
        self._started = False
        self._leaving: int | None = None  # the code to end with, asked for before there was anything to end
        self._problem = ""  # what is wrong with the settings, said when there is a line to say it in
        self.records = Records(folders.state(), with_tagger=self.options.tagger)
        self._filters.append(Sink())
        if self.no_color:
            self._without_colour()
        elif self.console.color_system == "standard":
            from reader.ui.sixteen import Sixteen

            self._filters.append(Sixteen())
        for name in themes.NAMES:
            self.register_theme(themes.theme(name))
        self.theme = themes.known(self.options.theme)

    def _without_colour(self) -> None:
        """The framework's own answer to NO_COLOR is shades of grey; the standard asks for none."""
        from textual.filter import Monochrome

        from reader.ui.colourless import Colourless

        self._filters[:] = [line for line in self._filters if not isinstance(line, Monochrome)] + [Colourless()]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables("dark")

    def get_default_screen(self) -> Desk:
        return Desk(self.paths, self.records, self.options)

    def on_load(self) -> None:
        """Before the framework has taken the terminal and its streams: from then on it alone may give them back."""
        signals.heed(self.leave)
        if self.options.theme is None:
            self.theme = themes.known(self.records.choice("theme"))

    def on_mount(self) -> None:
        if not self.is_headless:
            signals.end_with_terminal(self.leave)
        if self.options.keys:
            self._take_keys()

    def on_cursor_position(self, event: events.CursorPosition) -> None:
        """The terminal's answer: how wide it draws what is narrow in one font and wide in another."""
        if (cells := probe.answered(event.x)) and isinstance(desk := self.screen_stack[0], Desk):
            desk.body.set_ambiguous(cells)

    def _take_keys(self) -> None:
        """The reader's own keys; a name that is not in the table is said, the other keys stay as they are."""
        try:
            self.set_keymap(keys.keymap(self.options.keys))
        except ValueError as problem:
            self._problem = str(problem)

    def on_ready(self) -> None:
        self._started = True
        if self._leaving is not None:
            self.exit(return_code=self._leaving)
            return
        if self.options.asks and self._driver is not None and not self.is_headless:
            self._driver.write(probe.QUESTION)
            self.screen_stack[0].query_one(Header).refresh()  # which stands where the question was written
        if self._problem:
            self.say(self._problem, problem=True)

    def say(self, sentence: str, problem: bool = False) -> None:
        """Tell the reader what happened, in the last line of the desk."""
        if isinstance(desk := self.screen_stack[0], Desk):
            desk.say(sentence, problem)

    def leave(self, code: int) -> None:
        """End at once, but in order: state saved, terminal restored. While the panes are still being made, after that:
        what is half made cannot be taken down. Who asks twice is not kept waiting.
        """
        if self._started or self._leaving is not None:
            self.exit(return_code=code)
        self._leaving = code

    def action_theme(self) -> None:
        """The next theme, for the next time too; where settings or command line name one, they are asked first."""
        self.theme = themes.after(self.theme)
        if self.options.theme is None:
            self.records.choose("theme", self.theme)
            self.say(_("Theme: {name}.").format(name=themes.title(self.theme)))
            return
        line = f'theme = "{self.theme}"'
        self.say(
            _("Theme: {name}. To keep it, write {line} into {path}").format(
                name=themes.title(self.theme), line=line, path=folders.settings()
            )
        )

    def on_unmount(self) -> None:
        self.records.save()


def run(paths: Sequence[str], options: Options | None = None) -> int:
    """Open the desk on files and folders; returns the exit code, not 0 when the app failed."""
    app = ReaderApp(paths, options)
    ahead.claim()
    app.run()
    return app.return_code or 0
