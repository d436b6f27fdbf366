"""Keeps the heads in a list and sorts it again after every token: O(n k) time at best."""


def merge(shards, batch_size):
    heads = [(head, i) for i, shard in enumerate(shards) if (head := next(shard, None)) is not None]
    batch = []
    while heads:
        heads.sort(key=lambda head: (-head[0], -head[1]))
        number, i = heads.pop()
        batch.append((number, i))
        following = next(shards[i], None)
        if following is not None:
            heads.append((following, i))
        if len(batch) == batch_size:
            yield batch
            batch = []
    if batch:
        yield batch
