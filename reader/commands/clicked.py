"""What click itself says, in our catalogue: it asks gettext's current domain, which is made ours."""

from __future__ import annotations

import gettext
import os

from reader.language import FOLDER, N_, NN_

SAID = (
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Positional arguments"), N_("Show this message and exit."),
    N_("Show the version and exit."), N_("Error: {message}"), N_("Try '{command} {option}' for help."),
    N_("No such option {name!r}."), N_("No such command {name!r}."), N_("Missing argument"), N_("Missing parameter"),
    N_("Missing option"), N_("Invalid value for {param_hint}: {message}"), N_("Invalid value: {message}"),
    N_("{value!r} is not in the range {range}."), N_("{value} is not in the range {range}."),
    N_("{value!r} is not a valid {number_type}."),
    N_("Option {name!r} does not take a value."), N_("default: {default}"), N_("Aborted!"),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
)  # fmt: skip


def speak(language: str | None) -> None:
    """Let click speak the language that was asked for; else it goes by the locale, as we do."""
    gettext.bindtextdomain("reader", FOLDER)
    gettext.textdomain("reader")
    if language:
        os.environ["LANGUAGE"] = language
