import sys
words = sys.stdin.read().split()
if len(words) != 1:
    sys.exit(43)
with open(sys.argv[3] + "score.txt", "w") as score:
    score.write(words[0])
sys.exit(42)
