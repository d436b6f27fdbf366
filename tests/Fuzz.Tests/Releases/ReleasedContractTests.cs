using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Mockloop.Fuzz.Tests.Releases;

/// <summary>What the last release promised still holds. <c>tests/cut-release.sh</c> makes what there is now the last release.</summary>
public sealed class ReleasedContractTests
{
    const string Cut = "MOCKLOOP_CUT_RELEASE";

    static string File => Path.Combine(Folder, "contract.txt");

    static string Folder => Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Contracts/Released");

    /// <summary>A message of every event as the last release wrote it, by the event's name.</summary>
    public static JsonObject Samples => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Folder, "events.json")))!.AsObject();

    [Fact]
    public async Task Whoever_was_built_with_the_last_release_is_still_understood()
    {
        if (Environment.GetEnvironmentVariable(Cut) is { Length: > 0 } release)
            await CutAsync(release);

        var breaks = Compatibility.Breaks(await System.IO.File.ReadAllLinesAsync(File), CurrentContract.Lines);

        breaks.ShouldBeEmpty(string.Join('\n', breaks));
    }

    static async Task CutAsync(string release)
    {
        await System.IO.File.WriteAllLinesAsync(File, [$"# Contract of release {release}. Written by tests/cut-release.sh; each line is a promise.", .. CurrentContract.Lines]);
        await System.IO.File.WriteAllTextAsync(Path.Combine(Folder, "events.json"), SampleEvents.Write(EventLines.Events(CurrentContract.Assembly)) + "\n");
    }

    static string Here([CallerFilePath] string path = "") => path;
}
