words = input().split()
print("-".join(words))
assert words[0] != "back"
