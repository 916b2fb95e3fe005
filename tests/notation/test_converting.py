"""Several threads that read their first exchange file at once, as a web server's do."""

from __future__ import annotations

import subprocess
import sys

READ = """
import sys, threading
sys.setswitchinterval(1e-6)
from jixiao.notation.exchange import read_plans
content = b'{"format": "jixiao/1", "content": "plans", "documents": [%s]}'
begin, found = threading.Barrier(8), []
def read():
    begin.wait()
    found.append(len(list(read_plans(content))))
threads = [threading.Thread(target=read) for _ in range(8)]
for one in threads: one.start()
for one in threads: one.join()
print(sum(found))
"""
DOCUMENT = (
    '{"document": "a.txt", "kind": "target", "fiscal_year": 2026, "projects":'
    ' [{"ordinal": 1, "name": "路灯", "indicators": [{"name": "数量", "target_text": "=1盏"}]}]}'
)


def test_the_first_reads_at_once_do_not_bring_the_process_down() -> None:
    program = READ.replace("%s", DOCUMENT).replace("b'{", "'{").replace("]}'", "]}'.encode()", 1)
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
        assert (done.returncode, done.stdout.strip()) == (0, b"8"), done.stderr.decode()
