"""What a page of bazar should look like, drawn by Pango and HarfBuzz from the page's text in reading order.

Nothing of bazar joins, reorders or places a letter here: it prints its rows in reading order (`--plain --uyghur terminal`), and
Pango does the rest. Only the grid of cells is the terminal's: so many columns, so many rows.
"""
import re

import cairo
import gi
import numpy

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
from gi.repository import Pango, PangoCairo  # noqa: E402

COLUMNS, ROWS = 80, 24
LETTERS = "\u0626-\u06d5\u06ad\u06be"
# Signs that the Uyghur font itself has; a row with others would be drawn by two fonts of different widths.
DRAWABLE = re.compile(r"[\u0621-\u06d5\u060c\u061b\u061f0-9A-Za-z .,:;!?()/%+·-]+")
# Numbers, prices, phones and Latin words read from the left as one piece.
FROM_LEFT = re.compile(r"(?<![0-9A-Za-z])[+-]?[0-9A-Za-z]+(?:[.,:/-][0-9A-Za-z]+)*%?")
HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uff65]")


class Segment:
    """Uyghur words of one row: its text in reading order, its row, the column after its last cell, how many cells it takes."""

    def __init__(self, text, row, end):
        self.text, self.row, self.end = text, row, end
        self.cells = len(text.replace("لا", "ل"))

    def words(self):
        return [word for word in re.findall(f"[{LETTERS}]+", self.text) if len(word) > 2]


def width(text):
    return sum(2 if HAN.match(sign) else 1 for sign in text)


def pages(plain):
    """The pages of a tour in two languages: each is its rows, as they stand on a screen of 24."""
    lines, at, found = plain.split("\n"), 0, []
    while True:
        rules = [index for index in range(at, len(lines)) if lines[index] == "---"][:2]
        if len(rules) < 2:
            return found
        top, body, keys = lines[at:rules[0]], lines[rules[0] + 1:rules[1]], lines[rules[1] + 1:rules[1] + 3]
        at = rules[1] + 3
        rows = top + [""] + body
        rows += [""] * (ROWS - len(keys) - len(rows))
        found.append((rows + keys, len(top), ROWS - len(keys) - 1))


def same_words(page, painted):
    """The page without the rows that the screen breaks elsewhere: in reading order لا takes two cells instead of one."""
    rows, first_rule, last_rule = page
    kept = [row if len(row.split()) == len(shown.split()) else "" for row, shown in zip(rows, painted[0])]
    return kept, first_rule, last_rule


def segments(rows, first_rule, last_rule):
    """The Uyghur of each row that the font can draw; the keys' row is a table of its own and is left out."""
    found = []
    for number, row in enumerate(rows[:last_rule]):
        row = row.rstrip()
        option = re.match(r"[ >](\d) ", row)
        if option:
            row = re.sub(rf"( \[.\])? {option[1]}<?$", "", row)
        text = re.split(r" {3,}", row)[-1]
        # A table's number may stand nearer.
        text = re.sub(r"^[+-]?[0-9.,]+ {2,}", "", text)
        if re.search(f"[{LETTERS}]", text) and DRAWABLE.fullmatch(text) and number != first_rule:
            found.append(Segment(text, number, width(row)))
    return found


def drawing(segment, font, cell, weight):
    """The segment in cells of this size, white on black: rows of numbers between 0 and 1."""
    across, down = cell
    surface = cairo.ImageSurface(cairo.FORMAT_A8, segment.cells * across, 2 * down)
    context = cairo.Context(surface)
    layout = PangoCairo.create_layout(context)
    layout.get_context().set_base_dir(Pango.Direction.RTL)
    layout.set_auto_dir(False)
    description = Pango.FontDescription(font)
    description.set_weight(weight)
    # One letter takes exactly one cell.
    description.set_absolute_size(1000 * Pango.SCALE)
    layout.set_font_description(description)
    layout.set_text("ب" * 10, -1)
    advance = layout.get_size()[0] / Pango.SCALE / 10000
    description.set_absolute_size(across / advance * Pango.SCALE)
    layout.set_font_description(description)
    layout.set_text(FROM_LEFT.sub("\u2066\\g<0>\u2069", segment.text), -1)
    context.move_to(segment.cells * across - layout.get_size()[0] / Pango.SCALE, down / 2)
    PangoCairo.show_layout(context, layout)
    surface.flush()
    stride = surface.get_stride()
    grey = numpy.frombuffer(surface.get_data(), numpy.uint8).reshape(2 * down, stride)
    return grey[:, :segment.cells * across].astype(float) / 255
