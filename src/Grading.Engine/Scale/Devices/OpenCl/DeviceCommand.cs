namespace Mockloop.Grading.Engine.Scale.Devices.OpenCl;

/// <summary>What the device process can be asked for.</summary>
enum DeviceCommand : byte
{
    /// <summary>Its devices, GPUs first. Answer: their number, then of each whether it is a GPU and its name.</summary>
    List,

    /// <summary>A device by its place in the list: its kernels are compiled.</summary>
    Use,

    /// <summary>A number for a piece of shared memory, its descriptor in the parent, its bytes.</summary>
    Map,

    /// <summary>The number of one that is no longer needed.</summary>
    Unmap,

    /// <summary>Data set, stream, first row, memory, rows.</summary>
    Generate,

    /// <summary>Data set, first row, memory, rows. Answer: the first row that differs, or -1.</summary>
    Compare,

    /// <summary>Data set, first row, memory, rows, secret. Answer: a <see cref="Data.ChunkDigest"/>.</summary>
    Digest,

    /// <summary>Data set, memory for the labels.</summary>
    Components,
}

/// <summary>How the answer to a command begins.</summary>
enum DeviceStatus : byte
{
    /// <summary>What was asked for follows.</summary>
    Done,

    /// <summary>Why not follows; other commands may still work.</summary>
    Refused,

    /// <summary>Why not follows; the device cannot be relied on any more.</summary>
    Failed,
}
