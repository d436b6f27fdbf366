numbers = input().split()
status = dict(line.rstrip("\n").split(":\t", 1) for line in open("/proc/self/status") if ":\t" in line)
wanted = {"Uid": "10001\t10001\t10001\t10001", "Gid": "10001\t10001\t10001\t10001", "Groups": " ", "NoNewPrivs": "1",
          "Seccomp": "2", "CapInh": "0" * 16, "CapPrm": "0" * 16, "CapEff": "0" * 16, "CapAmb": "0" * 16}
wrong = {k: status[k] for k, v in wanted.items() if status[k].strip() != v.strip()}
print(wrong or sum(map(int, numbers)))
