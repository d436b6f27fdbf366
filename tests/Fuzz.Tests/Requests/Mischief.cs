namespace Mockloop.Fuzz.Tests.Requests;

/// <summary>What is wrong with a call beyond its fields.</summary>
enum Mischief
{
    None,

    /// <summary>Bytes or text changed after encoding.</summary>
    Garbled,

    /// <summary>Cut in the middle.</summary>
    Truncated,

    /// <summary>A field nobody knows.</summary>
    UnknownField,

    /// <summary>A value of another JSON type, or another wire type.</summary>
    WrongType,

    /// <summary>Thousands of levels.</summary>
    DeepNesting,

    /// <summary>Another content type than the face takes.</summary>
    ContentType,

    /// <summary>A path segment that is no segment; REST only.</summary>
    OddPath,

    /// <summary>The same query parameter again and again, and strange ones; REST only.</summary>
    OddQuery,

    /// <summary>Above the limit of a request.</summary>
    Oversize,

    /// <summary>The caller goes away early.</summary>
    CutOff,
}
