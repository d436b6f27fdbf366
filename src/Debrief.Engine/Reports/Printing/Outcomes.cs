namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>Names of outcomes and decisions as words.</summary>
static class Outcomes
{
    internal static string Words(string name) => name switch
    {
        "NoHire" => "No hire",
        "WouldDropContinued" => "Would drop, continued",
        "" => "Open",
        _ => name,
    };
}
