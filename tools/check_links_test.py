#!/usr/bin/env python3
"""Plants one link at a time in a small tree and looks whether tools/check_links judges it rightly."""
import subprocess
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parent / "check_links"

SOUND = {
    "docs/guide.md": "# Guide\n\n## What it does, and for whom\n\n## Ports 53/80\n",
    "docs/picture.svg": "<svg/>",
    "src/store/sql.h": "",
}


def judge(line, more=()):
    """Status and output of the check on a tree whose README holds `line`."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in {**SOUND, "README.md": f"# Home\n\n{line}\n", **dict(more)}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run([CHECK, root], capture_output=True, text=True)
        return done.returncode, done.stdout


class Sound(unittest.TestCase):
    def test_what_leads_somewhere(self):
        for line in ("[a](docs/guide.md)", "[a](docs)", "[a](src/store/sql.h \"title\")",
                     "[a](docs/guide.md#what-it-does-and-for-whom)", "[a](docs/guide.md#ports-5380)",
                     "[a](#home)", "![a](docs/picture.svg)", "<img src=\"docs/picture.svg\">",
                     "[![a](docs/picture.svg)](docs/guide.md)", "[a]: docs/guide.md",
                     "[a](https://example.org/none)", "[a](mailto:a@b.example)"):
            with self.subTest(line):
                status, out = judge(line)
                self.assertEqual(status, 0, out)

    def test_code_is_no_link(self):
        for line in ("`[a](none.md)`", "```\n[a](none.md)\n```", "~~~ text\n[a](none.md)\n~~~"):
            with self.subTest(line):
                self.assertEqual(judge(line)[0], 0)


class Faults(unittest.TestCase):
    def test_what_leads_nowhere(self):
        for line, words in (
                ("[a](none.md)", "no such file"),
                ("![a](docs/none.png)", "no such file"),
                ("[![a](docs/none.png)](docs/guide.md)", "no such file"),
                ("<img alt=\"a\" src=\"docs/none.svg\">", "no such file"),
                ("[a]: docs/none.md", "no such file"),
                ("[a](docs/guide.md#none)", "no such heading"),
                ("[a](#none)", "no such heading"),
                ("[a](../outside.md)", "out of the tree"),
                ("[a](/docs/guide.md)", "relative")):
            with self.subTest(line):
                status, out = judge(line)
                self.assertEqual(status, 1, out)
                self.assertIn("README.md:3:", out)
                self.assertIn(words, out)

    def test_a_heading_in_code_is_none(self):
        more = {"docs/guide.md": "```\n# Guide\n```\n"}
        self.assertEqual(judge("[a](docs/guide.md#guide)", more.items())[0], 1)

    def test_foreign_folders_are_passed_over(self):
        more = {"node_modules/x/README.md": "[a](none.md)\n"}
        self.assertEqual(judge("", more.items())[0], 0)


if __name__ == "__main__":
    unittest.main()
