// Twin of src/Grading.Engine/Scale/Data/Tokens/TokenFormula.cs, which holds the formula. A group is eight pairs of tokens on a
// processor, one pair on a GPU; the formula has no branches, so that one text serves numbers and vectors alike.

#define COLUMNS 2
#ifdef BLOCKED
#define LANES 8
typedef ulong8 lanes;
#define COUNT ((ulong8)(0, 1, 2, 3, 4, 5, 6, 7))
#else
#define LANES 1
typedef ulong lanes;
#define COUNT 0
#endif
#define WIDTH 4 // lanes in a group; its rows are WIDTH * LANES / COLUMNS

typedef struct { ulong numbers, shards, bursts, k; } formula;

formula formula_of(ulong seed, ulong n, ulong k)
{
    formula f = { key_of(seed, 1), key_of(seed, 2), key_of(seed, 3), k };
    return f;
}

lanes mix_lanes(lanes z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
    return z ^ (z >> 31);
}

// A stretch of equal bursts holds whole groups.
void expected(const formula *f, ulong group, lanes words[WIDTH])
{
    ulong p0 = group * LANES;
    ulong burst = mix((p0 >> 11) ^ f->bursts) % 4 == 0 ? 3 : 0;
    lanes p = p0 + COUNT;
    lanes a = mix_lanes(p ^ f->numbers);
    lanes b = mix_lanes((p >> burst) ^ f->shards);
    lanes tie = 0 - (((a & 7) - 1) >> 63); // all ones or none
    lanes number = (p << 9) + ((a >> 8) & 255);
    lanes shard = ((b & 0xFFFFFFFFUL) * f->k) >> 32;
    lanes odd = (p << 9) + 256 + ((a >> 16) & 255);
    lanes next = min(shard + ((a >> 3) & 1), (lanes)(f->k - 1));
    lanes other = ((b >> 32) * f->k) >> 32;
    odd = (number & tie) | (odd & ~tie);
    next = (next & tie) | (other & ~tie);
#ifdef BLOCKED
    words[0] = (ulong8)(number.s0, shard.s0, odd.s0, next.s0, number.s1, shard.s1, odd.s1, next.s1);
    words[1] = (ulong8)(number.s2, shard.s2, odd.s2, next.s2, number.s3, shard.s3, odd.s3, next.s3);
    words[2] = (ulong8)(number.s4, shard.s4, odd.s4, next.s4, number.s5, shard.s5, odd.s5, next.s5);
    words[3] = (ulong8)(number.s6, shard.s6, odd.s6, next.s6, number.s7, shard.s7, odd.s7, next.s7);
#else
    words[0] = number;
    words[1] = shard;
    words[2] = odd;
    words[3] = next;
#endif
}
