using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Mockloop.Grading.Engine.Scale.Devices.OpenCl;

namespace Mockloop.Grading.Device;

/// <summary>The two pipes to the worker. When the worker is gone, however it went, so is this process.</summary>
sealed partial class ParentPipe : IDisposable
{
    const int Output = 1, Errors = 2;
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    readonly FileStream answers;
    readonly BlockingCollection<(ulong, BinaryReader)> requests = [];

    public ParentPipe()
    {
        // Drivers print; what they print must not be read as an answer.
        answers = new FileStream(new SafeFileHandle(Duplicate(Output), ownsHandle: true), FileAccess.Write, bufferSize: 0);
        _ = DuplicateTo(Errors, Output);
        new Thread(Listen) { IsBackground = true }.Start();
    }

    /// <summary>One after the other, until the worker closes the pipe.</summary>
    public IEnumerable<(ulong Number, BinaryReader Request)> Requests() => requests.GetConsumingEnumerable();

    public void Answer(ulong number, DeviceStatus status, Action<BinaryWriter> body) => Frames.Write(answers, number, (byte)status, body);

    /// <summary>Listens also while a kernel runs, which nothing else can end.</summary>
    void Listen()
    {
        using var commands = Console.OpenStandardInput();
        while (Frames.Read(commands) is { } request)
            requests.Add((request.ReadUInt64(), request));
        requests.CompleteAdding();
        Thread.Sleep(Grace);
        Process.GetCurrentProcess().Kill();
    }

    public void Dispose() => answers.Dispose();

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int descriptor, int to);
}
