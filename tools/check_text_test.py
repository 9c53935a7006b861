#!/usr/bin/env python3
"""Plants one fault at a time in a small tree and looks whether tools/check_text names it."""
import subprocess
import tempfile
import unicodedata
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parent / "check_text"

HEADER = ('msgid ""\nmsgstr ""\n"Project-Id-Version: anlanh\\n"\n"Language: vi\\n"\n"MIME-Version: 1.0\\n"\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
          '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n')
CODE = '''
// t("Only in a comment")
auto a = t("Send the report");
auto b = base::msg("The date must be between {1} and {2}", from, to);
auto c = view.t.plural("{1} report", "{1} reports", n);
auto d = t.in_context("child", "Send");
auto e = t("100% of "
           "nothing");
auto f = t("111");
auto g = t("An Lành, {1}", n);
auto h = at("not a text");
'''
PO = '''#: src/cases/report_pages.cpp:3
msgid "Send the report"
msgstr "Gửi tin báo"

msgid "The date must be between {1} and {2}"
msgstr "Ngày phải từ {1} đến {2}"

msgid "{1} report"
msgid_plural "{1} reports"
msgstr[0] "{1} tin báo"

msgctxt "child"
msgid "Send"
msgstr "Gửi đi em nhé"

#, c-format
msgid "100% of nothing"
msgstr ""
"không "
"phát sinh"

msgid "111"
msgstr "111"

msgid "An Lành, {1}"
msgstr "An Lành, {1}"
'''
SOURCE, MAIN_PO = "src/cases/report_pages.cpp", "src/cases/po/vi.po"
SOUND = {SOURCE: CODE, MAIN_PO: HEADER + PO, "src/cases/report_pages_test.cpp": 'auto x = t("only in a test");\n',
         "src/web/po/markup.vi.po": HEADER, "src/web/markup.h": "#pragma once\n"}


def po(old, new):
    assert old in PO, old
    return {MAIN_PO: HEADER + PO.replace(old, new)}


FAULTS = [
    ("text without po entry", {SOURCE: CODE + 'auto z = t("One more");\n'},
     'src/cases/report_pages.cpp:12: "One more": no Vietnamese in any po file'),
    ("context without po entry", {SOURCE: CODE + 'auto z = t.in_context("officer", "Send");\n'},
     "\"Send\" in context 'officer': no Vietnamese"),
    ("message in a header", {"src/web/markup.h": '#pragma once\ninline auto x() { return msg("New"); }\n'},
     'src/web/markup.h:2: "New": no Vietnamese'),
    ("empty msgstr", po('"Gửi tin báo"', '""'), '"Send the report": no Vietnamese'),
    ("empty plural", po('"{1} tin báo"', '""'), '"{1} report": no Vietnamese'),
    ("fuzzy", po('msgid "111"', '#, fuzzy\nmsgid "111"'), '"111": marked fuzzy'),
    ("stale", {MAIN_PO: HEADER + PO + '\nmsgid "Old"\nmsgstr "Cũ"\n'}, '"Old": no code asks for this text'),
    ("obsolete", {MAIN_PO: HEADER + PO + '\n#~ msgid "Old"\n#~ msgstr "Cũ"\n'}, '"Old": no code asks'),
    ("place lost", po("đến {2}", "đến"), "other places"),
    ("place of another number", po("đến {2}", "đến {3}"), "other places"),
    ("place lost in the plural", po('"{1} tin báo"', '"tin báo"'), "other places"),
    ("blank added", po('"Gửi tin báo"', '"Gửi tin báo "'), "other blanks at the ends"),
    ("NFD", po("Gửi tin báo", unicodedata.normalize("NFD", "Gửi tin báo")), "Vietnamese is not NFC"),
    ("same as English", po("Gửi tin báo", "Send the report"), "Vietnamese equals English"),
    ("Vietnamese in the code", {SOURCE: CODE + 'auto z = t("Gửi");\n',
                                MAIN_PO: HEADER + PO + '\nmsgid "Gửi"\nmsgstr "Gửi đi"\n'},
     'report_pages.cpp:12: "Gửi": English texts hold no Vietnamese letters'),
    ("two Vietnamese texts", {"src/web/po/vi.po": HEADER + 'msgid "Send the report"\nmsgstr "Nộp tin"\n'},
     "other Vietnamese than in"),
    ("no longer plural", {SOURCE: CODE.replace('.plural("{1} report", "{1} reports", n)', '("{1} report", n)')},
     '"{1} report": one of code and po has a plural form'),
    ("broken po", {MAIN_PO: HEADER + PO + 'msgid "x\n'}, "msgfmt: src/cases/po/vi.po"),
    ("twice in one po", {MAIN_PO: HEADER + PO + '\nmsgid "111"\nmsgstr "111"\n'}, "duplicate message definition"),
    ("two plural forms", po('msgstr[0] "{1} tin báo"', 'msgstr[0] "{1} tin báo"\nmsgstr[1] "{1} tin báo"'),
     "Vietnamese has one plural form"),
    ("wrong header", {MAIN_PO: (HEADER + PO).replace("nplurals=1; plural=0;", "nplurals=2; plural=n!=1;")},
     "the header lacks nplurals=1"),
]


def run_check(changes):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**SOUND, **changes}.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run([CHECK, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


class CheckText(unittest.TestCase):
    def test_sound_tree_passes(self):
        self.assertEqual(run_check({}), (0, "check_text: 0 faults in 7 texts\n"))

    def test_planted_faults_are_named(self):
        for name, changes, says in FAULTS:
            with self.subTest(name):
                code, output = run_check(changes)
                self.assertEqual(code, 1, output)
                self.assertIn(says, output)


if __name__ == "__main__":
    unittest.main()
