using Silk.NET.OpenCL;

namespace Mockloop.Grading.Device.OpenCl;

/// <summary>
/// Memory of this process as a device sees it: the same bytes where the device shares this machine's memory, a copy where
/// it has its own.
/// </summary>
sealed unsafe class Memory : IDisposable
{
    readonly Queue queue;
    readonly void* start;

    /// <param name="queue">Of the device.</param>
    /// <param name="start">Where it lies here, at the start of a page.</param>
    /// <param name="bytes">How many.</param>
    public Memory(Queue queue, nint start, long bytes)
    {
        this.queue = queue;
        this.start = (void*)start;
        int code;
        Handle = queue.Device.SharesMemory
            ? queue.Api.CreateBuffer(queue.Context, MemFlags.ReadWrite | MemFlags.UseHostPtr, (nuint)bytes, this.start, &code)
            : queue.Api.CreateBuffer(queue.Context, MemFlags.ReadWrite, (nuint)bytes, null, &code);
        OpenClException.Check(code, $"a buffer of {bytes} bytes");
    }

    public nint Handle { get; }

    /// <summary>Lets the device see what was written here.</summary>
    public void Send(long bytes)
    {
        if (queue.Device.SharesMemory)
            Map(MapFlags.WriteInvalidateRegion, bytes);
        else
            OpenClException.Check(queue.Api.EnqueueWriteBuffer(queue.Handle, Handle, true, 0, (nuint)bytes, start, 0, null, null), "to copy to the device");
    }

    /// <summary>Waits for the device and lets this process see what was written there.</summary>
    public void Receive(long bytes)
    {
        if (queue.Device.SharesMemory)
            Map(MapFlags.Read, bytes);
        else
            OpenClException.Check(queue.Api.EnqueueReadBuffer(queue.Handle, Handle, true, 0, (nuint)bytes, start, 0, null, null), "to copy from the device");
    }

    /// <summary>The standard's way of saying that both look at the same bytes now; costs nothing where they always do.</summary>
    void Map(MapFlags flags, long bytes)
    {
        int code;
        var mapped = queue.Api.EnqueueMapBuffer(queue.Handle, Handle, true, flags, 0, (nuint)bytes, 0, null, null, &code);
        OpenClException.Check(code, "to map a buffer");
        OpenClException.Check(queue.Api.EnqueueUnmapMemObject(queue.Handle, Handle, mapped, 0, null, null), "to unmap a buffer");
    }

    public void Dispose() => _ = queue.Api.ReleaseMemObject(Handle);
}
