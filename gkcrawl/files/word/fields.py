"""Fields: which part of them is shown, and what those print that keep no result (ECMA-376 Part 1 §17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gkcrawl.files.word.counting import counted
from gkcrawl.files.word.symbols import symbol

# EQ \o\ac(○,1): characters over each other, by which digits are circled (带圈字符).
_CIRCLED = re.compile(r"\\o\s*(?:\\a[lcr])?\s*\(\s*[○◯〇]\s*[,，]\s*(?:\\s\\(?:up|do)\s?-?\d+\()?\s*(\d{1,2})\s*\)")
_SYMBOL = re.compile(r"symbol\s+(0x[0-9a-f]{1,6}|\d{1,7})", re.I)
_FONT = re.compile(r'\\f\s*"([^"]*)"')
# Switches of EQ with their numbers, and the braces of its arguments.
_SWITCH = re.compile(r"\\(?:\*\s*\S+|[a-z]{1,3}\s*-?\d*)", re.I)
_BRACES = re.compile(r"[(),，；;\s]")


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction, and the count of pieces of text where its result began."""

    instruction: str = ""
    result_at: int | None = None
    checked: bool | None = None


class OpenFields:
    """The fields that have begun and not ended, the innermost last; they go on from one paragraph to the next."""

    def __init__(self) -> None:
        """Outside of any field."""
        self._fields: list[_Field] = []

    @property
    def instructing(self) -> bool:
        """Whether what comes is part of an instruction, and not shown."""
        return any(one.result_at is None for one in self._fields)

    def begin(self) -> None:
        """A field begins with its instruction."""
        self._fields.append(_Field())

    def instruct(self, text: str) -> None:
        """Part of an instruction."""
        if self._fields and self._fields[-1].result_at is None:
            self._fields[-1].instruction += text

    def check(self, *, checked: bool) -> None:
        """The field is a box to tick, and it is ticked or not."""
        if self._fields:
            self._fields[-1].checked = checked

    def separate(self, pieces: int) -> None:
        """The result begins behind so many pieces of text."""
        if self._fields:
            self._fields[-1].result_at = pieces

    def end(self, pieces: int) -> str:
        """The field ends behind so many pieces of text: what it prints besides its result."""
        if not self._fields:
            return ""
        ended = self._fields.pop()
        if self.instructing:
            return ""
        if ended.checked is not None:
            return "☑" if ended.checked else "□"
        return printed(ended.instruction) if ended.result_at in (None, pieces) else ""

    def end_paragraph(self) -> None:
        """An instruction ends with its paragraph: else a field that never shows a result would swallow the document."""
        self._fields = [one for one in self._fields if one.result_at is not None]


def printed(instruction: str) -> str:
    r"""What a field without a result prints, empty for all that print nothing.

    >>> printed(r" eq \o\ac(○,7)"), printed(r' SYMBOL 163 \f "Wingdings 2" '), printed(" FORMCHECKBOX ")
    ('⑦', '□', '□')
    """
    words = instruction.split(None, 1)
    match words[0].upper() if words else "":
        case "EQ":
            text = _CIRCLED.sub(lambda found: counted(int(found[1]), "circle"), "".join(words[1:]))
            return _BRACES.sub("", _SWITCH.sub("", text))
        case "SYMBOL":
            if not (code := _SYMBOL.search(instruction)):
                return ""
            font = _FONT.search(instruction)
            value = int(code[1], 16 if code[1][:2].lower() == "0x" else 10)
            return symbol(font[1] if font else "Symbol", value)
        case "FORMCHECKBOX":
            return "□"
        case "MACROBUTTON":
            _, _, shown = words[1].partition(" ") if len(words) > 1 else ("", "", "")
            return shown.strip()
    return ""
