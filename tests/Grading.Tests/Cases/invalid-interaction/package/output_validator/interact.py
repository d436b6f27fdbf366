import sys
numbers = open(sys.argv[1]).read()
print(numbers, flush=True)
answer = sys.stdin.readline().strip()
sys.exit(42 if answer == open(sys.argv[2]).read().strip() else 43)
