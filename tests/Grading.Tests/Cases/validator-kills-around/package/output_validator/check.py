import os, sys
for pid in (1, os.getppid()):
    for number in (9, 15, 19):
        try:
            os.kill(pid, number)
            sys.exit(43)
        except PermissionError:
            pass
sys.exit(42)
