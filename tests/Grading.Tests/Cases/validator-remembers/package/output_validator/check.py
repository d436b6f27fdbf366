import os, sys
found = [p for f in ("/tmp", "/dev/shm", "/box/feedback") for p in os.listdir(f)] + [p for p in os.listdir("/box") if p not in ("feedback", "work")]
for place in ("/box", "/tmp", "/dev/shm", "/box/feedback", "/box/work"):
    open(f"{place}/left", "w").close()
sys.exit(43 if found or os.path.exists("/box/work/left2") else 42)
