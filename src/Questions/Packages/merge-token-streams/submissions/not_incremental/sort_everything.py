"""Collects all tokens and sorts them. Right, but the first batch comes after the last token was read."""


def merge(shards, batch_size):
    tokens = [(number, i) for i, shard in enumerate(shards) for number in shard]
    tokens.sort()
    for at in range(0, len(tokens), batch_size):
        yield tokens[at : at + batch_size]
