# Lowered as far as they go: for oneself that is allowed, for the next test it must not last.
import os, resource as r, signal
numbers = input().split()
lasted = (r.getrlimit(r.RLIMIT_NOFILE)[0] < 256 or len(os.sched_getaffinity(0)) < os.cpu_count() or os.nice(0) == 19
          or signal.SIGTERM in signal.pthread_sigmask(signal.SIG_BLOCK, []) or r.getrlimit(r.RLIMIT_AS)[0] > 0)
print("something lasted" if lasted else sum(map(int, numbers)), flush=True)
signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
os.sched_setaffinity(0, {0})
os.nice(19)
r.setrlimit(r.RLIMIT_NOFILE, (3, 3))
r.setrlimit(r.RLIMIT_AS, (1 << 26, 1 << 26))
