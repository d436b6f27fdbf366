// Twin of src/Grading.Engine/Scale/Data/Mixer.cs, which says what this is.

ulong mix(ulong z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
    return z ^ (z >> 31);
}

ulong key_of(ulong seed, ulong purpose)
{
    return mix(seed + purpose * 0x9E3779B97F4A7C15UL);
}

ulong below(ulong bits, ulong count)
{
    return ((bits & 0xFFFFFFFFUL) * count) >> 32;
}
