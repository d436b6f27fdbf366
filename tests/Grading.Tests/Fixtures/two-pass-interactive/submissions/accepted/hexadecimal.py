words = input().split()
print(int(words[1], 16) if words[0] == "decode" else hex(int(words[0])), flush=True)
