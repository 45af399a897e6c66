"""Fields that keep no result: what Word prints by their instruction alone (ECMA-376 Part 1 §17.16.5)."""

from __future__ import annotations

import re

from gkcrawl.files.word.counting import counted
from gkcrawl.files.word.symbols import symbol

# EQ \o\ac(○,1): characters over each other, by which digits are circled (带圈字符).
_CIRCLED = re.compile(r"\\o\s*(?:\\a[lcr])?\s*\(\s*[○◯〇]\s*[,，]\s*(?:\\s\\(?:up|do)\s?-?\d+\()?\s*(\d{1,2})\s*\)")
_SYMBOL = re.compile(r"symbol\s+(0x[0-9a-f]{1,6}|\d{1,7})", re.I)
_FONT = re.compile(r'\\f\s*"([^"]*)"')
# Switches of EQ with their numbers, and the braces of its arguments.
_SWITCH = re.compile(r"\\(?:\*\s*\S+|[a-z]{1,3}\s*-?\d*)", re.I)
_BRACES = re.compile(r"[(),，；;\s]")


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
