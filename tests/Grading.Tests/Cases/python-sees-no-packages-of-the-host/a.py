import sys
assert not any('packages' in folder for folder in sys.path), sys.path
print(sum(map(int, input().split())))
exit()
