import resource as r
numbers = input().split()
most = {r.RLIMIT_CORE: 1, r.RLIMIT_NOFILE: 256, r.RLIMIT_MSGQUEUE: 0, r.RLIMIT_MEMLOCK: 65536, r.RLIMIT_CPU: 10,
        r.RLIMIT_FSIZE: 64 << 20, r.RLIMIT_STACK: 64 << 20}
wrong = []
for which, limit in most.items():
    soft, hard = r.getrlimit(which)
    if not 0 <= hard <= limit:
        wrong.append((which, hard))
    try:
        r.setrlimit(which, (soft, hard + 1))
        wrong.append((which, "raised"))
    except ValueError:
        pass
print(wrong or sum(map(int, numbers)))
