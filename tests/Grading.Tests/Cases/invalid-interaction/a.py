input()
print("what is the answer?", flush=True)
while True:
    input()
