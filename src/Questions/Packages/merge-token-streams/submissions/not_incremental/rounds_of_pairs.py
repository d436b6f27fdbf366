"""Merges neighbouring lists in rounds until one is left: O(n log k) time without recursion, but all tokens in memory."""


def two(left, right):
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def merge(shards, batch_size):
    lists = [[(number, i) for number in shard] for i, shard in enumerate(shards)]
    while len(lists) > 1:
        odd = [lists.pop()] if len(lists) % 2 else []
        lists = [two(left, right) for left, right in zip(lists[::2], lists[1::2])] + odd
    tokens = lists[0] if lists else []
    for at in range(0, len(tokens), batch_size):
        yield tokens[at : at + batch_size]
