import sys
for name in ("judgemessage.txt", "teammessage.txt"):
    with open(sys.argv[3] + name, "wb") as f:
        f.write(b"x" * (28 << 20))
sys.exit(42)
