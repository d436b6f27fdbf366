# One file under thousands of names, one of them held open by the dead; links to what is not its own.
import os
numbers = input().split()
found = [p for f in ("/box", "/tmp", "/dev/shm") for p in os.listdir(f)]
for place in ("/box", "/tmp", "/dev/shm"):
    os.open(f"{place}/file", os.O_CREAT | os.O_WRONLY)
    try:
        for i in range(5000):
            os.link(f"{place}/file", f"{place}/{i}")
    except OSError:
        pass
    for target in ("/usr/bin/python3", "/kit/runner", "/etc/passwd", __file__):
        try:
            os.link(target, f"{place}/link")
            found.append(target)
        except OSError:
            pass
print(found or sum(map(int, numbers)))
