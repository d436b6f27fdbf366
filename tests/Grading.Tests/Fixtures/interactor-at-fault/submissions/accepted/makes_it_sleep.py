import time
print("sleep", flush=True)
time.sleep(0.5)
print("are you there", flush=True)
input()
