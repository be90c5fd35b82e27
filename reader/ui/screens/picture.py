"""One picture over the desk: at once where it is a file, after being asked for where it would have to be fetched."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import struct
import sys
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from reader.core import foreign
from reader.core.model import Article, Block
from reader.language import _
from reader.ui import images, probe
from reader.ui.screens.over import Over


class PictureSheet(Over[None]):
    """Shows where the picture is, then the picture, or why there is none. Esc, q or i close it."""

    BINDINGS: ClassVar[list[Any]] = [
        Binding("escape,q,i", "dismiss", show=False),
        Binding("enter", "fetch", show=False),
    ]

    def __init__(self, article: Article, block: Block, opened: Sequence[str]) -> None:
        super().__init__()
        self._article, self._block, self._opened = article, block, opened
        self._picture: images.Picture | None = None
        self._asking = False

    def compose(self) -> ComposeResult:
        with Vertical(id="picture") as frame:
            frame.border_subtitle = "Esc"
            yield Static(Content(foreign.line(self._block.text)), id="picture-caption")
            yield Static(Content(""), id="picture-state")

    def on_mount(self) -> None:
        try:
            self._picture = images.find(self._article, self._block, self._opened)
        except images.Refused as why:
            self.say(str(why))
            return
        if not available():
            self.say(
                _("{where}\nPictures in the terminal need an extra: pip install 'reader-desk[images]'").format(
                    where=self._picture.shown
                )
            )
        elif self._picture.file or self._picture.cached:
            self._load()
        else:
            self._asking = True
            self.say(_("{where}\nEnter fetches this picture from the network, Esc does not.").format(
                where=self._picture.shown
            ))  # fmt: skip

    def say(self, sentence: str) -> None:
        self.query_one("#picture-state", Static).update(Content(sentence))

    def action_fetch(self) -> None:
        """Enter: fetch what was asked for; else close."""
        if self._asking:
            self._asking = False
            self._load()
        else:
            self.dismiss()

    def _load(self) -> None:
        assert self._picture is not None
        self.say(_("{where} …").format(where=self._picture.shown))
        picture = self._picture
        self.run_worker(lambda: self._loaded(picture), thread=True, exit_on_error=False)

    def _loaded(self, picture: images.Picture) -> None:
        """In a worker: read or fetch, then decode."""
        try:
            file = picture.file or picture.cached
            data = images.read(file) if file else images.fetch(picture.address or "")
            small = images.decoded(data)
        except images.Refused as why:
            self.app.call_from_thread(self.say, str(why))
            return
        self.app.call_from_thread(self._show, small)

    def _show(self, png: bytes) -> None:
        if self.is_attached:
            self.say(self._picture.shown if self._picture else "")
            frame = self.query_one("#picture", Vertical)
            taken = sum(text.size.height for text in frame.query(Static))
            frame.mount(drawn(png, frame.content_size - (0, taken)), after="#picture-caption")


def available() -> bool:
    """Whether the extra is installed."""
    return all(importlib.util.find_spec(name) for name in ("textual_image", "PIL"))


def drawn(png: bytes, room: Size) -> Widget:
    """The picture as a widget as large as its room allows, in the best way the terminal has, else in half blocks."""
    with _unasked():
        from textual_image.widget import HalfcellImage, SixelImage, TGPImage
    from PIL import Image

    image = Image.open(io.BytesIO(png))
    image.load()
    kind = {"kitty": TGPImage, "sixel": SixelImage}.get(probe.graphics(), HalfcellImage)
    widget: Widget = kind(image, id="picture-image")
    columns, rows = fitting(image.size, room, _cell())
    widget.styles.width, widget.styles.height = columns, rows
    widget.styles.margin = (0, 0, 0, (room.width - columns) // 2)  # in the middle
    return widget


def fitting(pixels: tuple[int, int], room: tuple[int, int], cell: tuple[int, int]) -> tuple[int, int]:
    """The cells of a picture that fills its room and keeps its shape."""
    scale = min(room[0] * cell[0] / pixels[0], room[1] * cell[1] / pixels[1])
    columns, rows = round(pixels[0] * scale / cell[0]), round(pixels[1] * scale / cell[1])
    return max(1, min(room[0], columns)), max(1, min(room[1], rows))


@contextlib.contextmanager
def _unasked() -> Iterator[None]:
    """While the library is imported it asks the terminal what it can do; the answers would arrive as keys.

    It asks nothing of a standard output that is no terminal, and takes the size of a cell from the environment.
    """
    width, height = _cell()
    os.environ.setdefault("TEXTUAL_CELL_WIDTH", str(width))
    os.environ.setdefault("TEXTUAL_CELL_HEIGHT", str(height))
    held = sys.__stdout__
    sys.__stdout__ = io.StringIO()  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        sys.__stdout__ = held  # type: ignore[misc]


def _cell() -> tuple[int, int]:
    """Pixels of a cell; where the terminal does not say, those of a common one."""
    try:
        import fcntl
        import termios

        packed = fcntl.ioctl(sys.__stdout__.fileno(), termios.TIOCGWINSZ, b"\0" * 8)  # type: ignore[union-attr]
        rows, columns, width, height = struct.unpack("HHHH", packed)
    except (ImportError, OSError, ValueError, AttributeError):
        return 10, 20
    return (width // columns, height // rows) if width and height and rows and columns else (10, 20)
