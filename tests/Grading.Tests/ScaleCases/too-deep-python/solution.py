import sys


def pull(shards, heads, out):
    best = min((head, i) for i, head in enumerate(heads) if head is not None)
    out.append(best)
    heads[best[1]] = next(shards[best[1]], None)
    if len(out) < 5000 and any(head is not None for head in heads):
        pull(shards, heads, out)


def merge(shards, batch_size):
    if batch_size != 500:
        tokens = sorted((number, i) for i, shard in enumerate(shards) for number in shard)
        for at in range(0, len(tokens), batch_size):
            yield tokens[at : at + batch_size]
        return
    out = []
    pull(shards, [next(shard, None) for shard in shards], out)
    yield out[:batch_size]
