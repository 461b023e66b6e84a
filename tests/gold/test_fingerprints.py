"""The notices and their gold are what they were: a changed byte is a changed measure."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from minsheng_extract.scoring import read_floors, read_gold

SAMPLES = Path(__file__).parents[2] / "samples"
FINGERPRINTS = {
    "gold/GUIDELINE.md": "584dc41a8da69718389ac492b3b5529ba449bf2f4e39c884feaef54f249c2278",
    "gold/haizhou-2020-tasks.items.jsonl": "4aa8ff58b9880f8b7cddc021fa09fc450ceb3f709a32163796c8c1ce1e6834e7",
    "gold/haizhou-2020-tasks.quantities.jsonl": "969ed403b2b74bff52305c563dfe599bdeb1b7516276d252589a65b966a58d15",
    "gold/mingshan-2023-programme.items.jsonl": "be5013dced416d59e1ab17b9e055292cfeb3ccc2996fd36f1294a818aba848b9",
    "gold/mingshan-2023-programme.quantities.jsonl": "db1310d9f5d2b8fbec264f1fbd2a04dec7f831b0fb8123a18af2b1cbdb56ba26",
    "gold/nanhai-2023-plan--nanhai-2023-report.alignments.jsonl": (
        "2d52f72434f6b8c2d525396867300f064fb947cb0b9a9b3c37c3cfd3b05e79c7"
    ),
    "gold/nanhai-2023-plan.items.jsonl": "13a0fead4ff855c8017504ba4a19db8bd1146fcd75ef5d495491fbd200b75331",
    "gold/nanhai-2023-plan.quantities.jsonl": "884ae4cdac1a5b8637ac47c3057267ece7fd288509eff26d76e73bc9891e53cd",
    "gold/nanhai-2023-report.alignments.jsonl": "800a1a93933b02218236e69387df9b951fa3313d56d546fcce37dcf9a264a31a",
    "gold/nanhai-2023-report.items.jsonl": "3b6101d69c7ee89c0a6f36cc07e19a01c28a219995fa76299a9b4faf6bf0ffb3",
    "gold/nanhai-2023-report.quantities.jsonl": "ee1f4364736611ed526dfef614f2eefe97e736b473bf0833d1aeee60bc8b39fa",
    "gold/zengcheng-2023-scheme.items.jsonl": "89779d1964aa5b3ac0c8dc673ddc13865681c7cf3fa9ebadb682b805f6171bee",
    "gold/zengcheng-2023-scheme.quantities.jsonl": "6539a43588cfe29af7e1072efcf04a7011f280c94e5b0a4b6b750be0a2e97803",
    "haizhou-2020-tasks.txt": "72b2d43f555ba1a26dd2f4b0e4917ed5809a290bfc161291d792f58e7ed91394",
    "mingshan-2023-programme.txt": "8dbadb37254450d3c94ce15acaf413a1d65b852add756014975794e49cc3f35f",
    "nanhai-2023-plan.txt": "ee161fbd7305260644cb7622bc5a1f112cfdaa093e7a65c999b8783ed7d608e4",
    "nanhai-2023-report.txt": "268e7de6f8a376fa17cc3c921a07f84b355888708baa595916732696884a0342",
    "zengcheng-2023-scheme.txt": "413d8f213c89d8006a104ed429b5c7312f42b424e2165a81e516cf57b193c423",
}


def test_notices_and_gold_are_byte_for_byte_what_they_were():
    found = [*SAMPLES.glob("*.txt"), *(SAMPLES / "gold").glob("*.jsonl"), SAMPLES / "gold" / "GUIDELINE.md"]
    assert {
        file.relative_to(SAMPLES).as_posix(): sha256(file.read_bytes()).hexdigest() for file in found
    } == FINGERPRINTS


def test_the_floors_are_for_this_gold():
    floors = read_floors(SAMPLES)
    assert floors is not None
    assert floors.gold == read_gold(SAMPLES).fingerprint


def test_the_gold_covers_every_notice():
    names = {document.name for document in read_gold(SAMPLES).documents}
    assert names == {file.stem for file in SAMPLES.glob("*.txt")}


def test_every_quote_stands_where_the_gold_says():
    for document in read_gold(SAMPLES).documents:
        with document.file.open(encoding="utf-8", newline="") as file:
            text = file.read()
        assert all(text[line.start : line.end] == line.quote for line in document.quantities or ())
        assert all(not text[line.start].isspace() for line in document.items or ())
