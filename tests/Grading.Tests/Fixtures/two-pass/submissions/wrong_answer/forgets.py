words = input().split()
print(0 if words[0] == "back" else "-".join(words))
