"""The first picture: the text, drawn by the child that reads the article, before the screen library has been imported.

The desk then draws the same lines in the same cells and the rest around them; whoever opened an article is reading it
by then. It is drawn only where it is sure to be that picture: an article that was not read before, a terminal whose
colours are known. Nothing here imports the screen library.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.foreign import inert
from reader.ui import arrangement

if TYPE_CHECKING:
    from rich.style import Style

    from reader.core.model import Article
    from reader.store.settings import Options
    from reader.typeset.page import Page

Row = tuple[str, "Style"]

SCREEN = 2  # standard error is where the desk draws, too
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l\x1b[H", "\x1b[?25h\x1b[?1049l"  # xterm's alternate screen; the cursor


def draw(article: Article, options: Options, single: bool) -> None:
    """Draw the text on the terminal, in one write, where that can be done."""
    from rich.color import ColorSystem

    system = colours(os.environ)
    if system is None or not _new(article):
        return
    options = replace(options, theme=options.theme or _chosen_theme())
    columns, lines = shutil.get_terminal_size()  # as the screen library asks
    wanted = rows(article, options, single, columns, lines)
    drawn = (style.render(text, color_system=ColorSystem[system]) for text, style in wanted)
    os.write(SCREEN, (_ENTER + "\r\n".join(drawn)).encode())


def leave() -> None:
    """Give the screen back where the desk can't be opened after all."""
    os.write(SCREEN, _LEAVE.encode())


def colours(environment: Mapping[str, str]) -> str | None:
    """The colours of the terminal, by Rich's rules and in its words; None where they are few or unwanted."""
    if environment.get("NO_COLOR") is not None:
        return None
    if environment.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return "TRUECOLOR"
    return "EIGHT_BIT" if environment.get("TERM", "").endswith(("-256color", "kitty")) else None


def _new(article: Article) -> bool:
    from reader.store import folders, ledger

    return ledger.unchanged(folders.state(), folders.key(os.path.realpath(article.path)), article.sha256)


def _chosen_theme() -> str:
    from reader.store import folders, ledger

    return ledger.chosen(folders.state(), "theme")


def rows(article: Article, options: Options, single: bool, columns: int, lines: int) -> Iterator[Row]:
    """Every row of the screen, full: the lines of the text where the desk will set them, blank around them."""
    from reader.typeset import cells
    from reader.ui import inks, themes

    plan = arrangement.arrange(columns, lines, {"library": not single or columns >= arrangement.LIBRARY_STAYS})
    region = arrangement.text_region(columns, lines, plan)
    left, page = _set(article, options, region.width)
    spots = _spots(page, region.height)
    theme = themes.known(options.theme)
    base = inks.ground(theme)
    for row in range(lines):
        at = row - region.top
        text, ink = _line(page, spots[at], options) if 0 <= at < len(spots) else ("", "")
        text = " " * (region.left + left) + text if text else ""
        text += " " * (columns - cells.width(text, options.ambiguous))
        yield inert(text), base + inks.ink(theme, ink) if ink else base


def _set(article: Article, options: Options, pane: int) -> tuple[int, Page]:
    from reader.typeset.lines import Measure
    from reader.typeset.page import Page

    left, width = arrangement.column(pane, options.width)
    return left, Page(article.blocks, Measure(width, options.ambiguous, options.spacing, options.indent), {})


def _spots(page: Page, height: int) -> list[tuple[int, int]]:
    """The rows of the page from its top, as many as fit; sets them."""
    spots = [(0, 0)] * bool(page.blocks)
    while spots and len(spots) < height and (below := page.move(spots[-1], 1)) != spots[-1]:
        spots.append(below)
    return spots


def _line(page: Page, spot: tuple[int, int], options: Options) -> tuple[str, str]:
    """The text of a line and the ink of its block, "" for running text."""
    from reader.typeset.text import drawn
    from reader.ui import inks

    line, block = page.line(spot), page.blocks[spot[0]]
    return (drawn(line, block.text, options.ambiguous) if line else ""), inks.of_block(block.kind)
