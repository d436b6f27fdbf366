import pathlib, sys
from words import known
allowed = known(pathlib.Path(__file__).parent / "fruit.txt")
given = pathlib.Path(sys.argv[1]).read_text().split()
said = sys.stdin.read().split()
good = len(said) == 1 and said[0] in given and said[0] in allowed
with open(sys.argv[3] + "/judgemessage.txt", "w") as message:
    message.write(f"{said} of {given}")
sys.exit(42 if good else 43)
