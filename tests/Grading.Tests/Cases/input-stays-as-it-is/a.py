# The test makes the package's files writable for everybody, as some archives have them: only the sandbox stands before them.
import fcntl, os
numbers = input().split()
for step in (lambda: os.write(os.open("/proc/self/fd/0", os.O_RDWR), b"1 1"), lambda: os.write(0, b"9 9"), lambda: os.ftruncate(0, 0),
             lambda: os.truncate("/proc/self/fd/0", 0), lambda: os.pwrite(0, b"9 9", 0), lambda: os.fchmod(0, 0), lambda: os.chmod("/dev/stdin", 0),
             lambda: os.lseek(0, 0, 0), lambda: fcntl.flock(0, fcntl.LOCK_EX), lambda: os.unlink(os.readlink("/proc/self/fd/0"))):
    try:
        step()
    except OSError:
        pass
print(sum(map(int, numbers)))
