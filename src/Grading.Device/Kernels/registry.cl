// Twin of src/Grading.Engine/Scale/Data/Registry/RegistryFormula.cs and RegistryBlocks.cs, which hold the formulas.

typedef struct { ulong n, quarter, k; int top; ulong blocks, groups, records, digests, pairs; } formula;
typedef struct { ulong zone, start, length; } block;
typedef struct { ulong version, digest, source; } record;

formula formula_of(ulong seed, ulong n, ulong k)
{
    ulong quarter = n / 4;
    formula f = { n, quarter, k, quarter == 0 ? 0 : min(17, 63 - (int)clz(quarter)),
        key_of(seed, 1), key_of(seed, 2), key_of(seed, 3), key_of(seed, 4), key_of(seed, 5) };
    return f;
}

block block_of(const formula *f, ulong i)
{
    ulong zone = f->quarter == 0 ? 3 : min(i / f->quarter, 3UL);
    ulong begin = zone * f->quarter;
    ulong end = zone == 3 ? f->n : begin + f->quarter;
    ulong j = i - begin;
    ulong start, length;
    if (zone == 2)
    {
        ulong cut = 1 + mix(((2UL << 32) | (j / 16)) ^ f->blocks) % 16;
        start = j - j % 16 + (j % 16 < cut ? 0 : cut);
        length = j % 16 < cut ? cut : 16 - cut;
    }
    else
    {
        ulong s = zone == 3 ? j >> 10 : j >> f->top;
        int less = (int)(mix(((zone << 32) | s) ^ f->blocks) % 8);
        int size = zone == 3 ? 10 - less : s == 0 ? f->top : f->top - min(f->top, less);
        start = (j >> size) << size;
        length = 1UL << size;
    }
    block found = { zone, begin + start, min(length, end - begin - start) };
    return found;
}

record record_of(const formula *f, ulong i)
{
    block b = block_of(f, i);
    ulong c = mix(b.start ^ f->groups);
    ulong h = mix(i ^ f->records);
    ulong v = c % 4 == 0 && b.start != 0 && b.start != f->quarter ? c : h;
    ulong low = v % 65536 | 32768;
    record r = {
        (c >> 44) + min((ulong)popcount((low & (0 - low)) - 1), (c >> 2) % 16),
        mix((b.start ^ f->digests) + ((v >> 16) & ((c >> 6) % 2 == 0 ? 3 : 1023))) >> 35,
        b.zone == 0 ? min(i + 1, b.start + b.length - 1)
            : b.zone == 1 ? max(i, b.start + 1) - 1
            : b.start + below(h >> 32, b.length) };
    return r;
}

ulong2 pair_of(const formula *f, ulong j)
{
    ulong g = mix(j ^ f->pairs);
    ulong first = below(g, f->n);
    block b = block_of(f, first);
    return (ulong2)(first, b.start + below(g >> 32, b.length));
}

typedef ulong lanes;
#define LANES 1
#ifdef PAIRS
#define COLUMNS 2
#else
#define COLUMNS 3
#endif
#define WIDTH COLUMNS

void expected(const formula *f, ulong index, lanes words[WIDTH])
{
#ifdef PAIRS
    ulong2 pair = pair_of(f, index);
    words[0] = pair.x;
    words[1] = pair.y;
#else
    record r = record_of(f, index);
    words[0] = r.version;
    words[1] = r.digest;
    words[2] = r.source;
#endif
}
