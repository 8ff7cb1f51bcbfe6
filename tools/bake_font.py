#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""bake_font.py IN.otf OUT.ttf: a font for renderers that know no OpenType features.

Digits become the ones of the `tnum` feature (all equally wide), the glyphs are cut down to what the
interface uses, and cubic outlines become TrueType's quadratic ones.
"""
import os
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

KEPT = [(0x20, 0x17F), (0x2C6, 0x2DD), (0x370, 0x3FF), (0x2010, 0x205F), (0x2070, 0x209C), (0x2190, 0x21FF),
        (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2713, 0x2718)]
TOLERANCE = 1.0  # font units between a cubic outline and its quadratic ones


def substitutions(font, feature):
    """Glyph -> glyph of a feature's single substitutions."""
    gsub = font["GSUB"].table
    lookups = {i for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == feature
               for i in record.Feature.LookupListIndex}
    pairs = {}
    for i in sorted(lookups):
        for table in gsub.LookupList.Lookup[i].SubTable:
            pairs.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    return pairs


def use_tabular_digits(font):
    tabular = substitutions(font, "tnum")
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in range(ord("0"), ord("9") + 1):
                glyph = table.cmap[code]
                table.cmap[code] = tabular.get(glyph, glyph)  # tables may share one map: done already


def equal_advances(font):
    """Gives all digits the widest one's advance (some weights of Inter 4 beta differ); glyph -> its shift."""
    metrics = font["hmtx"].metrics
    digits = [font.getBestCmap()[code] for code in range(ord("0"), ord("9") + 1)]
    widest = max(metrics[name][0] for name in digits)
    shifts = {name: (widest - metrics[name][0]) // 2 for name in digits}
    for name in digits:
        metrics[name] = (widest, metrics[name][1] + shifts[name])
    return shifts


def cut_down(font):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in KEPT for code in range(first, last + 1)])
    subsetter.subset(font)


def quadratic_outlines(font, shifts):
    glyphs = {}
    glyph_set = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyph_set)
        quadratic = Cu2QuPen(pen, TOLERANCE, reverse_direction=True)
        glyph_set[name].draw(TransformPen(quadratic, (1, 0, 0, 1, shifts.get(name, 0), 0)))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = glyphs
    for name, glyph in glyphs.items():
        glyph.recalcBounds(glyf)
        font["hmtx"].metrics[name] = (font["hmtx"].metrics[name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for limit in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements",
                  "SizeOfInstructions", "ComponentElements", "Points", "Contours", "CompositePoints",
                  "CompositeContours", "ComponentDepth"):
        setattr(maxp, "max" + limit, 0)  # TTFont.save computes those that matter
    font["post"].formatType = 3.0
    for tag in ("CFF ", "CFF2", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\0\1\0\0"


def main():
    source, target = sys.argv[1:]
    font = TTFont(source, recalcTimestamp=False)
    use_tabular_digits(font)
    cut_down(font)
    quadratic_outlines(font, equal_advances(font))
    font.save(target + ".part")
    os.replace(target + ".part", target)


main()
