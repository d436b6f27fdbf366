"""Sorts what one round over the shards brings and takes that for the global order."""


def merge(shards, batch_size):
    batch = []
    live = list(enumerate(shards))
    while live:
        heads = [(number, i, shard) for i, shard in live if (number := next(shard, None)) is not None]
        live = [(i, shard) for _, i, shard in heads]
        for number, i, _ in sorted(heads, key=lambda head: head[:2]):
            batch.append((number, i))
            if len(batch) == batch_size:
                yield batch
                batch = []
    if batch:
        yield batch
