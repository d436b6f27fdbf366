using System.Runtime.InteropServices;

namespace Mockloop.Grading.Device.OpenCl;

/// <summary>A few numbers that a kernel gives back.</summary>
sealed unsafe class Scratch<T> : IDisposable where T : unmanaged
{
    const int Page = 4096;
    readonly int count;
    readonly T* numbers;

    public Scratch(Queue queue, int count)
    {
        this.count = count;
        numbers = (T*)NativeMemory.AlignedAlloc((nuint)(count * sizeof(T)), Page);
        Memory = new(queue, (nint)numbers, count * sizeof(T));
    }

    public Memory Memory { get; }

    /// <summary>Sets all of them.</summary>
    public void Fill(T value)
    {
        new Span<T>(numbers, count).Fill(value);
        Memory.Send(count * sizeof(T));
    }

    /// <summary>Waits for the kernel.</summary>
    public ReadOnlySpan<T> Read()
    {
        Memory.Receive(count * sizeof(T));
        return new(numbers, count);
    }

    public void Dispose()
    {
        Memory.Dispose();
        NativeMemory.AlignedFree(numbers);
    }
}
