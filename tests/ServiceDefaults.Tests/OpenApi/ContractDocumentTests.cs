using System.Net.Http.Json;
using System.Text.Json;
using Google.Api;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Grading;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Platform;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Hosting;
using Mockloop.ServiceDefaults.Tests.Hosting;

namespace Mockloop.ServiceDefaults.Tests.OpenApi;

/// <summary>The documents of the platform's own contracts, which every service serves as it is built here.</summary>
public sealed class ContractDocumentTests(ProbeFixture probe) : IClassFixture<ProbeFixture>
{
    static readonly Google.Protobuf.Reflection.ServiceDescriptor[] Contracts =
    [
        SchedulingService.Descriptor, QuestionsService.Descriptor, RejudgeService.Descriptor, GradingQueueService.Descriptor, MatchingService.Descriptor,
        DebriefService.Descriptor, ReportService.Descriptor, GradingService.Descriptor, FailedMessages.Descriptor, DemoClock.Descriptor,
    ];

    [Fact]
    public void Every_contract_is_among_those_looked_at() =>
        typeof(SchedulingService).Assembly.GetTypes().Where(type => type.Name.EndsWith("Base", StringComparison.Ordinal) && type.IsNested)
            .Select(type => type.DeclaringType!.Name).ShouldBe(Contracts.Select(contract => contract.Name), ignoreOrder: true);

    [Fact]
    public async Task Every_annotated_method_of_every_contract_is_listed()
    {
        await using var app = await ProbeApp.StartAsync(probe.Realm, build: builder =>
            builder.Services.AddSingleton(new EndpointMapping(routes =>
            {
                routes.MapGrpcService<Scheduling>();
                routes.MapGrpcService<Questions>();
                routes.MapGrpcService<Rejudging>();
                routes.MapGrpcService<GradingQueue>();
                routes.MapGrpcService<Matching>();
                routes.MapGrpcService<Debrief>();
                routes.MapGrpcService<Reports>();
                routes.MapGrpcService<Grading>();
                routes.MapGrpcService<Failed>();
                routes.MapGrpcService<Clock>();
            })));
        var document = await app.Rest.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var listed = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.TryGetProperty("operationId", out _))
            .Select(operation => operation.Value.GetProperty("operationId").GetString()!).ToList();
        var annotated = Contracts.SelectMany(contract => contract.Methods)
            .Where(method => method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is not null)
            .Select(method => $"{method.Service.Name}_{method.Name}").ToList();
        annotated.Count.ShouldBeGreaterThan(20);
        annotated.ShouldBeSubsetOf(listed);
    }

    sealed class Scheduling : SchedulingService.SchedulingServiceBase;

    sealed class Questions : QuestionsService.QuestionsServiceBase;

    sealed class Rejudging : RejudgeService.RejudgeServiceBase;

    sealed class GradingQueue : GradingQueueService.GradingQueueServiceBase;

    sealed class Matching : MatchingService.MatchingServiceBase;

    sealed class Debrief : DebriefService.DebriefServiceBase;

    sealed class Reports : ReportService.ReportServiceBase;

    sealed class Grading : GradingService.GradingServiceBase;

    sealed class Failed : FailedMessages.FailedMessagesBase;

    sealed class Clock : DemoClock.DemoClockBase;
}
