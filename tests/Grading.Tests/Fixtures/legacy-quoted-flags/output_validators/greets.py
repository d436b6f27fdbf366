import argparse
import sys

flags = argparse.ArgumentParser()
flags.add_argument("--greeting", required=True)
flags.add_argument("--end", default="")
wanted = flags.parse_args(sys.argv[4:])
with open(sys.argv[1]) as name:
    line = f"{wanted.greeting} {name.read().strip()}{wanted.end}"
sys.exit(42 if sys.stdin.read().strip() in (line, line + ", my dear") else 43)
