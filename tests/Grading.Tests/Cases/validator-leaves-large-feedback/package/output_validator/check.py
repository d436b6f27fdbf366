# One file, as large as the disk allows, under three names that are all brought out.
import os, sys
with open(sys.argv[3] + "nextpass.in", "wb") as f:
    f.write(b"x" * (28 << 20))
for name in ("judgemessage.txt", "teammessage.txt"):
    os.link(sys.argv[3] + "nextpass.in", sys.argv[3] + name)
sys.exit(42)
