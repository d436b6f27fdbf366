import sys
print(sum(map(int, sys.stdin.read().split())))  # ends because the input is closed
