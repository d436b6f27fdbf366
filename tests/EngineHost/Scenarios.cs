using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Mockloop.EngineHost;

/// <summary>The applications that the tests run.</summary>
static class Scenarios
{
    public static void Describe(IDistributedApplicationBuilder builder, string scenario, string scratch)
    {
        switch (scenario)
        {
            case "chain": Chain(builder, scratch); break;
            case "failing-job": FailingJob(builder, scratch); break;
            case "verdict": builder.Shell("verdict", "echo the verdict; echo noise >&2; exit 42"); break;
            case "stubborn": Stubborn(builder, scratch); break;
            case "servers": Servers(builder, scratch); break;
            default: throw new ArgumentException($"--scenario {scenario}: there is none of that name");
        }
    }

    /// <summary>A job, then two replicas of a server, then a front that needs them, then a job that shows its environment.</summary>
    static void Chain(IDistributedApplicationBuilder builder, string scratch)
    {
        var secret = builder.AddParameter("shared-secret", secret: true);
        var prepare = builder.Shell("prepare", $"echo prepare ends >>{scratch}/notes");
        var back = builder.AddServer("back", scratch).WithHttpEndpoint(name: "grpc", env: "GRPC_PORT").WithReplicas(2).WaitForCompletion(prepare);
        var front = builder.AddServer("front", scratch).WithReference(back).WaitFor(back);
        builder.Shell("show", $"env >{scratch}/environment")
            .WithReference(back).WithReference(front)
            .WithEnvironment("FRONT", ReferenceExpression.Create($"{front.GetEndpoint("http")}/"))
            .WithEnvironment("SECRET", secret)
            .WaitFor(front);
    }

    static void FailingJob(IDistributedApplicationBuilder builder, string scratch)
    {
        var prepare = builder.Shell("prepare", $"echo tried >>{scratch}/notes; exit 7");
        builder.Shell("show", $"echo shown >>{scratch}/notes").WaitForCompletion(prepare);
    }

    /// <summary>Ignores every polite signal, leaves a process in a session of its own, and files in the run's folder.</summary>
    static void Stubborn(IDistributedApplicationBuilder builder, string scratch) =>
        builder.Shell("stubborn", $"""
            trap '' TERM INT HUP
            setsid sleep 600 </dev/null >/dev/null 2>&1 &
            touch "$MOCKLOOP_RUN_DIR/left"
            echo "$MOCKLOOP_RUN_ID $MOCKLOOP_RUN_DIR" >{scratch}/run
            while :; do sleep 1; done
            """);

    static void Servers(IDistributedApplicationBuilder builder, string scratch)
    {
        var database = builder.AddPostgres("postgres").AddDatabase("things-db");
        var broker = builder.AddRabbitMQ("rabbitmq");
        builder.Shell("show", $"env >{scratch}/environment; echo \"$MOCKLOOP_RUN_ID $MOCKLOOP_RUN_DIR\" >{scratch}/run; sleep 600")
            .WithReference(database).WithReference(broker).WaitFor(database).WaitFor(broker);
    }

    static IResourceBuilder<ProjectResource> AddServer(this IDistributedApplicationBuilder builder, string name, string scratch) =>
        builder.AddProject(name, "EngineHost.csproj").WithArgs("serve").WithEnvironment("NOTES", $"{scratch}/notes")
            .WithHttpEndpoint(name: "http").WithHttpHealthCheck("/health", endpointName: "http");

    static IResourceBuilder<ExecutableResource> Shell(this IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddExecutable(name, "bash", ".", "-c", script);
}
