# SQLite's LIKE over the same sessions. search.py FILE
#
# FILE has a session a line, its fields between tabs. Reads {"find": TEXT} a line, answers
# {"ms", "count"}.

import json
import sqlite3
import sys
import time

NAMES = "id user_id username name device version system host workspace ip login_at".split()

database = sqlite3.connect(":memory:")
database.execute(f"create table sessions ({', '.join(name + ' text' for name in NAMES)})")
with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
    rows = (line.rstrip("\n").split("\t") for line in file)
    database.executemany(f"insert into sessions values ({', '.join('?' * len(NAMES))})", rows)
any_field = " or ".join(f"{name} like ?1" for name in NAMES)
print("ready", flush=True)
for line in sys.stdin:
    text = json.loads(line)["find"]
    begin = time.perf_counter()
    wanted = (f"%{text}%",)
    (count,) = database.execute(f"select count(*) from sessions where {any_field}", wanted).fetchone()
    ms = (time.perf_counter() - begin) * 1000
    print(json.dumps({"ms": ms, "count": count}), flush=True)
