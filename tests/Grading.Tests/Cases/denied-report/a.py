open("/ctl/report", "w").write("exit 0")
