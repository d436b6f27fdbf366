"""Looks at the head of every shard for every token: O(n k) time."""


def merge(shards, batch_size):
    heads = [next(shard, None) for shard in shards]
    batch = []
    while True:
        best = None
        for i, head in enumerate(heads):
            if head is not None and (best is None or head < heads[best]):
                best = i
        if best is None:
            break
        batch.append((heads[best], best))
        heads[best] = next(shards[best], None)
        if len(batch) == batch_size:
            yield batch
            batch = []
    if batch:
        yield batch
