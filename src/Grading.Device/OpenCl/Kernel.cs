namespace Mockloop.Grading.Device.OpenCl;

/// <summary>A function on the device, while its arguments are given.</summary>
readonly unsafe struct Kernel(Queue queue, nint kernel)
{
    /// <summary>Queues one run of it.</summary>
    /// <param name="arguments">64-bit numbers; memory; or, as an <c>int</c>, bytes of local memory.</param>
    public void Run(params ReadOnlySpan<object> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            Set((uint)i, arguments[i]);
        nuint local = (nuint)queue.Local, global = local * (nuint)queue.Groups;
        OpenClException.Check(queue.Api.EnqueueNdrangeKernel(queue.Handle, kernel, 1, null, &global, &local, 0, null, null), "to run a kernel");
    }

    void Set(uint index, object argument)
    {
        var code = argument switch
        {
            ulong number => queue.Api.SetKernelArg(kernel, index, sizeof(ulong), &number),
            Memory memory => Set(index, memory.Handle),
            int bytes => queue.Api.SetKernelArg(kernel, index, (nuint)bytes, null),
            _ => throw new ArgumentException($"{argument.GetType()}"),
        };
        OpenClException.Check(code, $"argument {index} of a kernel");
    }

    int Set(uint index, nint memory) => queue.Api.SetKernelArg(kernel, index, (nuint)sizeof(nint), &memory);
}
