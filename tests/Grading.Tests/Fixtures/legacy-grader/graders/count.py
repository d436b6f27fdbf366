import sys
least = int(sys.argv[sys.argv.index("atleast") + 1])
words = sys.stdin.read().split()
good = words[0::2].count("AC")
print("AC" if good >= least else "WA", good)
