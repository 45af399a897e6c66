"""Repairs disguised copies: filler, pinyin in brackets, lost bytes, traditional script (docs/reading.md#copies)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.extract.copies.chinese_script import may_be_traditional, to_simplified
from gkcrawl.extract.copies.lost_bytes import mend
from gkcrawl.extract.copies.readings import SYLLABLE, is_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILLER = re.compile(r"@@+")
_FEWEST_FILLERS = 5  # runs of @@: a few are handles or a slip
_LONGEST_REPAIRED = 500_000  # characters: repair takes seconds from here on
# Literal first characters keep the scans of clean pages fast.
_NOTE_PROBES = (
    re.compile(rf"\((?<=[\u3400-\u9fff]\()\s?{SYLLABLE}\s?\)"),
    re.compile(rf"（(?<=[\u3400-\u9fff]（)\s?{SYLLABLE}\s?）"),
)
_NOTE = re.compile(rf"[(（]\s?(?P<syllable>{SYLLABLE})\s?[)）]")
_ONE_NOTED_IN = 100  # Chinese characters: mirrors explain more, documents fewer
_FEWEST_NOTES = 3  # readings in brackets: documents explain a rare character or two
_HAN = re.compile(r"[\u3400-\u9fff]")
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]")
_DAMAGE = re.compile(rf"\?(?=[A-Z_\u4e00-\u9fff]|{SYLLABLE}\))|(?<![A-Za-z])[A-Za-z_]\({SYLLABLE}\)")
_DOUBLED = re.compile("[，,][，,](?=[\u3400-\u9fff])|[，,](?=。)")
_FEWEST_DOUBLED = 3  # doubled commas: one or two are slips
_MARKUP = re.compile(
    r"<script\b.*?(?:</script\s*>|\Z)|<style\b.*?(?:</style\s*>|\Z)|<!--.*?(?:-->|\Z)|<[a-z/!?][^<>]*>", re.I | re.S
)
_CONTENT = re.compile(r"""(<meta\b[^<>]*?\bcontent\s*=\s*["'])([^"'<>]*)""", re.I)
# Stands for a piece of markup while text is repaired; a noncharacter, so no text has it.
_CUT = "\uffff"
_NEVER_TEXT = re.compile("[\x00\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Repaired:
    """Repaired ``text``, what was undone (names as in ``Document.repair``) and what is not to be relied on.

    ``damaged_spans`` counts places that stayed damaged, and those where words had to tell what had vanished.
    """

    text: str
    repair: tuple[str, ...] = ()
    damaged_spans: int = 0

    @property
    def mirror(self) -> bool:
        """Whether somebody disguised a copy: no publisher writes such text."""
        return not {"pinyin_parens", "filler", "lost_bytes", "punctuation"}.isdisjoint(self.repair)


def repair_text(text: str) -> Repaired:
    """Undo filler, notes, lost bytes, traditional script and doubled commas in plain ``text`` or HTML source.

    Markup stays as it is, but for the ``content`` of ``<meta>`` tags. Text that shows no sign of such damage
    is returned unchanged, and so is text of more than half a million characters, which would take seconds; what
    cannot be undone with certainty stays and is counted.
    """
    if len(text) > _LONGEST_REPAIRED or not needs_repair(text):
        return Repaired(text)
    pieces, markup = _split(_NEVER_TEXT.sub("", text))
    repaired = _repair(_CUT.join(pieces))
    if not repaired.repair:
        return Repaired(text)
    return Repaired(_join(repaired.text.split(_CUT), markup), repaired.repair, repaired.damaged_spans)


def needs_repair(text: str) -> bool:
    """Whether ``text`` shows a sign of damage that `repair_text` may undo."""
    noted = any(len(probe.findall(text)) >= _FEWEST_NOTES for probe in _NOTE_PROBES)
    return noted or "@@" in text or may_be_traditional(text)


def _split(text: str) -> tuple[list[str], list[str]]:
    """Texts and the markup between them; the content of a meta tag counts as text."""
    markup = _MARKUP.findall(text)
    pieces = _MARKUP.split(text)
    texts, between = [pieces[0]], []
    for tag, piece in zip(markup, pieces[1:], strict=True):
        if found := _CONTENT.match(tag):
            between += [found[1], tag[found.end() :]]
            texts.append(found[2])
        else:
            between.append(tag)
        texts.append(piece)
    return texts, between


def _join(texts: list[str], markup: list[str]) -> str:
    return texts[0] + "".join(tag + text for tag, text in zip(markup, texts[1:], strict=True))


def _repair(text: str) -> Repaired:
    """Repair text whose markup is cut out, step by step."""
    done: list[str] = []
    if len(_FILLER.findall(text)) >= _FEWEST_FILLERS:
        text = _FILLER.sub("", text)
        done.append("filler")
    guessed = 0
    if _has_notes(text):
        mended = mend(text, _NOTE.sub("", text))
        text = _strip_notes(mended.text)
        guessed = mended.guessed
        done += ["pinyin_parens", "lost_bytes"] if mended.named or guessed else ["pinyin_parens"]
    text, script = to_simplified(text, suspected=bool(done))
    done += script
    if done and len(_DOUBLED.findall(text)) >= _FEWEST_DOUBLED:
        text = _DOUBLED.sub(lambda found: "，" if found[0][1:] else "", text)
        done.append("punctuation")
    return Repaired(text, tuple(done), guessed + len(_DAMAGE.findall(text)) if done else 0)


def _notes(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every note with the character it stands behind, other notes and markup between them left out."""
    end, last = 0, ""
    for note in _NOTE.finditer(text):
        last = text[end : note.start()].rstrip(_CUT)[-1:] or last
        end = note.end()
        yield note, last


def _has_notes(text: str) -> bool:
    """Whether more than 1 in 100 Chinese characters has its reading in brackets behind it."""
    fitting = [is_reading(note["syllable"], last) for note, last in _notes(text)]
    count = sum(fitting)
    return count >= _FEWEST_NOTES and count * 2 > len(fitting) and count * _ONE_NOTED_IN > len(_HAN.findall(text))


def _strip_notes(text: str) -> str:
    """Drop notes with a tone, and such without one that fit the character or note before them."""
    kept: list[str] = []
    end = 0
    for note, last in _notes(text):
        toned = _TONED.search(note["syllable"]) and not last.isascii()
        drop = toned or is_reading(note["syllable"], last)
        kept.append(text[end : note.start() if drop else note.end()])
        end = note.end()
    return "".join([*kept, text[end:]])
