import os, sys
folder, state = sys.argv[3], os.path.join(sys.argv[3], "state.txt")
given = open(sys.argv[1]).read().split()
said = sys.stdin.read().split()
if os.path.exists(os.path.join(folder, "nextpass.in")):
    sys.exit(1)
if not os.path.exists(state):
    if len(said) != 1:
        sys.exit(43)
    open(state, "w").write(" ".join(given))
    open(os.path.join(folder, "judgemessage.txt"), "a").write("first pass\n")
    open(os.path.join(folder, "nextpass.in"), "w").write("back " + said[0] + "\n")
    sys.exit(42)
open(os.path.join(folder, "judgemessage.txt"), "a").write("second pass\n")
if given[0] != "back":
    sys.exit(1)
sys.exit(42 if said == open(state).read().split() else 43)
