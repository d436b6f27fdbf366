# Whoever becomes root in here must be nobody out there.
numbers = input().split()
users = [line.split() for name in ("uid_map", "gid_map") for line in open(f"/proc/self/{name}")]
print(sum(map(int, numbers)) if all(int(outside) >= 100_000 and int(count) <= 65536 for _, outside, count in users) else users)
