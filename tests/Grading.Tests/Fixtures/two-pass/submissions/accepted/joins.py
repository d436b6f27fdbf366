words = input().split()
print(" ".join(words[1].split("-")) if words[0] == "back" else "-".join(words))
