using System.Reflection;
using System.Text;
using Silk.NET.OpenCL;

namespace Mockloop.Grading.Device.OpenCl;

/// <summary>A device ready for work: its context, an in-order queue, and the programs built for it.</summary>
sealed unsafe class Queue : IDisposable
{
    readonly Dictionary<(string Sources, string Kernel), nint> kernels = [];
    readonly Dictionary<string, nint> programs = [];

    public Queue(Driver driver, Accelerator device)
    {
        (Api, Device) = (driver.Api, device);
        var id = device.Id;
        int code;
        Context = Api.CreateContext(null, 1, &id, null, null, &code);
        OpenClException.Check(code, "a context");
        Handle = Api.CreateCommandQueue(Context, device.Id, CommandQueueProperties.None, &code);
        OpenClException.Check(code, "a queue");
        // Few large blocks on a processor; on a GPU enough to hide its memory's latency.
        (Local, Groups) = device.IsCpu ? (8, 2 * device.Units) : (128, 8 * device.Units);
    }

    public CL Api { get; }

    public Accelerator Device { get; }

    public nint Context { get; }

    public nint Handle { get; }

    /// <summary>Work items of a group, a power of two.</summary>
    public int Local { get; }

    /// <summary>Work groups of a launch.</summary>
    public int Groups { get; }

    /// <summary>A kernel of a program made of embedded files.</summary>
    public Kernel Kernel(string sources, string name, string options = "")
    {
        var key = $"{sources} {options}";
        if (!kernels.TryGetValue((key, name), out var kernel))
        {
            if (!programs.TryGetValue(key, out var program))
                programs[key] = program = Build(sources, options);
            int code;
            kernel = kernels[(key, name)] = Api.CreateKernel(program, name, &code);
            OpenClException.Check(code, $"kernel {name}");
        }
        return new(this, kernel);
    }

    nint Build(string sources, string options)
    {
        string[] texts = [.. sources.Split(' ').Select(Text)];
        int code;
        var program = Api.CreateProgramWithSource(Context, (uint)texts.Length, texts, null, &code);
        OpenClException.Check(code, "a program");
        var device = Device.Id;
        code = Api.BuildProgram(program, 1, &device, $"-cl-std=CL1.2 {(Device.IsCpu ? "-D BLOCKED " : "")}{options}", null, null);
        if (code != 0)
            Console.Error.WriteLine(Log(program));
        OpenClException.Check(code, $"to build {sources}");
        return program;
    }

    string Log(nint program)
    {
        nuint length = 0;
        _ = Api.GetProgramBuildInfo(program, Device.Id, ProgramBuildInfo.BuildLog, 0, null, &length);
        var log = new byte[length];
        fixed (byte* first = log)
            _ = Api.GetProgramBuildInfo(program, Device.Id, ProgramBuildInfo.BuildLog, length, first, null);
        return Encoding.UTF8.GetString(log).TrimEnd('\0');
    }

    static string Text(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        foreach (var kernel in kernels.Values)
            _ = Api.ReleaseKernel(kernel);
        foreach (var program in programs.Values)
            _ = Api.ReleaseProgram(program);
        _ = Api.ReleaseCommandQueue(Handle);
        _ = Api.ReleaseContext(Context);
    }
}
