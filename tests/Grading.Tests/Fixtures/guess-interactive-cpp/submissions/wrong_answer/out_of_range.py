print(0, flush=True)
print(input())
print(1, flush=True)
input()
