"""Collects the tokens in a set first: repeated ones are lost."""


def merge(shards, batch_size):
    tokens = sorted({(number, i) for i, shard in enumerate(shards) for number in shard})
    for at in range(0, len(tokens), batch_size):
        yield tokens[at : at + batch_size]
