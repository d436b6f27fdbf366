using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Mockloop.AppHost.Tests;

/// <summary>The manifests written by hand fit what the publisher makes of the app model.</summary>
public sealed partial class ManifestTests
{
    static readonly string Folder = Path.Combine(AspireSurfaceTests.Root, "deploy", "kubernetes");

    [Fact]
    public void Every_database_of_the_app_model_has_a_Job_that_migrates_it()
    {
        var jobs = Documents("migrate.yaml");
        jobs.Select(job => Text(job, "metadata/name")).ShouldBe(Owners().Select(o => $"{o}-migrate"), ignoreOrder: true);
        foreach (var job in jobs)
        {
            var service = Text(job, "metadata/name").Replace("-migrate", "", StringComparison.Ordinal);
            const string container = "spec/template/spec/containers/0";
            Text(job, "kind").ShouldBe("Job");
            Text(job, $"{container}/image").ShouldBe($"{service}:latest");
            Text(job, $"{container}/args/0").ShouldBe("--migrate");
            Text(job, $"{container}/envFrom/0/configMapRef/name").ShouldBe($"{service}-config");
            Text(job, $"{container}/envFrom/1/secretRef/name").ShouldBe($"{service}-secrets");
            Text(job, "spec/template/spec/restartPolicy").ShouldBe("OnFailure");
            Text(job, "spec/template/spec/securityContext/runAsNonRoot").ShouldBe("true");
        }
    }

    [Fact]
    public void Workers_are_scaled_by_the_table_that_Questions_leases_from()
    {
        var scaled = Documents("grading-scaler.yaml").Single(d => Text(d, "kind") == "ScaledObject");
        Text(scaled, "spec/scaleTargetRef/name").ShouldBe("grading-deployment");
        Text(scaled, "spec/triggers/0/type").ShouldBe("postgresql");
        var table = Text(scaled, "spec/triggers/0/metadata/query").Split(' ')[^1];
        File.ReadAllText(Path.Combine(AspireSurfaceTests.Root, "src/Questions/Data/QuestionsModel.cs")).ShouldContain($"ToTable(\"{table}\")");
        var authentication = Documents("grading-scaler.yaml").Single(d => Text(d, "kind") == "TriggerAuthentication");
        Text(scaled, "spec/triggers/0/authenticationRef/name").ShouldBe(Text(authentication, "metadata/name"));
    }

    [Fact]
    public void The_realm_gets_every_value_that_it_has_a_place_for()
    {
        var places = Place().Matches(File.ReadAllText(Path.Combine(AspireSurfaceTests.Root, "deploy/keycloak/realm.json"))).Select(m => m.Groups[1].Value).Distinct().ToList();
        var script = Text(Documents("realm.yaml")[0], "spec/template/spec/containers/0/args/0");
        var given = File.ReadAllText(Path.Combine(AspireSurfaceTests.Root, "AppHost/AppHost.cs"));
        places.ShouldNotBeEmpty();
        foreach (var place in places)
        {
            script.ShouldContain(place);
            given.ShouldContain($"\"{place}\"");
        }
    }

    [Fact]
    public void Patches_name_Deployments_that_are_published_and_files_that_are_there()
    {
        var kustomization = (YamlMappingNode)Documents("kustomization.yaml")[0];
        foreach (var resource in ((YamlSequenceNode)kustomization["resources"]).Select(r => r.ToString()).Where(r => r != "published.yaml"))
            Documents(resource).ShouldNotBeEmpty();
        var published = Resources().Select(r => $"{r}-deployment").ToList();
        foreach (var patch in (YamlSequenceNode)kustomization["patches"])
        {
            Documents(patch["path"].ToString()).ShouldNotBeEmpty();
            foreach (var name in Expanded(patch["target"]["name"].ToString()))
                published.ShouldContain(name);
        }
        Expanded(((YamlSequenceNode)kustomization["patches"])[0]["target"]["name"].ToString()).ShouldBe(published, ignoreOrder: true);
    }

    // Resources that run as .NET projects when published: the stand-in for Keycloak and the simulator are not among them.
    static IEnumerable<string> Resources() =>
        Added().Matches(AppModel()).Select(m => m.Groups[1].Value).Except(["identity", "simulator"]);

    static IEnumerable<string> Owners() =>
        Resources().Where(name => Regex.IsMatch(AppModel(), $@"Add(?:Service|Project)\(""{name}""[^;]*\.Owns\("));

    static string AppModel() => File.ReadAllText(Path.Combine(AspireSurfaceTests.Root, "AppHost/AppHost.cs"));

    static IEnumerable<string> Expanded(string pattern) =>
        Regex.Match(pattern, @"^\((.*)\)(.*)$") is { Success: true } m ? m.Groups[1].Value.Split('|').Select(n => n + m.Groups[2].Value) : [pattern];

    static List<YamlNode> Documents(string file)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(Folder, file));
        yaml.Load(text);
        return [.. yaml.Documents.Select(d => d.RootNode)];
    }

    static string Text(YamlNode node, string path) =>
        path.Split('/').Aggregate(node, (at, step) => int.TryParse(step, out var index) ? at[index] : at[step]).ToString();

    [GeneratedRegex("""Add(?:Service|Project)\("(\w+)""")]
    private static partial Regex Added();

    [GeneratedRegex(@"\$\{(CLIENT_\w+)\}")]
    private static partial Regex Place();
}
