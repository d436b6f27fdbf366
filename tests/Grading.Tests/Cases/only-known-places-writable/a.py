# Walks everything there is for a place to write to.
import os
numbers = input().split()
found = [f"{p}/x" for p in ("/", "/usr", "/etc", "/prog", "/src", "/kit", "/ctl", "/dev", "/proc", "/usr/local") if os.access(p, os.W_OK)]
flags = {"/": os.ST_RDONLY, "/usr": os.ST_RDONLY | os.ST_NOSUID | os.ST_NODEV, "/prog": os.ST_RDONLY | os.ST_NOSUID | os.ST_NODEV,
         "/kit": os.ST_RDONLY, "/proc/sys": os.ST_RDONLY, "/proc/sysrq-trigger": os.ST_RDONLY, "/tmp": os.ST_NOSUID | os.ST_NODEV,
         "/box": os.ST_NOSUID | os.ST_NODEV, "/dev/shm": os.ST_NOSUID | os.ST_NODEV | os.ST_NOEXEC}
for path, wanted in flags.items():
    if os.path.exists(path) and os.statvfs(path).f_flag & wanted != wanted:
        found.append(f"{path} is not mounted as it should")
for folder, _, files in os.walk("/dev"):
    found += [f for f in files if f not in ("null", "zero", "full", "random", "urandom", "tty") and not folder.startswith("/dev/shm")
              and not os.path.islink(f"{folder}/{f}")]
print(found or sum(map(int, numbers)))
