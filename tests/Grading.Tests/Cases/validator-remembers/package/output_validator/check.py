import os, sys
here = os.getcwd()
kept = {"/tmp": [], "/dev/shm": [], "/box/feedback": [], "/box": ["feedback", os.path.basename(here)], here: [os.path.basename(__file__)]}
found = [f"{place}: {name}" for place, known in kept.items() for name in os.listdir(place) if name not in known]
for place in kept:
    open(f"{place}/left", "w").close()
print(*found, file=sys.stderr)
sys.exit(43 if found else 42)
