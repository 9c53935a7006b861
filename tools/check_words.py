#!/usr/bin/env python3
"""Checks the words of the return key: data/words/return-key-vi.txt.

A return key is four words of the list, so the list must hold exactly 2,048 (4 x 11 = 44 bits), and a
child must be able to type it without accents, with spaces or with hyphens. The rules:

  1. 2,048 lines, UTF-8 in NFC, lower case, only Vietnamese letters and one space.
  2. Every word has exactly two syllables. So a key is eight syllables and is cut in pairs: there is
     one parse only, and no word can be mistaken for two others.
  3. All words differ after folding (accents and the bar of d dropped, spaces removed).
  4. No word is the joining of two others, and no folded word begins another folded word, so that a
     key typed as one joined string parses in one way too (the words form a prefix code).
  5. Folded words at edit distance 1 are counted; none is allowed above the limit given.

Usage: tools/check_words.py [FILE] [--max-near N]     exit 0 when the list is good
"""
import argparse
import collections
import sys
import unicodedata

COUNT = 2048
LETTERS = set("aăâbcdđeêghiklmnoôơpqrstuưvxy")


def fold(word):
    """Accents off, đ to d, spaces out: what a child types on a phone without a Vietnamese keyboard."""
    plain = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c) and c != " ")


def base_letters(word):
    """The letters without tone marks; ă â ê ô ơ ư and đ stay."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    open_form = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in open_form if c not in tones))


def near_pairs(keys):
    """Pairs of keys at edit distance 1."""
    present, pairs, masks = set(keys), set(), collections.defaultdict(list)
    for key in keys:
        for i in range(len(key)):
            shorter = key[:i] + key[i + 1:]
            if shorter in present:
                pairs.add((shorter, key))
            masks[key[:i] + "*" + key[i + 1:]].append(key)
    for group in masks.values():
        pairs.update((a, b) for a in group for b in group if a < b)
    return pairs


def check_lines(lines):
    """Rules 1 and 2, line by line."""
    for number, word in enumerate(lines, 1):
        if unicodedata.normalize("NFC", word) != word or word.lower() != word:
            yield f"line {number}: not NFC lower case: {word!r}"
        if len(word.split(" ")) != 2 or "" in word.split(" "):
            yield f"line {number}: not two syllables: {word!r}"
        if set(base_letters(word)) - LETTERS - {" "}:
            yield f"line {number}: a letter that is not Vietnamese: {word!r}"


def check_joined(folded):
    """Rules 3 and 4, on the folded words."""
    seen = {}
    for key, word in folded:
        if key in seen:
            yield f"{word!r} and {seen[key]!r} are the same without accents"
        seen[key] = word
    for key, word in folded:
        for cut in range(1, len(key)):
            if key[:cut] in seen:
                yield f"{seen[key[:cut]]!r} begins {word!r}"
            if key[:cut] in seen and key[cut:] in seen:
                yield f"{word!r} is {seen[key[:cut]]!r} and {seen[key[cut:]]!r} joined"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", default="data/words/return-key-vi.txt")
    parser.add_argument("--max-near", type=int, default=0)
    args = parser.parse_args()
    with open(args.file, encoding="utf-8", newline="") as stream:
        text = stream.read()
    lines = text.split("\n")
    faults = [] if lines and lines[-1] == "" else ["the last line has no end"]
    lines = lines[:-1]
    if len(lines) != COUNT:
        faults.append(f"{len(lines)} words, not {COUNT}")
    faults += check_lines(lines)
    folded = [(fold(w), w) for w in lines]
    faults += check_joined(folded)
    near = near_pairs([key for key, _ in folded])
    if len(near) > args.max_near:
        faults.append(f"{len(near)} pairs at edit distance 1, limit {args.max_near}")
    for fault in faults:
        print(fault)
    print(f"{args.file}: {len(lines)} words, 44 bits in four, {len(near)} pairs at edit distance 1, "
          f"longest {max(map(len, lines))} letters, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
