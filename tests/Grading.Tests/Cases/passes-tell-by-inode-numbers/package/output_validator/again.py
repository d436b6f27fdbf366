import sys
# The first pass is told a number; the second must know it, though nobody tells.
known, told = open(sys.argv[1]).read().split(), sys.stdin.read().split()
if known[0] == "guess":
    sys.exit(42 if "40" in told else 43)
with open(sys.argv[3] + "nextpass.in", "w") as next_pass:
    next_pass.write("guess 0\n")
sys.exit(42)
