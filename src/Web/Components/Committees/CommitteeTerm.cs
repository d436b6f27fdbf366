using Mockloop.Contracts.Debrief;

namespace Mockloop.Web.Components.Committees;

/// <summary>A committee's terms in words.</summary>
static class CommitteeTerm
{
    /// <summary>What goes on.</summary>
    public static string Phase(CommitteePhase phase) => phase switch
    {
        CommitteePhase.FirstVote => "First vote, sealed until all are in",
        CommitteePhase.Evidence => "Round 1: the strongest evidence for and against",
        CommitteePhase.Questions => "Round 2: questions",
        CommitteePhase.Pushback => "Round 3: pushback",
        CommitteePhase.FinalVote => "Final vote",
        CommitteePhase.Decided => "Decided",
        CommitteePhase.Closed => "Closed: the candidate left",
        _ => "",
    };

    /// <summary>What a chair is asked to do.</summary>
    public static string ToDo(CommitteePhase phase) => phase switch
    {
        CommitteePhase.FirstVote => "Read the packet and vote",
        CommitteePhase.FinalVote => "Cast your final vote",
        _ => $"Speak in the committee: {Phase(phase)}",
    };

    /// <summary>A decision rule.</summary>
    public static string Rule(string rule) => rule switch
    {
        "majority" => "a majority of votes to hire; a tie is no hire",
        "unanimity" => "unanimity of the votes cast",
        "veto" => "a majority that no veto stops",
        "bar-raiser" => "a majority with the bar raiser in it",
        _ => rule,
    };

    /// <summary>What a statement is.</summary>
    public static string Kind(StatementKind kind) => kind switch
    {
        StatementKind.StrongestFor => "Strongest for",
        StatementKind.StrongestAgainst => "Strongest against",
        StatementKind.Question => "Question",
        StatementKind.Answer => "Answer",
        StatementKind.Pushback => "Pushback",
        _ => "",
    };

    /// <summary>What can be said in a round.</summary>
    public static IReadOnlyList<StatementKind> Kinds(CommitteePhase round) => round switch
    {
        CommitteePhase.Evidence => [StatementKind.StrongestFor, StatementKind.StrongestAgainst],
        CommitteePhase.Questions => [StatementKind.Question, StatementKind.Answer],
        CommitteePhase.Pushback => [StatementKind.Pushback, StatementKind.Answer],
        _ => [],
    };
}
