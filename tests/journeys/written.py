"""What a terminal shows that was written to step by step, and not drawn whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyte
from textual._compositor import CompositorUpdate
from wcwidth import wcwidth

from reader.ui.app import ReaderApp


class Written(ReaderApp):
    """The app, every update of its screen written to a terminal of `columns` x `rows` cells."""

    def __init__(self, app: ReaderApp, columns: int, rows: int) -> None:
        super().__init__(app.paths, app.options)
        self.terminal = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.terminal)

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            self._stream.feed(renderable.render_segments(self.console))
        super()._display(screen, renderable)

    @property
    def rows(self) -> list[str]:
        """Row by row, half a wide character as a question mark: over the other half something else was written."""
        return ["".join(self._row(y)) for y in range(self.terminal.lines)]

    def _row(self, y: int) -> Iterator[str]:
        cells = [self.terminal.buffer[y][x].data for x in range(self.terminal.columns)]
        for cell, before, after in zip(cells, ["", *cells], [*cells[1:], ""], strict=False):
            if cell:
                yield "?" if wcwidth(cell[0]) == 2 and after else cell
            elif not before or wcwidth(before[0]) != 2:
                yield "?"
