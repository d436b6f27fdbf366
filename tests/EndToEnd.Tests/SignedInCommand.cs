using System.Diagnostics;
using System.Text.Json;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary>How a command ended and what it said.</summary>
sealed record CommandRun(int Code, string Said, string Complaint);

/// <summary>A command of <c>mockloop</c>, the program itself, with a session of its own on the running platform.</summary>
sealed class SignedInCommand(DemoPlatform platform, string command) : IDisposable
{
    const int Holds = 0;
    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("mockloop-cli-");

    public void Dispose() => home.Delete(recursive: true);

    /// <summary>As <c>mockloop login</c> leaves it.</summary>
    internal async Task SignInAsync(string userName)
    {
        using var signIn = new SignIn(platform.Configuration, TimeProvider.System, userName);
        var session = new { realm = platform.Url("identity") + "/realms/mockloop", access = await signIn.TokenAsync(default) };
        await File.WriteAllTextAsync(Path.Combine(home.CreateSubdirectory("mockloop").FullName, "session.json"), JsonSerializer.Serialize(session));
    }

    internal async Task<JsonElement> JsonAsync(params string[] words)
    {
        var run = await RunAsync([.. words, "--json"]);
        run.Code.ShouldBe(Holds, run.Complaint);
        return JsonElement.Parse(run.Said);
    }

    internal async Task<CommandRun> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Program("src/Cli"), command, .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_CONFIG_HOME"] = home.FullName;
        start.Environment["MOCKLOOP_STATE"] = platform.Host.State.FullName;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (said, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await said, await complaint);
    }
}
