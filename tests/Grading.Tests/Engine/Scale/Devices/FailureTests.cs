using System.Diagnostics;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Tests.Engine.Scale.Devices;

/// <summary>Whatever happens to the device process, the answer is the same, and what happened is said.</summary>
public sealed class FailureTests
{
    const int Rows = 50_000, Wrong = 31_007;
    static readonly DataSpec Spec = new(FlatStreams.Tokens, 9, 1_000_000, 32);
    static readonly DeviceOptions Patient = OpenClFixture.Options;

    [Fact]
    public void Without_a_driver_SIMD_does_it_and_says_why()
    {
        var empty = Directory.CreateTempSubdirectory("no-icd-");
        using var devices = new DataDevices(Patient with { Variables = new Dictionary<string, string> { ["OCL_ICD_VENDORS"] = empty.FullName } });
        using var device = devices.Open();
        empty.Delete();

        device.Used.Kind.ShouldBe("Simd");
        device.Used.Fallback.ShouldBe("no OpenCL platform found (the loader finds no driver, ICD); install pocl-opencl-icd");
        CompareWrong(device).ShouldBe(Wrong);
        devices.ProcessId.ShouldBeNull("nothing is kept that is of no use");
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_comparison_the_device_is_replaced_by_SIMD()
    {
        using var devices = new DataDevices(Patient);
        using var device = Open(devices);
        using var output = Output(device);
        Signal("STOP", devices.ProcessId!.Value); // so that the comparison is certainly under way
        var comparing = Task.Run(() => device.Compare(Spec, 0, output, Rows), TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        comparing.IsCompleted.ShouldBeFalse();
        Signal("KILL", devices.ProcessId!.Value);

        (await comparing).ShouldBe(Wrong);
        device.Used.Kind.ShouldBe("Simd");
        device.Used.Fallback.ShouldBe("the device process died during a comparison (signal 9); went on with SIMD");
        device.Compare(Spec, 0, output, Rows).ShouldBe(Wrong, "the buffer outlives the process");
        using var next = devices.Open();
        next.Used.Fallback.ShouldBe("the device process died during a comparison (signal 9); it is tried again later");
    }

    [Fact]
    public void Hanging_the_device_is_given_up_after_a_time()
    {
        using var devices = new DataDevices(Patient with { Timeout = TimeSpan.FromSeconds(1), TimeoutPerMillionRows = TimeSpan.Zero });
        using var device = Open(devices);
        using var output = Output(device);
        var process = devices.ProcessId!.Value;
        Signal("STOP", process);

        device.Compare(Spec, 0, output, Rows).ShouldBe(Wrong);
        device.Used.Fallback.ShouldBe("the device process did not answer within 1 s during a comparison; went on with SIMD");
        Directory.Exists($"/proc/{process}").ShouldBeFalse("it was not killed and waited for");
    }

    [Theory]
    [InlineData("exec cat", "the device process gave a wrong answer during the search for devices (it is too short)")]
    [InlineData("exec yes", "the device process gave a wrong answer during the search for devices")]
    [InlineData("exit 3", "the device process died during the search for devices (exit code 3)")]
    [InlineData("kill -SEGV $$", "the device process died during the search for devices (signal 11)")]
    public void A_process_that_talks_nonsense_is_not_believed(string script, string words)
    {
        using var devices = new DataDevices(Patient with { Command = ["/bin/sh", "-c", script] });
        using var device = devices.Open();

        device.Used.Kind.ShouldBe("Simd");
        device.Used.Fallback!.ShouldStartWith(words);
        CompareWrong(device).ShouldBe(Wrong);
    }

    [Fact]
    public void After_a_failure_the_device_is_tried_again()
    {
        using var devices = new DataDevices(Patient with { TryAgainAfter = TimeSpan.Zero });
        using (var first = Open(devices))
        {
            Signal("KILL", devices.ProcessId!.Value);
            CompareWrong(first).ShouldBe(Wrong);
            first.Used.Kind.ShouldBe("Simd");
        }
        using var second = Open(devices);
        CompareWrong(second).ShouldBe(Wrong);
        second.Used.Kind.ShouldBe("OpenCl");
    }

    static IDataDevice Open(DataDevices devices)
    {
        var device = devices.Open();
        device.Used.Kind.ShouldBe("OpenCl", $"{device.Used.Fallback}; Debian: apt-get install pocl-opencl-icd ocl-icd-libopencl1");
        return device;
    }

    static DeviceBuffer Output(IDataDevice device)
    {
        var output = device.Allocate(2 * Rows);
        using var scalar = new ScalarDevice();
        scalar.Generate(Spec, 0, 0, output, Rows);
        output.Words[(2 * Wrong) + 1] ^= 4;
        return output;
    }

    static int CompareWrong(IDataDevice device)
    {
        using var output = Output(device);
        return device.Compare(Spec, 0, output, Rows);
    }

    static void Signal(string name, int process)
    {
        using var kill = Process.Start("/bin/kill", [$"-{name}", $"{process}"]);
        kill.WaitForExit();
    }
}
