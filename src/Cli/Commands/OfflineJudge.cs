using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Cli.Commands;

/// <summary>A judge of one command: sandboxes, a device for data of production size, and the end of both.</summary>
sealed class OfflineJudge : IAsyncDisposable
{
    public OfflineJudge()
    {
        Host = new(SandboxOptions.FromEnvironment());
        Devices = new(DeviceOptions.FromEnvironment());
        Judge = new(Host, Host.TemporaryFolder("work"), Devices);
    }

    /// <exception cref="SandboxException">This machine cannot run sandboxes.</exception>
    public OciHost Host { get; }

    public DataDevices Devices { get; }

    public Judge Judge { get; }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Devices.Dispose();
    }
}
