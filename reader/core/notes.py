"""Lines about the article and not of it: who wrote, edited, owns it, what else to read. They become `note` blocks."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.core.draft import Draft
from reader.core.lines import width

SEPARATOR = r"\s*[:：|｜丨︱∣│/／]\s*"
NAME = r"[\u3400-\u9fff·]{2,5}"
LONGEST = 70  # a note of a known form is a line, not a paragraph; see LEGAL for the exception
ENDS = 4  # how many blocks at each end of the page may carry a byline without a separator

# role, form of the whole line
FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(form, re.IGNORECASE))
    for role, form in (
        ("original title", rf"^[（(【\[]?原(?:文|新闻|新聞)?(?:标题|標題|题|題){SEPARATOR}"),
        (
            "editor",
            r"^[（(【\[]?\s*(?:本文|本期|本版|网络|網路|新媒体|值班|执行)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|审核|審核|校对|校對|审校|主编|主編|编审|监制|監製|一审|二审|三审|终审|初审|复审|签发)"
            rf"(?:{SEPARATOR}|\s+(?={NAME}(?:\W|$)))\S.{{0,60}}$",
        ),
        (
            "source",
            r"^[（(【\[—-]*(?:本文|文章|信息|消息|资料|資料|稿件|新闻|新聞|数据|數據|内容|內容|综合|素材|原文)?(?:来源|來源|来自|來自|转自|轉自|摘自|转载自|轉載自)"
            rf"{SEPARATOR}\S.{{0,50}}$",
        ),
        ("source", r"^(?:source|via|originally published (?:in|on|at|by))\s*:?\s+\S.{0,80}$"),
        (
            "byline",
            rf"^[（(【\[]?(?:[文图圖编編译譯撰]+|作者|文字|撰文|撰稿|执笔|執筆|采写|採寫|采写记者|记者|記者|特约记者|见习记者|实习记者|本报记者|通讯员|通訊員|译者|譯者|翻译|编译|編譯|出品|策划|策劃|统筹|整理|口述|摄影|攝影|摄像|视频|制图|製圖|设计|排版|运营|出品人|制片|原创|投稿)"
            rf"{SEPARATOR}[^。！？]{{1,50}}$",
        ),
        (
            "byline",
            rf"^[（(【\[]?[\u3400-\u9fffA-Za-z·/／ ]{{0,14}}(?:记者|記者|通讯员|通訊員|特约撰稿|特派员)[\s:：/／|｜]+{NAME}(?:[\s、，,]+(?:通讯员|实习生|摄影)?\s*{NAME}){{0,5}}(?:\s*(?:报道|報導|摄影报道|文))?[）)】\]]?$",
        ),
        ("byline", r"^[\u3400-\u9fff]{2,8}\s*[／/]\s*(?:[\u3400-\u9fff]{0,6})(?:报道|報導|報道)$"),
        ("byline", r"^(?:by|words by|written by|reported by|edited by|reporting by|photographs? by|photos? by|translated by|interview by)\s*:?\s+[A-Z].{1,70}$"),
        ("date", rf"^(?:发布|發布|发表|更新|发稿|时间|時間|日期|published|updated|posted)(?:时间|時間|日期|于|on|at)?{SEPARATOR}\D{{0,12}}\d[\d\s年月日时分秒:：/.,a-z-]*$"),
        ("credit", r"^[（(【\[]?(?:图源|圖源|题图|題圖|封面图|头图|配图|首图|文中图片|本文图片|图片|圖片|插图|照片)(?:来源|來源|来自|來自|均来自|均為|均为|源自|由|/|：|:|｜|\|).{1,50}$"),
        ("end", r"^[（(【\[—\-·\s]*(?:完|全文完|本文完|未完待续|未完待續|end|the end|fin)[）)】\]—\-·\s]*$"),
        (
            "follow",
            r"^(?=.{2,60}$)(?:.{0,30}(?:扫码|掃碼|扫一扫|扫描|长按|識別|识别).{0,16}(?:二维码|二維碼|关注|關注|公众号|下载|加群).*|.{0,16}(?:关注|關注).{0,14}(?:公众号|公眾號|微信号|视频号).*|(?:打赏|赞赏|讚賞|点赞|分享到|收藏).{0,14}|(?:点击|點擊|戳).{0,6}(?:阅读原文|閱讀原文|蓝字|下方|原文链接).{0,20}|阅读原文|閱讀原文|subscribe to .{1,50}|sign up for .{1,50}|follow us .{1,50})$",
        ),
    )
)  # fmt: skip
RELATED = re.compile(
    r"^[【\[（(▼■●◆>\s]*(?:延伸[\s·・]*(?:阅读|閱讀|推荐)|相关(?:阅读|新闻|报道|链接|文章|推荐|内容|专题)|相關(?:閱讀|新聞|報導|報道|連結|文章)|推荐阅读|推薦閱讀|更多(?:阅读|閱讀|新闻|新聞|精彩|内容)|往期(?:推荐|回顾|精选|文章)|"
    r"热门(?:文章|推荐|新闻)|熱門(?:文章|新聞)|猜你喜欢|精彩(?:推荐|视频推荐)|(?:您|你)可能(?:还|也)?(?:喜欢|感兴趣).{0,6}|related(?: (?:articles|stories|news|posts|reading|links))?|read more|more stories|recommended(?: reading)?|you may also like)"
    r"[】\]）)▼]*\s*[:：]?$",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"^[（(【\[*※\s]*(?:版权声明|版權聲明|版权所有|版權所有|著作权|免责声明|免責聲明|特别声明|特別聲明|声明[:：]|聲明[:：]|本文(?:为|系|由|經|经|已获).{0,24}(?:原创|授权|授權|转载|轉載|首发)|"
    r"(?:未经|未經).{0,12}(?:授权|授權|许可|許可|允许|同意).{0,20}(?:转载|轉載|使用|不得|禁止)|(?:转载|轉載)(?:请|請|须|需).{0,16}(?:注明|註明|联系|聯繫|授权)|(?:©|copyright\b|all rights reserved).{0,80}$)",
    re.IGNORECASE,
)
REPORTER = re.compile(rf"^(?:[\u3400-\u9fff]{{2,8}})?(?:记者|記者){NAME}(?:[\s、]{NAME}){{0,3}}$")


def role_of(text: str, near_end: bool) -> str | None:
    """What a line says about the article, None for a line of the article itself."""
    wide = width(text)
    if LEGAL.match(text) and wide < 4 * LONGEST:
        return "copyright"
    if wide > LONGEST:
        return None
    if RELATED.match(text):
        return "related"
    for role, form in FORMS:
        if form.match(text):
            return role
    return "byline" if near_end and wide < 24 and REPORTER.match(text) else None


def mark(drafts: list[Draft]) -> list[Draft]:
    """The drafts with notes told apart; the links under 延伸阅读 and its like belong to it."""
    done: list[Draft] = []
    related = False
    last = len(drafts) - ENDS
    for at, draft in enumerate(drafts):
        role = None
        if draft.kind in {"paragraph", "quote", "list"}:
            role = role_of(draft.text, at < ENDS or at >= last)
            if related and role is None and (draft.look.linked or _all_linked(draft)):
                role = "related"
            related = role == "related"
        done.append(
            draft if role is None else replace(draft, kind="note", role=role, tag=None, level=None, marker=None)
        )
    return done


def _all_linked(draft: Draft) -> bool:
    linked = sum(span.end - span.start for span in draft.spans if span.kind == "link")
    return linked >= 0.8 * len(draft.text)
