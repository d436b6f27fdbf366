import sys
line = input()
if line == "1 2":
    print(3)
else:
    sys.exit(f"the secret is {line}")
