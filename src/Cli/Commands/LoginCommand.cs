using System.CommandLine;
using Mockloop.Cli.Platform;
using Mockloop.Cli.SignIn;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop login</c>: sign in to the running platform, or to a realm by address.</summary>
static class LoginCommand
{
    public static Command Create()
    {
        var realm = new Option<Uri?>("--realm") { Description = "Address of the realm; default: the platform that runs from this checkout." };
        var command = new Command("login", "Sign in by confirming a code in a browser.") { realm, Output.JsonOption };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(realm), Output.Of(parsed), stop));
        return command;
    }

    static async Task<int> RunAsync(Uri? realm, Output output, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
        try
        {
            realm ??= (await RunningPlatform.FindAsync(http, stop))?.Realm;
            if (realm is null)
                return output.CouldNotRun("No platform runs from this checkout. Start it with deploy/local/up.sh, or name a realm with --realm URL.");
            var tokens = await new DeviceSignIn(http, realm, TimeProvider.System).RunAsync(code => Show(output, code), stop);
            TokenFile.Write(realm, tokens);
            var name = TokenFile.Claim(tokens.Access, "preferred_username");
            output.Result(new { signedInAs = name, realm, session = TokenFile.Path },
                console => console.WriteLine($"Signed in as {name}. The session is kept in {TokenFile.Path}."));
            return ExitCode.Holds;
        }
        catch (SignInException e)
        {
            output.Progress(e.Message);
            return ExitCode.DoesNotHold;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun(e is OperationCanceledException ? "cancelled" : e.Message);
        }
    }

    static void Show(Output output, DeviceCode code)
    {
        output.Progress($"Open {code.AddressWithCode ?? code.Address}");
        output.Progress($"and confirm the code {code.User} (good for {code.ExpiresIn / 60} minutes).");
    }
}
