import os, sys
print(*sys.argv[1:])
print(open("number.txt").read() if os.path.exists("number.txt") else "none")
