n = int(input())
print(next(i for i in range(n + 1) if i * i == n))
