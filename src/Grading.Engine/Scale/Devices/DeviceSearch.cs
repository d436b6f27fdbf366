using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Devices.OpenCl;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>Looks for the first OpenCL device that knows the answers.</summary>
sealed class DeviceSearch(DeviceOptions options)
{
    readonly List<string> reasons = [];

    /// <summary>What was found.</summary>
    public DeviceUsed? Used { get; private set; }

    /// <summary>Why those before it were not taken, or why there is none; null when there is nothing to say.</summary>
    public string? PassedOver => reasons.Count > 0 ? string.Join("; ", reasons) : null;

    /// <returns>The process that holds it; null when there is none.</returns>
    public DeviceProcess? Run()
    {
        DeviceProcess? process = null;
        try
        {
            process = DeviceProcess.Start(options);
            var devices = List(process);
            foreach (var (index, (gpu, name)) in devices.Index().Where(d => Wanted(d.Item.Gpu)))
            {
                if (process.Lost is not null) // it died of the device before this one
                {
                    process.Dispose();
                    process = DeviceProcess.Start(options);
                }
                if (Try(process, index, name))
                {
                    Used = new(gpu ? "Gpu" : "OpenCl", name, null);
                    return process;
                }
            }
            if (reasons.Count == 0)
                reasons.Add($"no {(options.Choice is DeviceChoice.Gpu ? "GPU" : "other device than a GPU")} among the OpenCL devices ({string.Join(", ", devices.Select(d => d.Name))})");
        }
        catch (DeviceException e)
        {
            reasons.Add(e.Message);
        }
        process?.Dispose();
        return null;
    }

    bool Wanted(bool gpu) => options.Choice is DeviceChoice.Auto || gpu == options.Choice is DeviceChoice.Gpu;

    (bool Gpu, string Name)[] List(DeviceProcess process) => process.Ask(DeviceCommand.List, "the search for devices", options.StartTimeout, _ => { },
        reply => Enumerable.Range(0, reply.ReadInt32()).Select(_ => (reply.ReadBoolean(), reply.ReadString())).ToArray());

    bool Try(DeviceProcess process, int index, string name)
    {
        try
        {
            process.Ask(DeviceCommand.Use, "the compilation of kernels", options.StartTimeout, w => w.Write(index));
            using var device = new OpenClDevice(process, new("", name, null), _ => options.StartTimeout);
            if (KnownAnswers.Differ(device) is not { } difference)
                return true;
            reasons.Add($"{name} failed the self-test: {difference}");
        }
        catch (DeviceException e)
        {
            reasons.Add($"{name}: {e.Message}");
        }
        return false;
    }
}
