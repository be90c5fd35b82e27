"""Text with numerals and the words around them in one form, every character where it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.extract.seeking import compiled

_PLAIN = str.maketrans("０１２３４５６７８９．％－～：／＄￥￡〇○", "0123456789.%-~:/$¥£零零")
# Traditional characters that units, classifiers, qualifiers and dates are written with, and their simplified forms
# (after Unihan's kSimplifiedVariant); only what the lexicon needs.
_PLAIN |= str.maketrans(
    "萬億兩倆俩點負幾數餘來個週禮鐘時號歲後間噸頃畝侖錢塊圓圜幣鎊歐韓紐銖盧馬臺張輛條隻頭顆冊處戶組隊對雙門節層樓團幫"
    "種類樣項樁單筆屆輪盤場線則槍發聲檔頁欄詞題環窩撥絲聯貫員駕車紀內約將過達於滿開許遠從強級攝華溫載學連營師軍艦機"
    "鎮鄉縣區國當報標準陰曆農臘閏釐裡會這還無題輩贈漲幀顧剩價賽績軌總練歷續職區間貨體條歲沒並嚴絕決難傷",
    "万亿两两两点负几数余来个周礼钟时号岁后间吨顷亩仑钱块圆圆币镑欧韩纽铢卢马台张辆条只头颗册处户组队对双门节层楼团帮"
    "种类样项桩单笔届轮盘场线则枪发声档页栏词题环窝拨丝联贯员驾车纪内约将过达于满开许远从强级摄华温载学连营师军舰机"
    "镇乡县区国当报标准阴历农腊闰厘里会这还无题辈赠涨帧顾剩价赛绩轨总练历续职区间货体条岁没并严绝决难伤",
)
_FINANCIAL = str.maketrans("壹贰貳弍叁參叄肆伍陆陸柒捌玖貮拾佰仟", "一二二二三三三四五六六七八九二十百千")
_FIN = "壹贰貳弍叁參叄肆伍陆陸柒捌玖貮拾佰仟"
# A financial character counts beside another, before a scale, a point or a currency: 队伍, 大陆, 收拾 hold none.
_MONEYED = (
    rf"(?!(?<=[大登着内])[陆陸]|(?<=[队隊])伍|(?<=收)拾|(?<=放)肆)[{_FIN}]"
    rf"(?= ?[{_FIN}万亿萬億零]| ?[点點分] ?[{_FIN}零一二三四五六七八九之]|[元圆圓角分成折块])"
    rf"|(?<=[{_FIN}万亿萬億零之\d])[{_FIN}]|(?<=[{_FIN}万亿萬億零点點之] )[{_FIN}]"
)
_FORMS = {chr(printed): chr(plain) for printed, plain in _PLAIN.items()}
_FORMED, _FINANCIALS, _WIDE = frozenset(_FORMS), frozenset(_FIN), frozenset("０１２３４５６７８９")
_SPECIAL = re.compile(f"[{''.join(_FORMED | _FINANCIALS)}]")  # looked for faster than a whole text is translated
_WIDE_GROUPS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def fold(text: str) -> str:
    """`text` with numerals, units and their neighbours in one form, as many characters as before."""
    if not (found := _SPECIAL.findall(text)):
        return text
    special = set(found)
    if special & _FINANCIALS:
        text = compiled(_MONEYED).sub(lambda found: found.group().translate(_FINANCIAL), text)
    if special & _WIDE:
        text = _WIDE_GROUPS.sub(",", text)
    for printed in special & _FORMED:
        text = text.replace(printed, _FORMS[printed])
    return text


_HAN = "零一二三四五六七八九十百千万亿两点分之个"
_SPACED = re.compile(
    rf"[ \u00a0](?:(?<=[{_HAN}].)[ \u00a0]{{0,2}}(?=[{_HAN}成折元%])|(?<=之.)(?=\d))"  # begins with what is skipped to
)


def closed_up(text: str) -> tuple[str, list[int] | None]:
    """A folded text without the blanks inside spaced numerals (百 分 之 五), and where each character stood."""
    if (" " not in text and "\u00a0" not in text) or not _SPACED.search(text):
        return text, None
    gaps = {place for found in _SPACED.finditer(text) for place in range(*found.span())}
    places = [place for place in range(len(text)) if place not in gaps]
    return "".join(text[place] for place in places), [*places, len(text)]


def holds_any(text: str, marks: Iterable[str]) -> bool:
    """Whether a text holds one of the marks at all: asked before a pattern that cannot match without them."""
    for mark in marks:  # noqa: SIM110 - any() costs more than the searches
        if mark in text:
            return True
    return False
