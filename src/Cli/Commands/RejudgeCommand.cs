using System.CommandLine;
using Mockloop.Cli.Rejudging;
using Mockloop.Cli.SignIn;
using Mockloop.Contracts.Questions;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop rejudge</c>: judge again what has a verdict; a cohort for its organizer, a package version for admins.</summary>
static class RejudgeCommand
{
    static readonly Option<string> Cohort = new("--cohort") { Description = "Only this cohort (its organizer).", DefaultValueFactory = _ => "" };
    static readonly Option<string> Package = new("--package") { Description = "Only verdicts from this version, sha256:…", DefaultValueFactory = _ => "" };
    static readonly Option<string> Against = new("--against") { Description = "Judge with this version of the same problem.", DefaultValueFactory = _ => "" };
    static readonly Option<bool> Changed = new("--changed") { Description = "Only verdicts that changed, or would have but for a limit." };
    static readonly Option<int> Most = new("--most") { Description = "At most so many submissions.", DefaultValueFactory = _ => 100 };
    static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };

    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "Id from rejudge start or list." };
        return new Command("rejudge", "Judge submissions again, behind everything else in the queue.")
        {
            Sub(new("start", "Queue what matches, all or nothing.") { Cohort, Package, Against, Yes }, (p, calls, output, stop) =>
                RejudgeDecision.StartAsync(calls, new StartRejudgeRequest { CohortId = p.GetValue(Cohort), PackageHash = p.GetValue(Package), AgainstHash = p.GetValue(Against) },
                    p.GetValue(Yes), output, stop)),
            Sub(new("list", "The newest first; without --cohort all of them (admins).") { Cohort }, (p, calls, output, stop) =>
                RejudgeList.RunAsync(calls, p.GetValue(Cohort)!, output, stop)),
            Sub(new("show", "How far one is, and what changed.") { id, Changed, Most }, (p, calls, output, stop) =>
                RejudgeList.ShowAsync(calls, p.GetValue(id)!, p.GetValue(Changed), p.GetValue(Most), output, stop)),
            Sub(new("cancel", "End one; what it found by now stays.") { id, Yes }, (p, calls, output, stop) =>
                RejudgeDecision.CancelAsync(calls, p.GetValue(id)!, p.GetValue(Yes), output, stop)),
        };
    }

    static Command Sub(Command command, Func<ParseResult, RejudgeCalls, Output, CancellationToken, Task<int>> run)
    {
        command.Options.Add(Output.JsonOption);
        command.SetAction((parsed, stop) => SignedIn.RunAsync(
            (platform, token) => run(parsed, new(platform, token), Output.Of(parsed), stop), said => said, Output.Of(parsed), stop));
        return command;
    }
}
