using System.Text.RegularExpressions;

namespace Mockloop.AppHost.Tests;

/// <summary>
/// The real engine cannot be restored everywhere, so nothing compiles the app model against it here. Its text may use only what is
/// listed below, which was tried with the real packages, also where <c>#if</c> hides it from this build.
/// </summary>
public sealed partial class AspireSurfaceTests
{
    // Method and the names its arguments may be given by.
    static readonly Dictionary<string, string[]> Methods = new()
    {
        ["CreateBuilder"] = [],
        ["Build"] = [],
        ["Run"] = [],
        ["RunAsync"] = [],
        ["AddProject"] = [],
        ["WithReplicas"] = [],
        ["AddPostgres"] = ["userName", "password", "port"],
        ["AddDatabase"] = ["databaseName"],
        ["WithDataVolume"] = ["name", "isReadOnly"],
        ["AddRabbitMQ"] = ["userName", "password", "port"],
        ["WithManagementPlugin"] = [],
        ["AddKeycloak"] = ["port"],
        ["WithRealmImport"] = [],
        ["AddExecutable"] = [],
        ["AddParameter"] = ["secret", "publishValueAsDefault"],
        ["AddConnectionString"] = ["environmentVariableName"],
        ["WithArgs"] = [],
        ["WithReference"] = ["connectionName", "optional"],
        ["WaitFor"] = [],
        ["WaitForStart"] = [],
        ["WaitForCompletion"] = ["exitCode"],
        ["WithEnvironment"] = [],
        ["WithHttpEndpoint"] = ["port", "targetPort", "name", "env"],
        ["GetEndpoint"] = [],
        ["WithHttpHealthCheck"] = ["path", "statusCode", "endpointName"],
        ["WithExternalHttpEndpoints"] = [],
        ["WithUrlForEndpoint"] = [],
        ["AddDockerComposeEnvironment"] = [],
        ["AddKubernetesEnvironment"] = [],
        ["AsHttp2Service"] = [],
    };

    static readonly string[] Types =
    [
        "DistributedApplication", "IDistributedApplicationBuilder", "IResourceBuilder", "ProjectResource", "PostgresServerResource",
        "PostgresDatabaseResource", "RabbitMQServerResource", "KeycloakResource", "ExecutableResource", "ParameterResource",
        "IResourceWithConnectionString", "IResourceWithServiceDiscovery", "IResourceWithEndpoints", "IResource", "EndpointReference",
        "ReferenceExpression", "EnvironmentCallbackContext", "ResourceUrlAnnotation",
    ];

    [Fact]
    public void The_app_model_calls_nothing_that_was_not_tried()
    {
        var own = Sources().SelectMany(s => Declared().Matches(s.Text)).Select(m => m.Groups[1].Value).ToHashSet();
        foreach (var (file, text) in Sources())
        {
            var unknown = Called().Matches(text).Select(m => m.Groups[1].Value).Where(name => !own.Contains(name) && !Methods.ContainsKey(name)).Distinct();
            unknown.ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void Arguments_are_named_as_the_real_parameters_are()
    {
        foreach (var (file, text) in Sources())
            foreach (Match call in Called().Matches(text).Where(m => Methods.ContainsKey(m.Groups[1].Value)))
                Named().Matches(Arguments(text, call.Index + call.Length)).Select(m => m.Groups[1].Value)
                    .Except(Methods[call.Groups[1].Value]).ShouldBeEmpty($"{file}: {call.Groups[1].Value}");
    }

    [Fact]
    public void Types_of_the_model_are_the_known_ones()
    {
        foreach (var (file, text) in Sources())
            ModelType().Matches(text).Select(m => m.Value).Distinct().Except(Types).ShouldBeEmpty(file);
    }

    [Fact]
    public void Both_targets_are_there_for_the_real_engine_alone()
    {
        var text = File.ReadAllText(Path.Combine(AppHost, "Deployment.cs"));
        var hidden = text[text.IndexOf("#if !LOCAL_ENGINE", StringComparison.Ordinal)..text.IndexOf("#endif", StringComparison.Ordinal)];
        hidden.ShouldContain("AddDockerComposeEnvironment(");
        hidden.ShouldContain("AddKubernetesEnvironment(");
    }

    internal static string Root { get; } = FindRoot();

    static string AppHost => Path.Combine(Root, "AppHost");

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    static IEnumerable<(string File, string Text)> Sources() =>
        Directory.GetFiles(AppHost, "*.cs").Select(f => (Path.GetFileName(f), Comment().Replace(File.ReadAllText(f), "")));

    // Up to the bracket that closes the call; calls inside it are looked at on their own.
    static string Arguments(string text, int from)
    {
        var (depth, own) = (1, new System.Text.StringBuilder());
        for (var i = from; i < text.Length && depth > 0; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 1) own.Append(text[i]);
        }
        return own.ToString();
    }

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\.\s*((?:Add|With|WaitFor|PublishAs|RunAs|AsHttp)[A-Z0-9]\w*|WaitFor|GetEndpoint|CreateBuilder|Build|Run|RunAsync)\s*(?:<[^>()]*>)?\(")]
    private static partial Regex Called();

    [GeneratedRegex(@"static [\w<>?]+ (\w+)(?:<\w+>)?\(")]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?:^|,)\s*(\w+):(?!:)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:I?[A-Z]\w*Resource\w*|IResource\w*|[A-Z]\w*(?:Annotation|Expression|CallbackContext)|Endpoint[A-Z]\w*|I?DistributedApplication\w*)\b(?=[<\s.?\]>,)(])")]
    private static partial Regex ModelType();
}
