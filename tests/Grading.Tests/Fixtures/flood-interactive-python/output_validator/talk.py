import sys
count = int(open(sys.argv[1]).read())
# Far more than a pipe holds, also to one who has left.
sys.stdout.write("x" * 300000 + "\n" + str(count) + "\n")
sys.stdout.flush()
said = sys.stdin.readline()
sys.exit(42 if said.strip() == str(count) else 43)
