"""A chain of two-way merges, each a generator over the one before: every token climbs through k of them."""


def two(left, right):
    a, b = next(left, None), next(right, None)
    while a is not None or b is not None:
        if b is None or (a is not None and a <= b):
            yield a
            a = next(left, None)
        else:
            yield b
            b = next(right, None)


def tagged(shard, i):
    for number in shard:
        yield number, i


def merge(shards, batch_size):
    stream = iter(())
    for i, shard in enumerate(shards):
        stream = two(stream, tagged(shard, i))
    batch = []
    for token in stream:
        batch.append(token)
        if len(batch) == batch_size:
            yield batch
            batch = []
    if batch:
        yield batch
