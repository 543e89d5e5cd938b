"""`python -m tests.supply`: bill of materials, licences, freshness, scanners, the lock.

Pages go to docs/, the bill of materials and the licence texts to dist/. Exit 1 where a scanner
found something that nobody gave a reason for, a licence is unknown, or the lock is not what
pyproject.toml resolves to.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import counter_app
from tests.supply.locked import ROOT, SHIPS, Locked, licence_files, locked
from tests.supply.secrets import history, scan, scan_bytes, tracked

DIST, DOCS = ROOT / "dist", ROOT / "docs"
REASONS = Path(__file__).with_name("reasons.toml")
SBOM = DIST / "sbom.cdx.json"
SCANNED = ("counter_app", "ui", "devices", "sync")
LOCKS = (("requirements.lock", "office"), ("requirements-dev.lock", "dev"))


def main(arguments: list[str]) -> int:
    """Every part is done, whatever the others say."""
    parser = argparse.ArgumentParser(prog="supply")
    parser.add_argument("--offline", action="store_true", help="without asking the registry")
    parsed = parser.parse_args(arguments)
    DIST.mkdir(exist_ok=True)
    packages = locked()
    faults = [*bill(packages), *licences(packages), *secrets(), *bandit()]
    if not parsed.offline:
        faults += [*lock_holds(), *freshness(packages)]
    for fault in faults:
        print(f"supply: {fault}", file=sys.stderr)
    return 1 if faults else 0


def bill(packages: tuple[Locked, ...]) -> Iterator[str]:
    """A CycloneDX bill of what ships, made from the lock; licences from the installed packages."""
    with tempfile.TemporaryDirectory() as work:
        raw = Path(work) / "raw.json"
        done = _run("cyclonedx_py", "requirements", "--output-reproducible", "--of", "JSON",
                    "--pyproject", str(ROOT / "pyproject.toml"),
                    "-o", str(raw), str(SHIPS))  # fmt: skip
        if done.returncode:
            yield f"cyclonedx: {done.stderr.strip().splitlines()[-1:]}"
            return
        made: dict[str, Any] = json.loads(raw.read_text(encoding="utf-8"))
    by_name = {one.name.lower(): one for one in packages}
    made["metadata"]["component"]["version"] = counter_app.__version__
    for component in made["components"]:
        known = by_name.get(component["name"].lower())
        if known is None:
            yield f"{component['name']} is in the bill and not in the lock"
        elif known.licence:
            component["licenses"] = [{"license": {"name": known.licence}}]
    SBOM.write_text(json.dumps(made, indent=1, sort_keys=True), encoding="utf-8")
    if len(made["components"]) != len(packages):
        yield f"the bill has {len(made['components'])} packages, the lock {len(packages)}"
    print(f"· {SBOM.relative_to(ROOT)}: {len(made['components'])} packages that ship")


def licences(packages: tuple[Locked, ...]) -> Iterator[str]:
    """The page of licences, and their texts to go with the program."""
    folder = DIST / "licences"
    shutil.rmtree(folder, ignore_errors=True)
    rows = []
    for one in packages:
        if not one.licence:
            yield f"{one.name} states no licence; look, and name it in tests/supply/locked.py"
        texts = licence_files(one.name)
        for text in texts:
            target = folder / one.name / text.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, target)
        where = f" ({one.marker})" if one.marker else ""
        rows.append(f"| {one.name}{where} | {one.version} | {one.licence} | {len(texts)} |")
    _page(
        "licences.md",
        "# Licences of what ships\n\nMade by `python3 dev.py supply` from `requirements.lock` and "
        "the metadata of the installed packages; their texts go to `dist/licences/`. Why each is "
        "here: [dependencies](dependencies.md). LGPL libraries are used unmodified and lie as "
        "files of their own in the program's folder, where they can be replaced. Fonts: "
        "`ui/assets/fonts/LICENSE.txt`.\n\n"
        "| package | version | licence | texts |\n|---|---|---|---|",
        rows,
    )


def secrets() -> Iterator[str]:
    """Nothing that git keeps or ever kept looks like a secret."""
    count = 0
    for path in tracked(ROOT):
        count += 1
        for found in scan(path, ROOT):
            yield f"{found.place}: {found.kind}"
    contents = 0
    explained = {one["content"] for one in tomllib.loads(REASONS.read_text("utf-8"))["history"]}
    for name, content in history(ROOT):
        contents += 1
        for found in scan_bytes(content, name):
            if name.partition(" ")[0] not in explained:
                yield f"{found.place}: {found.kind}"
    print(f"· secrets: {count} files looked through, and {contents} contents of the history")


def bandit() -> Iterator[str]:
    """Each finding has a reason, and each reason its finding."""
    done = _run("bandit", "-q", "-f", "json", "-x", "sync/sandbox", "-r", *SCANNED)
    try:
        results = json.loads(done.stdout)["results"]
    except ValueError:
        yield f"bandit did not answer: {done.stderr.strip()[-200:]}"
        return
    reasons = tomllib.loads(REASONS.read_text(encoding="utf-8"))["bandit"]
    used: dict[int, int] = {}
    for one in results:
        file = one["filename"].removeprefix("./").replace(os.sep, "/")
        for number, reason in enumerate(reasons):
            if reason["test"] == one["test_id"] and reason["file"] in ("*", file):
                used[number] = used.get(number, 0) + 1
                break
        else:
            yield f"{file}:{one['line_number']}: {one['test_id']} {one['issue_text']}"
    rows = []
    for number, reason in enumerate(reasons):
        if number not in used:
            yield f"reasons.toml: {reason['test']} of {reason['file']} is found no more"
        place = "everywhere" if reason["file"] == "*" else f"`{reason['file']}`"
        rows.append(f"| {reason['test']} | {place} | {used.get(number, 0)} | {reason['why']} |")
    _page(
        "security-scan.md",
        "# What bandit found, and why it stays\n\nMade by `python3 dev.py supply` from "
        "`tests/supply/reasons.toml`; a finding without a reason fails it, and so does a reason "
        "without its finding. The sandbox city is not scanned: it never ships.\n\n"
        "| test | where | times | reason |\n|---|---|---|---|",
        rows,
    )
    print(f"· bandit: {len(results)} findings, each with a reason")


def lock_holds() -> Iterator[str]:
    """Resolved again from the lock's own versions, each lock comes out byte for byte."""
    with tempfile.TemporaryDirectory() as work:
        for name, extra in LOCKS:
            again = Path(work) / name
            shutil.copyfile(ROOT / name, again)
            done = _run("uv", "pip", "compile", "--universal", "--generate-hashes",
                        "--no-emit-index-url", "--no-emit-find-links", "--no-config",
                        "--no-header", "--no-annotate", "--quiet", "--python-version", "3.11",
                        "--output-file", str(again), "--extra", extra,
                        "pyproject.toml")  # fmt: skip
            if done.returncode or again.read_bytes() != (ROOT / name).read_bytes():
                yield f"{name} is not what pyproject.toml resolves to; run dev.py lock"
            else:
                print(f"· {name}: resolves to itself, byte for byte")


def freshness(packages: tuple[Locked, ...]) -> Iterator[str]:
    """The page of newer versions; being behind is no fault, it is told."""
    done = _run("uv", "pip", "list", "--outdated", "--format", "json", "--python", sys.executable)
    try:
        listed = json.loads(done.stdout)
        newest = {one["name"].lower(): one["latest_version"] for one in listed}
    except ValueError:
        yield f"the registry did not answer: {done.stderr.strip()[-200:]}"
        return
    # What is installed here for the tests may be older than what ships.
    behind = [one for one in packages if newest.get(one.name.lower(), one.version) != one.version]
    rows = [f"| {one.name} | {one.version} | {newest[one.name.lower()]} |" for one in behind]
    _page(
        "freshness.md",
        f"# Newer versions of what ships\n\nMade by `python3 dev.py supply`: of {len(packages)} "
        f"locked packages {len(behind)} had a newer version on the registry. Held back on "
        "purpose: PySide6-Essentials (see `pyproject.toml`).\n\n"
        "| package | locked | newest |\n|---|---|---|",
        rows,
    )
    print(f"· freshness: {len(behind)} of {len(packages)} packages have a newer version")


def _page(name: str, head: str, rows: list[str]) -> None:
    (DOCS / name).write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "PIP_EXTRA_INDEX_URL": "", "UV_FIND_LINKS": ""}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
