using Microsoft.Extensions.Configuration;
using Mockloop.ServiceDefaults.Faults;
using Mockloop.ServiceDefaults.Hosting;

namespace Mockloop.ServiceDefaults.Tests.Faults;

/// <summary>That a process really dies at a point is for the chaos test to show: it would be this one.</summary>
public sealed class CrashPointsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("mockloop-points-").FullName;
    readonly Guid what = Guid.CreateVersion7();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_armed_point_is_hit_once_and_says_at_what()
    {
        var points = Points(demo: true);
        Arm("debrief.due-handled");

        await points.PassAsync(CrashPoints.DueHandled, what);
        await points.PassAsync(CrashPoints.DueHandled, Guid.CreateVersion7());

        File.ReadAllText(Path.Combine(folder, "debrief.due-handled.over")).ShouldBe($"{what}");
        Directory.GetFiles(folder).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Another_services_point_and_another_point_are_left_alone()
    {
        Arm("scheduling.due-handled");
        Arm("debrief.judged");

        await Points(demo: true).PassAsync(CrashPoints.DueHandled, what);

        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["scheduling.due-handled", "debrief.judged"], ignoreOrder: true);
    }

    [Fact]
    public async Task Without_demo_no_point_can_be_armed()
    {
        Arm("debrief.due-handled");

        await Points(demo: false).PassAsync(CrashPoints.DueHandled, what);

        File.Exists(Path.Combine(folder, "debrief.due-handled")).ShouldBeTrue();
    }

    void Arm(string point) => File.WriteAllText(Path.Combine(folder, point), "0");

    CrashPoints Points(bool demo) => new(new ServiceName("debrief"), new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Demo:Enabled"] = $"{demo}", ["Demo:CrashFolder"] = folder }).Build());
}
