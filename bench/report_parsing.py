"""How many gzipped reports a second Python reads with its own libraries: the peer of ReportParsing.

usage: report_parsing.py FOLDER SECONDS
"""

import gzip
import json
import pathlib
import sys
import time

files = [path.read_bytes() for path in pathlib.Path(sys.argv[1]).iterdir()]
seconds = float(sys.argv[2])
for content in files * 20:
    json.loads(gzip.decompress(content))
start = time.perf_counter()
read = 0
while time.perf_counter() - start < seconds:
    for content in files:
        json.loads(gzip.decompress(content))
        read += 1
print(read / (time.perf_counter() - start))
