"""What a journey sees: the screen as lines of text, once everything that was going on has ended."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from reader.ui.app import ReaderApp
from reader.ui.body import Body
from reader.ui.footer import Footer, LiveKeys
from reader.ui.screens.desk import Desk


async def settled(pilot: Pilot[int]) -> None:
    """Wait until no worker runs and everything is drawn; what a worker brought may set another one going."""
    await pilot.pause(0.1)  # the preview of an article waits a moment
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    while not all(worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


@asynccontextmanager
async def on_screen(app: ReaderApp, columns: int, rows: int) -> AsyncIterator[Pilot[int]]:
    """The app on a screen of that size, once all that opening it set going has ended."""
    async with app.run_test(size=(columns, rows)) as pilot:
        await settled(pilot)
        yield pilot


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def lines(app: ReaderApp) -> list[str]:
    """The screen, row by row."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def screen(app: ReaderApp) -> str:
    return "\n".join(lines(app))


def desk(app: ReaderApp) -> Desk:
    found = app.screen_stack[0]
    assert isinstance(found, Desk)
    return found


def body(app: ReaderApp) -> Body:
    return desk(app).query_one(Body)


def said(app: ReaderApp) -> str:
    """The sentence in the last line."""
    return desk(app).query_one(Footer).query_one(LiveKeys).message
