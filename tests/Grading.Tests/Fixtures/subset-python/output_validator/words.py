def known(path):
    return path.read_text().split()
