using Grpc.Core;
using Grpc.Core.Interceptors;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Platform;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.Fuzz.Tests.Platform;
using Mockloop.TestServers;

namespace Mockloop.Fuzz.Tests.World;

/// <summary>A person with a token that outlives the run.</summary>
sealed class Someone(FuzzPlatform platform, string side, string name, params string[] roles)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Known to their own side only.</summary>
    public string Name { get; } = Canaries.Text(side, $"name-{name}");

    public string Email { get; } = Canaries.Mail(side, name);

    public string Token => field ??= platform.Realm.Token(new TestToken
    {
        Subject = Id.ToString(),
        Name = Name,
        Email = Email,
        UserName = name,
        Roles = roles,
        Lifetime = TimeSpan.FromHours(2),
    });

    public SchedulingService.SchedulingServiceClient Scheduling => new(Grpc("scheduling"));

    public QuestionsService.QuestionsServiceClient Questions => new(Grpc("questions"));

    public RejudgeService.RejudgeServiceClient Rejudges => new(Grpc("questions"));

    public MatchingService.MatchingServiceClient Matching => new(Grpc("matching"));

    public DebriefService.DebriefServiceClient Debrief => new(Grpc("debrief"));

    CallInvoker Grpc(string service) => platform.Grpc(service, Token).Intercept(new Overhear(platform.Pool, $"{side}.{name}"));

    public DemoClock.DemoClockClient Clock(string service) => new(platform.Grpc(service, Token));
}
