# No byte and no file is free when it ends; the next test needs both.
import os
numbers = input().split()
open("/box/needed", "wb").write(b"x" * 1000)
found = [p for f in ("/box", "/tmp", "/dev/shm") for p in os.listdir(f) if p != "needed"]
try:
    for i in range(5000):
        open(f"/box/{i}", "w").close()
except OSError:
    pass
try:
    with open("/tmp/all", "wb", buffering=0) as f:
        while f.write(b"x" * (1 << 20)):
            pass
except OSError:
    pass
print(found or sum(map(int, numbers)))
