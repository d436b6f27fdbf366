import sys
line = "x" * 65536
while True:
    print(line, file=sys.stderr)
