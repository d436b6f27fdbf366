import os
words = input().split()
if words[0] == "back":
    print(open("kept").read() if os.path.exists("kept") else "nothing was kept")
else:
    open("kept", "w").write(" ".join(words))
    print("x")
