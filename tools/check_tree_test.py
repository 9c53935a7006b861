#!/usr/bin/env python3
"""Plants one fault at a time in a small tree and looks whether tools/check_tree names it."""
import subprocess
import tempfile
import unittest
from pathlib import Path

CHECK = Path(__file__).resolve().parent / "check_tree"

SOUND = {
    "tools/layers.txt": "# arrows\nbase:\nstore:  base\nweb:    base store\n"
                        "people: base store web\ncases:  base store web people\napp:    *\n",
    "tools/same_in_both.txt": "# names\nAn Lành\n",
    "src/CMakeLists.txt": "",
    "src/web/brand.cpp": "auto name = \"An Lành, 111\";\n",
    "src/base/result.h": "#pragma once\nnamespace anlanh::base {}\n",
    "src/store/sql.h": "#pragma once\n#include \"base/result.h\"\n",
    "src/store/sql.cpp": "#include \"store/sql.h\"\nconst char* kBegin = \"select 1\";\n",
    "src/web/markup.h": "#pragma once\n",
    "src/web/components/button/button.h": "#pragma once\n",
    "src/web/components/button/button.cpp": "",
    "src/web/components.cmake": "set(AL_COMPONENTS button)\n",
    "src/web/CMakeLists.txt": "al_room(NAME web SOURCES brand.cpp)\n",
    "src/people/unit_model.h": "#pragma once\n",
    "src/cases/report_model.h": "#pragma once\n#include <string>\n#include \"people/unit_model.h\"\n",
    "src/cases/report_rules.h": "#pragma once\n#include \"cases/report_model.h\"\n",
    "src/cases/report_store.h": "#pragma once\n#include \"cases/report_model.h\"\n",
    "src/cases/report_store.cpp": "#include \"cases/report_store.h\"\n#include \"store/sql.h\"\n"
                                  "auto kAll = \"select id from report\";\n",
    "src/cases/report_actions.h": "#pragma once\n#include \"cases/report_rules.h\"\n"
                                  "#include \"cases/report_store.h\"\n",
    "src/cases/report_pages.cpp": "#include \"cases/report_actions.h\"\n#include \"web/markup.h\"\n"
                                  "auto kTitle = \"Select a commune\"; auto kMore = \"Update the plan\";\n"
                                  "// select id from report; người\n/* \"delete from x\" */\n"
                                  "int n = 1'000'000; char c = '\"'; auto s = \"select one …\";\n"
                                  "auto cls = \"select \";\n",
    "src/cases/report_store_test.cpp": "#include \"cases/report_store.h\"\n#include \"support/t.h\"\n"
                                       "auto kSql = \"delete from report\"; auto kName = \"Nguyễn\";\n",
    "tests/support/t.h": "#pragma once\n",
    "src/app/main.cpp": "#include \"cases/report_pages.h\"\n",
    "src/cases/report_pages.h": "#pragma once\n",
}

# name of the case, file, its new text, what the output must say
FAULTS = [
    ("arrow up", "src/store/sql.h", '#pragma once\n#include "web/markup.h"\n', "store may not use web"),
    ("arrow aside", "src/people/unit_model.h", '#pragma once\n#include "cases/report_model.h"\n',
     "people may not use cases"),
    ("short include", "src/app/main.cpp", '#include "settings.h"\n', "named by full path from src"),
    ("no such room", "src/app/main.cpp", '#include "cafe/x.h"\n', "cafe is no room"),
    ("no such file", "src/app/main.cpp", '#include "base/gone.h"\n', "does not exist"),
    ("support in source", "src/app/main.cpp", '#include "support/t.h"\n', "support is no room"),
    ("room not listed", "src/extra/x.h", "#pragma once\n", "src/extra is not in tools/layers.txt"),
    ("loop", "tools/layers.txt", "base: store\nstore: base\nweb: base\npeople:\ncases: people\napp: *\n",
     "base names store, which stands below it"),
    ("itself", "tools/layers.txt", SOUND["tools/layers.txt"].replace("base:\n", "base: base\n"),
     "base names itself"),
    ("unknown name", "tools/layers.txt", SOUND["tools/layers.txt"].replace("store:  base", "store: base cafe"),
     "cafe, which is no room"),
    ("listed twice", "tools/layers.txt", SOUND["tools/layers.txt"] + "web: base\n", "web is listed twice"),
    ("junk line", "tools/layers.txt", SOUND["tools/layers.txt"] + "web -> base\n", "not `room:"),
    ("model uses store", "src/cases/report_model.h", '#pragma once\n#include "store/sql.h"\n',
     "a model may include base and models only"),
    ("model uses rules", "src/cases/report_model.h", '#pragma once\n#include "cases/report_rules.h"\n',
     "a model may include base and models only"),
    ("rules use store", "src/cases/report_rules.h", '#pragma once\n#include "store/sql.h"\n', "rules are pure"),
    ("rules use web", "src/cases/report_rules.h", '#pragma once\n#include "web/markup.h"\n', "rules are pure"),
    ("rules use own store", "src/cases/report_rules.h", '#pragma once\n#include "cases/report_store.h"\n',
     "rules may not include store"),
    ("store uses web", "src/cases/report_store.h", '#pragma once\n#include "web/markup.h"\n',
     "a store may not use web"),
    ("actions print", "src/cases/report_actions.h", '#pragma once\n#include "web/markup.h"\n',
     "actions do not print"),
    ("actions use a component", "src/cases/report_actions.cpp", '#include "web/components/button/button.h"\n',
     "actions do not print"),
    ("actions use pages", "src/cases/report_actions.h", '#pragma once\n#include "cases/report_pages.h"\n',
     "actions may not include pages"),
    ("pages hold SQL headers", "src/cases/report_pages.h", '#pragma once\n#include "store/sql.h"\n',
     "pages hold no SQL"),
    ("name taken", "src/cases/sql.h", "#pragma once\n", "the name is taken by"),
    ("name taken in tests", "tests/support/sql.h", "#pragma once\n", "the name is taken by"),
    ("using namespace", "src/web/markup.h", "#pragma once\nusing namespace std;\n", "src/web/markup.h:2: no `using"),
    ("no pragma once", "src/web/markup.h", "// #pragma once\n", "begins with #pragma once"),
    ("SQL in actions", "src/cases/report_actions.cpp", 'auto s = "select id, state from report";\n',
     "report_actions.cpp:1: SQL stands only in"),
    ("SQL over two literals", "src/cases/report_actions.cpp", 'auto s =\n  "select id "\n  "from report";\n',
     "report_actions.cpp:2: SQL stands only in"),
    ("SQL joined by hand", "src/cases/report_actions.cpp", 'auto s = "select id, " + more;\n', "SQL stands only in"),
    ("SQL in a raw literal", "src/cases/report_pages.cpp", 'auto s = R"(\n  INSERT INTO report values ($1))";\n',
     "SQL stands only in"),
    ("update", "src/cases/report_pages.cpp", 'auto s = "update report set state = 1";\n', "SQL stands only in"),
    ("delete", "src/cases/report_rules.cpp", 'auto s = R"sql(delete from report)sql";\n', "SQL stands only in"),
    ("Vietnamese literal", "src/cases/report_pages.cpp", 'int i;\nauto s = "Gửi tin báo";\n',
     "report_pages.cpp:2: letter 'ử'"),
    ("Vietnamese in a raw literal", "src/cases/report_pages.cpp", 'auto s = R"(\nabc\nGửi)";\n',
     "report_pages.cpp:3: letter 'ử'"),
    ("no reason", "src/cases/report_pages.cpp", 'auto s = "Gửi";  // AL_VI_OK\n', "report_pages.cpp:1: letter"),
    ("excuse of the next statement", "src/cases/report_pages.cpp",
     'auto s = "Gửi";\nauto u = "Đ";  // AL_VI_OK: table\n', "report_pages.cpp:1: letter"),
    ("after a comment with a quote", "src/cases/report_pages.cpp", '// it\'s "\nauto s = "Gửi";\n',
     "report_pages.cpp:2: letter"),
    ("not UTF-8", "src/cases/report_pages.cpp", b'auto s = "\xff";\n', "not UTF-8"),
    ("test that is not listed", "src/store/CMakeLists.txt", "al_room(NAME store SOURCES other.cpp)\n",
     "src/store/sql.cpp:1: not listed"),
    ("schema that is not listed", "src/web/schema/0001_session.sql", "create table session (id bigint);\n",
     "0001_session.sql:1: not listed"),
    ("links a room above", "src/store/CMakeLists.txt", "al_room(NAME store LINKS al_web)\n", "store may not link web"),
]

EXCUSED = [
    ("same line", 'auto s = "Đ";  // AL_VI_OK: a letter of the table\n'),
    ("line above", '// AL_VI_OK: a letter of the table\nauto s = "Đ";\n'),
    ("end of the statement", 'print(\n    "Đ" +\n    x);  // AL_VI_OK: a letter of the table\n'),
    ("digit mark is no quote", "int a = 1'0; auto s = \"x\"; int b = 2'0;\n"),
]


def run_check(changes):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**SOUND, **changes}.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        done = subprocess.run([CHECK, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


class CheckTree(unittest.TestCase):
    def test_sound_tree_passes(self):
        code, output = run_check({})
        self.assertEqual((code, output.count("\n")), (0, 1), output)

    def test_planted_faults_are_named(self):
        for name, path, text, says in FAULTS:
            with self.subTest(name):
                code, output = run_check({path: text})
                self.assertEqual(code, 1, output)
                self.assertIn(says, output)

    def test_excused_lines_pass(self):
        for name, text in EXCUSED:
            with self.subTest(name):
                code, output = run_check({"src/cases/report_extra.cpp": text})
                self.assertEqual(code, 0, output)


if __name__ == "__main__":
    unittest.main()
