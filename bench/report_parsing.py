"""How many gzipped reports Python reads in a second of processor time with its own libraries: the peer of ReportParsing.

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
start = time.process_time()
end = time.perf_counter() + seconds
read = 0
while time.perf_counter() < end:
    for content in files:
        json.loads(gzip.decompress(content))
        read += 1
print(read / (time.process_time() - start))
