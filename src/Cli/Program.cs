using System.CommandLine;
using Mockloop.Cli;
using Mockloop.Cli.Commands;

var root = new RootCommand("Mockloop on the command line.")
{
    DoctorCommand.Create(),
    JudgeCommand.Create(),
    SimulateCommand.Create(),
    LoginCommand.Create(),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.CouldNotRun : code;
