using System.CommandLine;
using Mockloop.Cli;
using Mockloop.Cli.Commands;

var root = new RootCommand("Mockloop on the command line.")
{
    DoctorCommand.Create(),
    JudgeCommand.Create(),
    DebriefCommand.Create(),
    PlanCommand.Create(),
    PairCommand.Create(),
    SimulateCommand.Create(),
    LoginCommand.Create(),
    EventsCommand.Create(),
    RejudgeCommand.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
    return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) }); // to hand over what there is

// Standard output belongs to results, so complaints and the way to the help go to standard error.
foreach (var error in parsed.Errors)
    Console.Error.WriteLine(error.Message);
Console.Error.WriteLine("Try --help.");
return ExitCode.CouldNotRun;
