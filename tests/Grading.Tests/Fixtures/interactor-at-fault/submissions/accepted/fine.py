print("hello", flush=True)
assert input() == "bye"
