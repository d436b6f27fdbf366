namespace Mockloop.Debrief.Tests.Committees;

/// <summary>What the database must hold of a loop that has ended.</summary>
sealed class PathVerdict(KilledDebrief debrief, PathLoop loop)
{
    const string Hire = "Hire", NoHire = "NoHire", Withdrawn = "Withdrawn";

    /// <summary>It ended once, and its parts agree.</summary>
    public async Task DefinedAsync()
    {
        (await AskAsync<long>("select count(*) from outbox_message where type like '%.LoopDecided' and payload like '%' || $loop || '%'")).ShouldBe(1, loop.Path);
        var outcome = await OutcomeAsync();
        (await AskAsync<int>("select phase from committee where loop_id = $loop")).ShouldBe(outcome == Withdrawn ? 7 : 6, loop.Path);
        await NoneAsync("due_time where key in ($loop, $interview)");
        await NoneAsync("chair where loop_id = $loop and (simulated <> (person_id is null) or (missed and stance is not null))");
        await NoneAsync("recusal r join chair c using (loop_id, person_id) where loop_id = $loop");
        await NoneAsync("recusal r join committee_statement s using (loop_id, person_id) where loop_id = $loop and not struck");
        if (outcome == Withdrawn)
            return;
        // The count that the decision tells is the count of stances, each chair once.
        var (yes, other) = (await CountAsync("stance >= 4"), await CountAsync("stance < 4"));
        (await ReasonAsync()).ShouldContain($", {yes} to {other}.", Case.Sensitive, loop.Path);
        if (yes <= other)
            outcome.ShouldBe(NoHire, loop.Path);
        outcome.ShouldBeOneOf(Hire, NoHire);
    }

    /// <summary>It went the way that it was to go.</summary>
    public async Task WentItsPathAsync()
    {
        switch (loop.Path)
        {
            case "tie":
                (await ReasonAsync()).ShouldStartWith("No hire by majority, 1 to 1.");
                break;
            case "veto":
                (await ReasonAsync()).ShouldStartWith("No hire by veto, 2 to 1. The veto of hiring-manager stops it.");
                break;
            case "missing panelist":
                (await CountAsync("role = 'ml-researcher' and missed")).ShouldBe(1, loop.Path);
                (await ReasonAsync()).ShouldContain("Absent: ", Case.Sensitive, loop.Path);
                break;
            case "recusal":
                (await CountAsync("role = 'ml-researcher' and simulated")).ShouldBe(1, loop.Path);
                (await AskAsync<Guid>("select person_id from recusal where loop_id = $loop")).ShouldBe(loop.Person("ml-researcher"));
                break;
            case "replaced mid-way":
                (await AskAsync<Guid>("select person_id from chair where loop_id = $loop and role = 'ml-researcher'")).ShouldBe(loop.Chair("ml-researcher"));
                break;
            case "deadline passed":
                (await CountAsync("simulated")).ShouldBe(3, loop.Path);
                break;
            case "withdrawn":
                (await OutcomeAsync()).ShouldBe(Withdrawn);
                break;
            default:
                (await AskAsync<string>("select reason from interview where id = $interview")).ShouldNotBeNull().ShouldContain("that missed the deadline");
                break;
        }
    }

    async Task<string> OutcomeAsync() =>
        (await AskAsync<string>("select case outcome when 1 then 'Hire' when 2 then 'NoHire' when 4 then 'Withdrawn' else 'undefined' end from loop where id = $loop"))!;

    async Task<string> ReasonAsync() => (await AskAsync<string>("select reason from loop where id = $loop"))!;

    Task<long> CountAsync(string which) => AskAsync<long>($"select count(*) from chair where loop_id = $loop and {which}");

    async Task NoneAsync(string from) => (await AskAsync<long>($"select count(*) from {from}")).ShouldBe(0, $"{loop.Path}: {from}");

    async Task<T> AskAsync<T>(string sql) => (await debrief.Database.ScalarAsync<T>(sql
        .Replace("$loop", $"'{loop.Id}'", StringComparison.Ordinal).Replace("$interview", $"'{loop.Interview}'", StringComparison.Ordinal)))!;
}
