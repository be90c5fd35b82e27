"""Frozen dataclasses of many fields and many instances: set as plain attributes, then closed."""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from inspect import Signature, signature
from typing import Any, TypeVar

SealedT = TypeVar("SealedT")


class Sealed(type):
    """The metaclass of a frozen dataclass with slots whose instances cost a third.

    Such a class sets every field through `object.__setattr__`. Here an open twin with the same slots takes the values
    and becomes the frozen class, which is otherwise what `dataclass` made it.
    """

    _open: type[Any]

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:
        super().__init__(name, bases, namespace)
        if "__slots__" in namespace:  # `dataclass` makes a class with slots anew
            of = [(field.name, field.type, field) for field in fields(cls)]  # type: ignore[arg-type]  # a dataclass
            cls._open = make_dataclass(name, of, eq=False, repr=False, slots=True)

    def __call__(cls: type[SealedT], *args: Any, **named: Any) -> SealedT:
        made: SealedT = cls._open(*args, **named)  # type: ignore[attr-defined]  # of Sealed
        made.__class__ = cls
        return made

    @property
    def __signature__(cls) -> Signature:
        """That of the class, for help() and editors: `__call__` hides it."""
        return signature(cls._open)
