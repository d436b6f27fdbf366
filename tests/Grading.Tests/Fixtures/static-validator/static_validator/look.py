import sys
language, entry, folder, word = sys.argv[1:]
if language != "python3":
    sys.exit(1)
used = word in open(entry).read()
if used:
    open(folder + "teammessage.txt", "w").write("nothing may be imported")
sys.exit(43 if used else 42)
