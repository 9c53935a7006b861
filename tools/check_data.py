#!/usr/bin/env python3
"""Checks the tables under data/: form, references between files, and the rules of the lessons.

Run from the root of the tree: tools/check_data.py [--data data] [--assets assets].
Prints every fault as FILE: what, then one line of totals. Exit 0 when there is none.
"""
import argparse
import csv
import datetime
import json
import pathlib
import re
import sys
import unicodedata

FAULTS = []
SCHOOL_COLUMNS = "ma_truong,ten_truong,cap_hoc,loai_hinh,ma_xa,so_hoc_sinh,ngay_mo,ngay_dong".split(",")
# A lesson never tells a child what they should have done.
BLAME = re.compile(r"lẽ ra|đáng lẽ|tại em|should have|your own fault", re.I)
# Folders written for reading and editing by hand: printed with two spaces.
BY_HAND = {"units", "law", "lessons", "demo"}


def fault(where, what):
    FAULTS.append(f"{where}: {what}")


def want(condition, where, what):
    if not condition:
        fault(where, what)
    return condition


# ---- form of every JSON file ---------------------------------------------------------------------

def load_json(path):
    """The value; faults where the file is not NFC, not printed with two spaces, or repeats a key."""
    text = path.read_text(encoding="utf-8")
    want(unicodedata.normalize("NFC", text) == text, path, "not NFC")

    def no_twins(pairs):
        names = [name for name, _ in pairs]
        want(len(names) == len(set(names)), path, f"a key twice: {names}")
        return dict(pairs)

    value = json.loads(text, object_pairs_hook=no_twins)
    printed = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    want(path.parent.name not in BY_HAND or printed == text, path, "not printed with two spaces")
    return value


def walk(value, where):
    """Every bilingual text has both languages; dates are days that exist."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            walk(item, f"{where}[{i}]")
    if not isinstance(value, dict):
        return
    if "vi" in value or "en" in value:
        for lang in ("vi", "en"):
            text = value.get(lang)
            want(isinstance(text, str) and text.strip() == text and text, where, f"no {lang} text")
    for key, item in value.items():
        if key in ("valid_from", "valid_to", "from_valid_to", "to_valid_from", "date") and item:
            try:
                datetime.date.fromisoformat(item)
            except ValueError:
                fault(where, f"{key} is not a day: {item}")
        walk(item, f"{where}.{key}")


def check_about(path, value):
    about = value.get("about")
    if want(isinstance(about, dict), path, "no about"):
        want(about.get("sources") or about.get("source"), path, "about without source")
        for key in ("licence", "date"):
            want(about.get(key), path, f"about without {key}")


# ---- units ---------------------------------------------------------------------------------------

def check_units(files):
    new, old_tg, old_dt = (files[f"units/{n}.json"] for n in
                           ("dong-thap-2025", "tien-giang-before-2025", "dong-thap-before-2025"))
    communes = {u["code"]: u for u in new["units"] if u["level"] == "commune"}
    want(len(communes) == 102, "dong-thap-2025", f"{len(communes)} communes, not 102")
    wards = sum(u["kind"] == "phuong" for u in communes.values())
    want(wards == 20, "dong-thap-2025", f"{wards} wards, not 20")
    reached = set()
    for name, table, districts, count in (("tien-giang-before-2025", old_tg, 11, 164),
                                          ("dong-thap-before-2025", old_dt, 12, 141)):
        by_level = {level: {u["code"] for u in table["units"] if u["level"] == level}
                    for level in ("province", "district", "commune")}
        want(len(by_level["district"]) == districts, name, "districts do not add up")
        want(len(by_level["commune"]) == count, name, "communes do not add up")
        for unit in table["units"]:
            want(unit["valid_to"] == "2025-06-30", name, f"{unit['code']} does not end on 2025-06-30")
            if unit["parent"]:
                parents = by_level["province"] | by_level["district"]
                want(unit["parent"] in parents, name, f"{unit['code']} has no parent")
        linked = set()
        for link in table["successors"]:
            linked.add(link["from_code"])
            reached.add(link["to_code"])
            want(link["to_code"] in communes or link["to_code"] == "82", name, f"no unit {link['to_code']}")
            want(link["part"] == "whole" or link.get("confirm"), name, "a part without confirm")
        want(by_level["commune"] <= linked, name, "a commune without successor")
    want(set(communes) <= reached, "successors", "a new commune that came from nowhere")
    return communes


def parse_day(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y") if text else None


def check_schools(path, communes, kinds):
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    want(list(rows[0]) == SCHOOL_COLUMNS, path, "columns differ")
    want(len({r["ma_truong"] for r in rows}) == len(rows), path, "a code twice")
    for row in rows:
        where = f"{path.name} {row['ma_truong']}"
        want("(dữ liệu mẫu)" in row["ten_truong"], where, "not marked as invented")
        want(row["ma_xa"] in communes, where, "no such commune")
        want(row["cap_hoc"] in kinds, where, f"no such level {row['cap_hoc']}")
        want(row["so_hoc_sinh"].isdigit(), where, "pupils not a number")
        opened, closed = parse_day(row["ngay_mo"]), parse_day(row["ngay_dong"])
        want(not (opened and closed) or opened <= closed, where, "closed before opened")
    return {r["ma_truong"]: r for r in rows}


# ---- law -----------------------------------------------------------------------------------------

def codes(rows, key, where):
    found = [row[key] for row in rows]
    want(len(found) == len(set(found)), where, "a code twice")
    return set(found)


def check_acts(rows):
    """An act has one row for each version; their days do not overlap."""
    versions = [(row["code"], row["version"]) for row in rows]
    want(len(versions) == len(set(versions)), "acts", "a version twice")
    for code in {row["code"] for row in rows}:
        spans = sorted((r["valid_from"] or "", r["valid_to"] or "9999") for r in rows if r["code"] == code)
        want(all(a[1] < b[0] for a, b in zip(spans, spans[1:])), code, "versions overlap")
    for row in rows:
        fine = row.get("fine_vnd")
        want(not fine or 0 <= fine["person_min"] <= fine["person_max"], row["code"], "fine of a person")
        want(not fine or 0 <= fine["organisation_min"] <= fine["organisation_max"], row["code"], "fine of an organisation")
    return {row["code"] for row in rows}


def check_paths(files):
    rows = files["law/violator-paths.json"]["violator_paths"]
    paths = codes(rows, "code", "violator-paths")
    for path in rows:
        stages = codes(path["stages"], "code", path["code"])
        for stage in path["stages"]:
            want(set(stage["after"]) <= stages | {"start"}, path["code"], "after an unknown stage")
            want(stage["counts"] in ("nothing", "under-way", "handled", "handled-unknown", "not-found", "no-breach"),
                 path["code"], "counts as what?")
        want(any("start" in s["after"] for s in path["stages"]), path["code"], "no stage to begin with")
    for age in files["law/child-measures.json"]["child_ages"]:
        want(set(age["paths"]) <= paths, age["code"], "unknown path")
        want(age["fine_percent"] == 0 or "administrative-fine" in age["paths"], age["code"], "a share of no fine")
        want(age["mark"] != "R" or age.get("confirm"), age["code"], "R without confirm")
    return paths


def check_law(files):
    departments = codes(files["units/departments.json"]["departments"], "code", "departments")
    bodies = codes(files["law/transfer-bodies.json"]["transfer_bodies"], "code", "transfer-bodies")
    acts = check_acts(files["law/acts.json"]["acts"])
    groups = codes(files["law/harm-groups.json"]["groups"], "code", "harm-groups")
    want(len(groups) == 5, "harm-groups", "not five groups")
    for group in files["law/harm-groups.json"]["groups"]:
        want(set(group["acts"]) <= acts, group["code"], "unknown act")
        want(set(group["routing"]) <= departments | bodies, group["code"], "unknown body")
        want(group["default_risk"] in (1, 2, 3, 4), group["code"], "risk not 1 to 4")
    for act in files["law/acts.json"]["acts"]:
        want(act["mark"] in ("S", "S2", "R"), act["code"], "mark unknown")
        want(act["mark"] != "R" or act.get("confirm"), act["code"], "R without confirm")
        want(set(act["groups"]) <= groups, act["code"], "unknown group")
    for body in files["law/transfer-bodies.json"]["transfer_bodies"]:
        want(body["department"] is None or body["department"] in departments, body["code"], "no department")
    categories = files["law/categories.json"]["categories"]
    bits = codes(categories, "bit", "categories")
    want(all(0 <= bit < 64 for bit in bits), "categories", "bit outside 0 to 63")
    want(all(c["ede_code"] in (15, 17) for c in categories), "categories", "EDE code not 15 or 17")
    want(all(c.get("mark") in ("S", "S2", "R") for c in files["law/deadlines.json"]["deadlines"]),
         "deadlines", "mark unknown")
    targets = [t["item"] for t in files["law/targets.json"]["targets"]]
    want(targets == ["II.2.a", "II.2.b", "II.2.c", "II.2.d"], "targets", f"not the four: {targets}")
    return {"acts": acts, "groups": groups, "bodies": bodies, "departments": departments,
            "categories": codes(categories, "slug", "categories"),
            "closing": codes(files["law/close-reasons.json"]["close_reasons"], "code", "close-reasons"),
            "supports": codes(files["law/support-kinds.json"]["support_kinds"], "code", "support-kinds"),
            "paths": check_paths(files),
            "kinds": codes(files["law/institution-kinds.json"]["institution_kinds"], "code", "kinds")}


# ---- lessons -------------------------------------------------------------------------------------

def check_choice(step, where):
    want(any(o["verdict"] == "good" for o in step["options"]), where, "no good option")
    want(all(o["verdict"] in ("good", "gentle") and o["feedback"] for o in step["options"]), where, "verdict")


def check_order(step, where):
    ids = {item["id"] for item in step["items"]}
    want(set(step["correct"]) == ids == set(step["show"]), where, "order is no permutation")
    want(step["correct"] != step["show"], where, "shown in the right order already")


def check_match(step, where):
    left, right = {x["id"] for x in step["left"]}, {x["id"] for x in step["right"]}
    want({p["left"] for p in step["pairs"]} == left, where, "a left side without pair")
    want({p["right"] for p in step["pairs"]} == right, where, "a right side without pair")


def check_sort(step, where):
    baskets = {b["id"] for b in step["baskets"]}
    want(len(baskets) == 2 and {i["basket"] for i in step["items"]} == baskets, where, "two baskets, both used")


def check_sign(step, where):
    signs = [line["sign"] for line in step["lines"]]
    want(any(signs) and not all(signs), where, "needs lines of both kinds")


def check_branch(step, where):
    nodes = {n["id"]: n for n in step["nodes"]}
    seen, queue = set(), [step["start"]]
    while queue:
        here = queue.pop()
        if here in seen or not want(here in nodes, where, f"no node {here}"):
            continue
        seen.add(here)
        want(nodes[here]["options"] or nodes[here].get("end"), where, f"{here} is a dead end")
        queue += [o["to"] for o in nodes[here]["options"]]
    want(seen == set(nodes), where, f"never reached: {sorted(set(nodes) - seen)}")
    want(any(n.get("end") == "good" for n in nodes.values()), where, "no good end")


def check_fill(step, where):
    for lang in ("vi", "en"):
        marks = re.findall(r"\{(\d+)\}", step["text"][lang])
        want(sorted(marks) == sorted(b["id"] for b in step["blanks"]), where, f"blanks differ ({lang})")
    for blank in step["blanks"]:
        want(blank["answer"] in {o["id"] for o in blank["options"]}, where, "answer is no option")


def check_items(step, where):
    want(len(step["items"]) == 8, where, f"{len(step['items'])} items, not 8")
    want(step["pass_line"] is None, where, "a check has no pass line")


CHECKS = {"choice": check_choice, "order": check_order, "match": check_match, "sort": check_sort,
          "find-sign": check_sign, "branch": check_branch, "fill": check_fill, "check": check_items}
KINDS = set(CHECKS) | {"story", "picture", "true-false", "say", "sure", "act", "booster"}


def all_steps(steps):
    for step in steps:
        yield step
        yield from all_steps(step.get("steps", []))
        if step["type"] == "check":
            yield from all_steps(step["items"])


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in (value if isinstance(value, list) else value.values()):
            yield from texts(item)


def check_lesson(path, lesson, assets):
    where = path.name
    steps = list(all_steps(lesson["steps"]))
    ids = [s["id"] for s in steps]
    want(len(ids) == len(set(ids)), where, "a step id twice")
    for step in steps:
        if not want(step["type"] in KINDS, step["id"], f"unknown type {step['type']}"):
            continue
        CHECKS.get(step["type"], lambda *_: None)(step, f"{where} {step['id']}")
        if step["type"] == "picture":
            file = assets.parent / step["file"]
            want(file.is_file() and file.stat().st_size < 8192, where, f"no picture {file}")
    count = {kind: sum(s["type"] == kind for s in lesson["steps"]) for kind in KINDS}
    for kind, least, most in (("story", 1, 9), ("choice", 1, 9), ("say", 1, 9), ("act", 1, 1),
                              ("booster", 2, 2), ("check", 1, 1)):
        want(least <= count[kind] <= most, where, f"{count[kind]} × {kind}")
    want(8 <= lesson["minutes"] <= 12 and lesson["class_minutes"] == 35, where, "minutes")
    want(sum(p["minutes"] for p in lesson["teacher"]["parts"]) == 35, where, "teacher's parts are not 35 minutes")
    want(all(c.get("confirm") for c in lesson["competences"]), where, "competence without confirm")
    for text in texts(lesson["steps"]):
        want(not BLAME.search(text), where, f"blames: {text}")


# ---- demo ----------------------------------------------------------------------------------------

def check_address(address, where):
    host = re.match(r"(?:https?://)?([a-z0-9.-]+\.[a-z]+)(/|$)", address)
    if host:
        want(host[1].endswith((".example", ".test")), where, f"not an invented domain: {address}")


def check_demo(demo, law, communes, schools):
    logins = codes(demo["accounts"], "login", "demo accounts")
    for account in demo["accounts"]:
        want("(mẫu)" in account["name"], account["login"], "name not marked (mẫu)")
        places = {"province": {"82"}, "department": law["departments"], "commune": communes, "school": schools}
        want(account["unit"]["code"] in places[account["unit"]["kind"]], account["login"], "no such unit")
    reports = codes(demo["reports"], "ref", "demo reports")
    cases = codes(demo["cases"], "ref", "demo cases")
    want(len(reports) == 12 and len(cases) == 3 and len(demo["domains"]) == 6, "demo", "counts")
    for report in demo["reports"]:
        where = f"demo {report['ref']}"
        want(report["group"] in law["groups"], where, "no such group")
        want(report["commune"] is None or report["commune"] in communes, where, "no such commune")
        want(report.get("case") is None or report["case"] in cases, where, "no such case")
        want(report.get("duplicate_of") is None or report["duplicate_of"] in reports, where, "no such report")
        want(report.get("close_reason", "duplicate") in law["closing"], where, "no such reason")
        want(report.get("transfer_body", "pa05") in law["bodies"], where, "no such body")
        for address in report["addresses"]:
            check_address(address, where)
        for message in report["messages"]:
            want(message["side"] == "reporter" or message["account"] in logins, where, "no such account")
    for case in demo["cases"]:
        where = f"demo {case['ref']}"
        want(set(case["reports"]) <= reports and case["unit"] in communes, where, "report or unit")
        want({s["kind"] for s in case["supports"]} <= law["supports"], where, "support kind")
        want(case["state"] == "open" or case["closed"]["reason"] in law["closing"], where, "closing reason")
    for violator in demo["violators"]:
        want(violator["act"] in law["acts"] and violator["case"] in cases, violator["ref"], "act or case")
        want({m["path"] for m in violator["measures"]} <= law["paths"], violator["ref"], "path")
        want({m["body"] for m in violator["measures"]} <= law["bodies"], violator["ref"], "body")
    for domain in demo["domains"]:
        want(domain["category"] in law["categories"], domain["ref"], "category")
        check_address(domain["address"], domain["ref"])
    for session in demo["sessions"]:
        school = schools.get(session["school"])
        if want(school, "demo session", f"no school {session['school']}"):
            want(session["pupils"] <= int(school["so_hoc_sinh"]), session["school"], "more than enrolled")
        want(bool(session["lesson"]) != bool(session["title"]), session["school"], "lesson or title, one of them")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data", type=pathlib.Path)
    parser.add_argument("--assets", default="assets", type=pathlib.Path)
    args = parser.parse_args()
    files = {}
    for path in sorted(args.data.rglob("*.json")):
        name = path.relative_to(args.data).as_posix()
        files[name] = load_json(path)
        walk(files[name], name)
        check_about(name, files[name])
    communes = check_units(files)
    law = check_law(files)
    schools = check_schools(args.data / "units/demo-schools.csv", communes, law["kinds"])
    lessons = [n for n in files if n.startswith("lessons/")]
    for name in lessons:
        check_lesson(args.data / name, files[name], args.assets)
    check_demo(files["demo/demo.json"], law, communes, schools)
    for line in FAULTS:
        print(line)
    print(f"{len(files)} JSON files, {len(communes)} communes, {len(schools)} schools, {len(lessons)} lessons, "
          f"{len(FAULTS)} faults")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
