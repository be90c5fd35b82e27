"""Marks that may not start a line and marks that may not end one.

From *Requirements for Chinese Text Layout* (W3C CLREQ, §3.1.3, line-start and line-end prohibition) and
GB/T 15834-2011, with the ASCII marks of the same meaning.
"""

from __future__ import annotations

NO_START = frozenset("、。，．：；！？）］｝〕】》〉」』〗｠”’％‰℃·・‧～—…,.:;!?)]}%°")
NO_END = frozenset("“‘（［｛〔【《〈「『〖｟([{￥＄£$€#＃")
PAIRS = frozenset("—…─⸺")  # a dash or an ellipsis of two characters is one mark

# Marks narrow enough for the margin: they may hang past the measure, into cells kept for them.
HANGING = frozenset("、。，．：；！？）］｝〕】》〉」』〗”’,.:;!?)]}")


def may_part(before: str, after: str) -> bool:
    """Whether a line may end with `before` and the next start with `after`."""
    return after not in NO_START and before not in NO_END
