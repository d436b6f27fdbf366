using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Mockloop.Contracts.Grading;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Slots;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.Grading;

/// <summary>What this worker can do.</summary>
[Authorize(Policies.Admin)]
sealed class GradingGrpcService(SlotPool slots, DataDevices devices) : GradingService.GradingServiceBase
{
    public override Task<EnvironmentReport> GetEnvironment(GetEnvironmentRequest request, ServerCallContext context)
    {
        var options = SandboxOptions.FromEnvironment() with { Rootless = false };
        var report = new EnvironmentReport
        {
            Worker = slots.Worker,
            Slots = slots.Count,
            Busy = slots.Busy,
            Sandbox = slots.Obstacle ?? Path.GetFileName(options.Runtime),
            Device = Device(),
        };
        report.Languages.AddRange(slots.Languages.Select(l => new Toolchain { Language = l.Code, Version = l.Found, Available = l.Available }));
        report.Missing.AddRange(SandboxNeeds.Check(options).Where(n => !n.Met).Select(n => $"{n.Name}: {n.Found}. {n.Remedy}"));
        return Task.FromResult(report);
    }

    /// <summary>The device that a replay would get now; the first time it has to be started and tested.</summary>
    DataDevice Device()
    {
        using var device = devices.Open();
        return new() { Kind = device.Used.Kind, Name = device.Used.Name, Fallback = device.Used.Fallback ?? "" };
    }
}
