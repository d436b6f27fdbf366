using System.Globalization;
using Mockloop.Fuzz.Tests.Replies;
using Mockloop.Fuzz.Tests.Requests;
using Mockloop.Fuzz.Tests.Runs;
using Mockloop.Fuzz.Tests.World;

namespace Mockloop.Fuzz.Tests;

/// <summary>
/// Every method of every service, called with everything there is, by everybody there is. <c>MOCKLOOP_FUZZ_SEED</c> and
/// <c>MOCKLOOP_FUZZ_CALLS</c> choose another run.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output) : IAsyncLifetime
{
    FuzzWorld _world = null!;

    static int Seed => Setting("MOCKLOOP_FUZZ_SEED", 1);

    static int Calls => Setting("MOCKLOOP_FUZZ_CALLS", 10_000);

    public async ValueTask InitializeAsync() => _world = await FuzzWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task No_call_breaks_a_service_or_tells_what_the_caller_may_not_know()
    {
        var methods = MappedMethod.All(_world.Platform);
        MappedMethod.Declared.Select(m => m.FullName).Except(methods.Select(m => m.Method.FullName)).ShouldBeEmpty("every declared method is mapped, and so called");
        using var run = new FuzzRun(_world, Seed, _world.Platform.Pool);
        var others = Callers.NotOfB(_world.Platform, _world.A, _world.B, _world.Admin, _world.Stranger);
        var (alone, all) = (Calls / 2, Calls * 9 / 10);

        var before = await CohortRows.OfAsync(_world.Platform, _world.B);
        await run.MakeAsync(0, alone, methods, others, late: false);
        (await CohortRows.OfAsync(_world.Platform, _world.B)).ShouldBe(before, "nobody else's call changes a cohort");
        await run.MakeAsync(alone, all - alone, methods, [.. others, .. Callers.Rest(_world.Platform, _world.A, _world.B)], late: false);
        await run.MakeAsync(all, Calls - all, methods, [.. others, .. Callers.Rest(_world.Platform, _world.A, _world.B)], late: true);

        output.WriteLine(run.Summary());
        run.Findings.ShouldBeEmpty(string.Join("\n\n", run.Findings));
        run.Counts.Keys.Select(c => (c.Method.Split(' ')[1], c.IsRest)).Distinct().Count()
            .ShouldBe(methods.DistinctBy(m => m.Path).Sum(m => m.Bindings.Count > 0 ? 2 : 1), "every method is called over every face it has");
    }

    static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
