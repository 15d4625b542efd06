#!/usr/bin/env python3
"""Writes pinyin.txt: the toneless readings of the 6,763 characters of GB 2312 from Unicode's Unihan database.

Usage: bzcat /usr/share/unicode/Unihan_Readings.txt.bz2 | python3 pinyin.py > pinyin.txt
(Debian package unicode-data; licence: Unicode Licence, its notice is the head of the file written.)

Of each character: kMandarin first (what one says today), then readings that occur in running text (kHanyuPinlu).
One line a syllable: the syllable, a space, characters that are read so first, a space, characters that may be.
"""
import re
import sys
import unicodedata
from collections import defaultdict

HEAD = """# Toneless readings of the characters of GB 2312, from Unihan_Readings.txt of the Unicode Character Database
# (fields kMandarin and kHanyuPinlu). Copyright (c) 1991-2022 Unicode, Inc. Unicode and the Unicode Logo are
# registered trademarks of Unicode, Inc. Distributed under the Terms of Use in https://www.unicode.org/copyright.html
# Written by pinyin.py; a line is: syllable, characters read so first, characters that are read so too."""


def toneless(reading):
    plain = unicodedata.normalize("NFD", reading.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v"))
    return "".join(c for c in plain if c.isascii() and c.isalpha())


def in_gb2312(c):
    try:
        return len(c.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def main():
    fields = defaultdict(dict)
    for line in sys.stdin:
        parts = line.rstrip("\n").split("\t")
        if len(parts) == 3 and parts[1] in ("kMandarin", "kHanyuPinlu"):
            fields[chr(int(parts[0][2:], 16))][parts[1]] = parts[2]

    first, also = defaultdict(list), defaultdict(list)
    for c in sorted(fields):
        if not in_gb2312(c):
            continue
        said = [toneless(reading) for reading in fields[c].get("kMandarin", "").split()[:1]]
        for reading in re.findall(r"([^\s(]+)\(\d+\)", fields[c].get("kHanyuPinlu", "")):
            said.append(toneless(reading))
        said = list(dict.fromkeys(syllable for syllable in said if syllable))
        if said:
            first[said[0]].append(c)
            for syllable in said[1:]:
                also[syllable].append(c)

    print(HEAD)
    for syllable in sorted(set(first) | set(also)):
        print(f"{syllable} {''.join(first[syllable]) or '-'} {''.join(also[syllable]) or '-'}")


main()
