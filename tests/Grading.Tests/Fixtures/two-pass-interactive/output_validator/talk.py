import os, sys
folder = sys.argv[3]
given = open(sys.argv[1]).read().split()
state = os.path.join(folder, "state")
print(*given, flush=True)
said = sys.stdin.readline().strip()
if not os.path.exists(state):
    open(state, "w").write(given[0])
    open(os.path.join(folder, "nextpass.in"), "w").write("decode " + said + "\n")
    sys.exit(42)
sys.exit(42 if said == open(state).read() else 43)
