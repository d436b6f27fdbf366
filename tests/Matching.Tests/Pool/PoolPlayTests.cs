using Mockloop.Load.Pool;

namespace Mockloop.Matching.Tests.Pool;

/// <summary>The same as tests/run.sh --load pool, smaller.</summary>
public sealed class PoolPlayTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_happens_in_whatever_order_nobody_is_matched_twice_lost_or_passed_over()
    {
        var findings = new Findings();

        await new PoolPlay(events: 2000, seed: 7, findings).RunAsync(output.WriteLine);

        findings.Violations.ShouldBeEmpty();
        (findings["booked"], findings["refused"], findings["cancelled"], findings["two-way matches"]).ShouldSatisfyAllConditions(
            seen => seen.Item1.ShouldBeGreaterThan(50), seen => seen.Item2.ShouldBeGreaterThan(0), seen => seen.Item3.ShouldBeGreaterThan(0), seen => seen.Item4.ShouldBeGreaterThan(0));
    }
}
