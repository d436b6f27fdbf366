print("crash", flush=True)
try:
    input()
except EOFError:
    pass
