using System.Diagnostics;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Devices.OpenCl;

namespace Mockloop.Grading.Tests.Engine.Scale.Devices;

/// <summary>One process, shared, that harms nobody and leaves nothing.</summary>
public sealed class LifeOfTheProcessTests
{
    static readonly DataSpec Spec = new(FlatStreams.Tokens, 9, 1_000_000, 32);
    static readonly DeviceOptions OpenCl = OpenClFixture.Options;

    [Fact]
    public async Task Slots_share_one_process_and_take_turns()
    {
        using var devices = new DataDevices(OpenCl);
        using var one = devices.Open();
        var process = devices.ProcessId;
        using var other = devices.Open();
        devices.ProcessId.ShouldBe(process);

        await Task.WhenAll(Task.Run(() => Work(one)), Task.Run(() => Work(other)));

        (one.Used.Fallback ?? other.Used.Fallback).ShouldBeNull();
    }

    [Fact]
    public void A_division_by_zero_still_throws_where_the_device_was_used()
    {
        using var devices = new DataDevices(OpenCl);
        using var device = devices.Open();
        Work(device);
        var zero = device.Used.Name.Length - device.Used.Name.Length;

        Should.Throw<DivideByZeroException>(() => 1 / zero);
        var libraries = File.ReadAllText("/proc/self/maps");
        libraries.ShouldNotContain("libOpenCL");
        libraries.ShouldNotContain("libpocl");
        File.ReadAllText($"/proc/{devices.ProcessId}/environ").ShouldContain("POCL_SIGFPE_HANDLER=0");
    }

    [Fact]
    public void Closed_it_leaves_no_process_no_memory_and_no_file()
    {
        int process;
        using (var devices = new DataDevices(OpenCl))
        {
            using var device = devices.Open();
            Work(device);
            process = devices.ProcessId!.Value;
            Directory.Exists($"/proc/{process}").ShouldBeTrue();
            File.ReadAllText($"/proc/{process}/maps").ShouldNotContain("mockloop-data", customMessage: "the buffer was given back");
        }
        Directory.Exists($"/proc/{process}").ShouldBeFalse();
        Directory.GetFileSystemEntries("/dev/shm", "*mockloop*").ShouldBeEmpty();
        Directory.GetFileSystemEntries(Path.GetTempPath(), $"*-{process}-*").ShouldBeEmpty("a debugger's sockets");
    }

    [Fact]
    public async Task It_ends_with_its_worker_even_in_the_middle_of_a_kernel()
    {
        using var labels = SharedMemory.Create(1 << 20);
        using var process = Process.Start(DeviceLaunch.Of(OpenCl))!;
        var (commands, answers) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        void Send(DeviceCommand command, Action<BinaryWriter> body) => Frames.Write(commands, (ulong)command, (byte)command, body);
        Send(DeviceCommand.List, _ => { });
        Send(DeviceCommand.Use, w => w.Write(0));
        Send(DeviceCommand.Map, w =>
        {
            w.Write(1L);
            w.Write(labels.Descriptor);
            w.Write(labels.Bytes);
        });
        for (var ready = 0; ready < 3; ready++)
            Frames.Read(answers).ShouldNotBeNull();
        Send(DeviceCommand.Components, w =>
        {
            w.Write(new DataSpec(FlatStreams.Registry, 1, 1 << 18, 1L << 40)); // hours
            w.Write(1L);
        });
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        process.HasExited.ShouldBeFalse();

        commands.Dispose(); // as the kernel does when the worker is killed

        var ended = process.WaitForExit(10_000);
        process.Kill();
        ended.ShouldBeTrue();
    }

    static void Work(IDataDevice device)
    {
        const int rows = 100_003;
        using var buffer = device.Allocate(2 * rows);
        for (var i = 0; i < 5; i++)
        {
            device.Generate(Spec, 0, 17 * i, buffer, rows);
            device.Compare(Spec, 17 * i, buffer, rows).ShouldBe(-1);
        }
        device.Used.Kind.ShouldBe("OpenCl", device.Used.Fallback);
    }
}
