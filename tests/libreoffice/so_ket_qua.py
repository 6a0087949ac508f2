"""Holds two results of `dti eval --format json` against each other, field by field; where the data came from may differ, and nothing else."""

import json
import sys


def differences(left, right, path=""):
    if isinstance(left, dict) and isinstance(right, dict):
        for key in sorted(left.keys() | right.keys()):
            yield from differences(left.get(key, "—"), right.get(key, "—"), f"{path}.{key}")
    elif isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            yield f"{path}: {len(left)} ≠ {len(right)} phần tử"
        for at, (one, other) in enumerate(zip(left, right)):
            yield from differences(one, other, f"{path}[{at}]")
    elif left != right:
        yield f"{path}: {left!r} ≠ {right!r}"


def scored(path):
    with open(path, encoding="utf-8") as file:
        made = json.load(file)
    del made["origin"]
    # A finding names its cell, and a cell stands elsewhere in another file.
    made["findings"] = [[finding["code"], finding["message"]] for finding in made["findings"]["findings"]]
    return made


left, right = (scored(path) for path in sys.argv[1:3])
found = list(differences(left, right))
print("\n".join(found[:40]) if found else f"{len(left['units'])} đơn vị, không khác một trường nào")
sys.exit(1 if found or not left["units"] else 0)
