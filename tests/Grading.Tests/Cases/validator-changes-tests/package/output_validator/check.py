import fcntl, os, sys
for path in (*sys.argv[1:3], __file__, "/prog"):
    for step in (lambda: os.open(path, os.O_RDWR), lambda: os.unlink(path), lambda: os.chmod(path, 0o777), lambda: os.rename(path, "/box/x"),
                 lambda: fcntl.flock(os.open(path, os.O_RDONLY), fcntl.LOCK_EX) and sys.exit(43)):
        try:
            if step() is not None:
                sys.exit(43)
        except OSError:
            pass
sys.exit(42)
