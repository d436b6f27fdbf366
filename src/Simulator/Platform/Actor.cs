using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Configuration;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Platform;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Simulator.Platform;

/// <summary>A signed-in demo person and the services as that person sees them.</summary>
sealed class Actor : IDisposable
{
    readonly SignIn signIn;
    readonly PatientCalls patient;

    internal Actor(IConfiguration configuration, Channels channels, TimeProvider time, string userName)
    {
        UserName = userName;
        patient = new PatientCalls(time);
        signIn = new SignIn(configuration, time, userName);
        Scheduling = new(AsMe(channels["scheduling"]));
        Questions = new(AsMe(channels["questions"]));
        Debrief = new(AsMe(channels["debrief"]));
        Reports = new(AsMe(channels["debrief"]));
        Clocks = [.. Channels.Stateful.Select(name => new DemoClock.DemoClockClient(AsMe(channels[name])))];
    }

    internal string UserName { get; }
    internal string PersonId { get; set; } = "";
    internal string Name { get; set; } = "";
    internal SchedulingService.SchedulingServiceClient Scheduling { get; }
    internal QuestionsService.QuestionsServiceClient Questions { get; }
    internal DebriefService.DebriefServiceClient Debrief { get; }
    internal ReportService.ReportServiceClient Reports { get; }
    internal IReadOnlyList<DemoClock.DemoClockClient> Clocks { get; }

    CallInvoker AsMe(CallInvoker calls) => calls.Intercept(metadata =>
    {
        // The token is renewed every few minutes; in between this completes at once.
        metadata.Add("authorization", "Bearer " + signIn.TokenAsync(CancellationToken.None).GetAwaiter().GetResult());
        return metadata;
    }).Intercept(patient);

    public void Dispose() => signIn.Dispose();
}
