// What is done with the rows of a flat stream, whichever it is: twins of Generate, Compare and Digest of
// src/Grading.Engine/Scale/Devices/ScalarDevice.cs and of src/Grading.Engine/Scale/Data/RowDigest.cs. A chunk begins and ends
// anywhere inside a group.

#define WORDS (WIDTH * LANES)
#define ROWS (WORDS / COLUMNS)

#if LANES == 8
#define LOAD(at, from) vload8(at, from)
#define STORE(value, at, to) vstore8(value, at, to)
#define NONZERO(v) any((v) != 0)
#else
#define LOAD(at, from) (from)[at]
#define STORE(value, at, to) (to)[at] = (value)
#define NONZERO(v) ((v) != 0)
#endif

// The part of a group that lies in the chunk: rows of the group, the first and the one after the last.
#define FROM_ROW(group) (int)((group) * ROWS < from ? from - (group) * ROWS : 0)
#define TO_ROW(group) (int)min((ulong)ROWS, from + rows - (group) * ROWS)

kernel void generate(ulong seed, ulong n, ulong k, ulong from, ulong rows, global ulong *into)
{
    formula f = formula_of(seed, n, k);
    ulong begin = from / ROWS, count = (from + rows + ROWS - 1) / ROWS - begin;
    for (ulong at = FIRST(count); at < END(count); at += STEP)
    {
        ulong group = begin + at;
        int first = FROM_ROW(group), end = TO_ROW(group);
        lanes words[WIDTH];
        expected(&f, group, words);
        if (first == 0 && end == ROWS)
        {
            for (int i = 0; i < WIDTH; i++)
                STORE(words[i], i, into + (group * ROWS - from) * COLUMNS);
            continue;
        }
        ulong part[WORDS];
        for (int i = 0; i < WIDTH; i++)
            STORE(words[i], i, part);
        for (int i = first * COLUMNS; i < end * COLUMNS; i++)
            into[(group * ROWS + i / COLUMNS - from) * COLUMNS + i % COLUMNS] = part[i];
    }
}

kernel void compare(ulong seed, ulong n, ulong k, ulong from, ulong rows, global const ulong *output, volatile global int *wrong)
{
    formula f = formula_of(seed, n, k);
    ulong begin = from / ROWS, count = (from + rows + ROWS - 1) / ROWS - begin;
    for (ulong at = FIRST(count); at < END(count); at += STEP)
    {
        ulong group = begin + at;
        int first = FROM_ROW(group), end = TO_ROW(group);
        lanes words[WIDTH];
        expected(&f, group, words);
        if (first == 0 && end == ROWS)
        {
            global const ulong *written = output + (group * ROWS - from) * COLUMNS;
            lanes differ = 0;
            for (int i = 0; i < WIDTH; i++)
                differ |= words[i] ^ LOAD(i, written);
            if (!NONZERO(differ))
                continue;
        }
        ulong part[WORDS];
        for (int i = 0; i < WIDTH; i++)
            STORE(words[i], i, part);
        for (int i = first * COLUMNS; i < end * COLUMNS; i++)
        {
            ulong row = group * ROWS + i / COLUMNS - from;
            if (output[row * COLUMNS + i % COLUMNS] != part[i])
            {
                atomic_min(wrong, (int)row);
                return; // later steps of this item are later rows
            }
        }
    }
}

// Sums of a work group: two keys over the rows written, two over those expected, and how many rows are smaller than the one before.
#define SUMS 5

kernel void digest(ulong seed, ulong n, ulong k, ulong from, ulong rows, global const ulong *output,
    ulong secret, global ulong *sums, local ulong *shared)
{
    formula f = formula_of(seed, n, k);
    ulong keys[2] = { key_of(secret, 1), key_of(secret, 2) };
    ulong mine[SUMS] = { 0 };
    ulong begin = from / ROWS, count = (from + rows + ROWS - 1) / ROWS - begin;
    for (ulong at = FIRST(count); at < END(count); at += STEP)
    {
        ulong group = begin + at;
        lanes words[WIDTH];
        expected(&f, group, words);
        ulong part[WORDS];
        for (int i = 0; i < WIDTH; i++)
            STORE(words[i], i, part);
        for (int row = FROM_ROW(group); row < TO_ROW(group); row++)
        {
            global const ulong *written = output + (group * ROWS + row - from) * COLUMNS;
            for (int which = 0; which < 2; which++)
            {
                ulong there = keys[which], here = keys[which];
                for (int i = 0; i < COLUMNS; i++)
                {
                    there = mix(there ^ written[i]);
                    here = mix(here ^ part[row * COLUMNS + i]);
                }
                mine[which] += there;
                mine[2 + which] += here;
            }
            if (group * ROWS + row == from)
                continue;
            int i = 0;
            while (i < COLUMNS - 1 && written[i] == written[i - COLUMNS])
                i++;
            mine[4] += written[i] < written[i - COLUMNS];
        }
    }
    for (int i = 0; i < SUMS; i++)
        shared[get_local_id(0) * SUMS + i] = mine[i];
    for (int width = get_local_size(0) / 2; width > 0; width /= 2)
    {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (get_local_id(0) < width)
            for (int i = 0; i < SUMS; i++)
                shared[get_local_id(0) * SUMS + i] += shared[(get_local_id(0) + width) * SUMS + i];
    }
    if (get_local_id(0) == 0)
        for (int i = 0; i < SUMS; i++)
            sums[get_group_id(0) * SUMS + i] = shared[i];
}
