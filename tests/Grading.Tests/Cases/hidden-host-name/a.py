import os
numbers = input().split()
print(sum(map(int, numbers)) if os.uname().nodename == "box" else os.uname().nodename)
