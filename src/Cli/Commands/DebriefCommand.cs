using System.CommandLine;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop debrief …</c>: what the platform computes from ratings and answers, without the platform.</summary>
static class DebriefCommand
{
    public static Command Create() => new("debrief", "Analyse ratings and answers offline, as the platform does.")
    {
        DebriefAgreementCommand.Create(),
        DebriefCalibrateCommand.Create(),
        DebriefLuckCommand.Create(),
        DebriefReportCommand.Create(),
        DebriefAnalyseCommand.Create(),
    };
}
