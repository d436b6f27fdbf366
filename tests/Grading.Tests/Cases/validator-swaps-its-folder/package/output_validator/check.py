import os, sys
os.rmdir(sys.argv[3])
os.symlink("/etc", sys.argv[3].rstrip("/"))
sys.exit(42)
