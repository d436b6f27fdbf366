import sys
want, got = int(open(sys.argv[1]).read()), int(sys.stdin.read())
if got < 0:
    sys.exit(43)
open(sys.argv[3] + "score_multiplier.txt", "w").write(str(min(1, got / want)))
sys.exit(42)
