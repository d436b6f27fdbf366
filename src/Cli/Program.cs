using System.CommandLine;
using System.CommandLine.Help;
using Mockloop.Cli;
using Mockloop.Cli.Commands;

// By the name under which it is installed; a root command would take the assembly's.
var root = new Command("mockloop", "Mockloop on the command line.")
{
    new HelpOption(),
    new VersionOption(),
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
