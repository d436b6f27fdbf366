print("sleep", flush=True)
print("are you there", flush=True)
input()
