using Mockloop.AppHost.Local.Engine;

namespace Mockloop.AppHost.Tests;

public sealed class LaunchOptionsTests
{
    [Fact]
    public void A_demo_hands_its_settings_to_the_simulator_and_ends_with_it()
    {
        var options = LaunchOptions.Read(["--demo", "--once", "--seed", "7", "--members=10", "--track", "short"]);

        options.Plays.ShouldBeTrue();
        options.SimulatorArguments.ShouldBe(["--seed", "7", "--members", "10", "--track", "short"]);
        options.EngineArguments.ShouldBe(["--state-part=demo", "--end-with=simulator"]);
    }

    [Fact]
    public void What_is_meant_to_last_shares_no_state_with_a_demo() =>
        LaunchOptions.Read(["--workers", "2"]).EngineArguments.ShouldBeEmpty();

    [Theory]
    [InlineData("--once")]
    [InlineData("--faults", "shuffle")]
    [InlineData("--demo", "--no-play", "--once")]
    [InlineData("--crash-folder", "/tmp")]
    [InlineData("--demo", "--crash-folder", "/nowhere")]
    [InlineData("--workers", "many")]
    [InlineData("--replicas", "0")]
    [InlineData("--seed")]
    [InlineData("--colour")]
    [InlineData("--resume")]
    [InlineData("--yes")]
    [InlineData("--backup", "a", "--restore")]
    public void Wrong_input_names_the_option(params string[] args) =>
        Should.Throw<FormatException>(() => LaunchOptions.Read(args)).Message.ShouldContain(args[^1].StartsWith('-') ? args[^1] : args[^2]);

    [Fact]
    public void Without_a_Keycloak_distribution_one_is_told_how_to_get_it()
    {
        var named = Environment.GetEnvironmentVariable("MOCKLOOP_KEYCLOAK");
        try
        {
            Environment.SetEnvironmentVariable("MOCKLOOP_KEYCLOAK", "/nowhere/keycloak.zip");
            Should.Throw<FormatException>(() => LaunchOptions.Read(["--keycloak"])).Message.ShouldContain("https://www.keycloak.org/downloads");
        }
        finally
        {
            Environment.SetEnvironmentVariable("MOCKLOOP_KEYCLOAK", named);
        }
    }

    [Theory]
    [InlineData("--backup", "a.backup")]
    [InlineData("--restore", "a.backup", "--yes")]
    public void Backups_need_no_other_option_and_a_whole_path(params string[] args) =>
        LaunchOptions.Read(args).EngineArguments.ShouldContain($"{args[0]}={Path.GetFullPath("a.backup")}");

    [Fact]
    public void Pauses_double_up_to_half_a_minute() =>
        Enumerable.Range(0, 8).Select(failures => Restarts.Pause(failures).TotalSeconds).ShouldBe([0.5, 1, 2, 4, 8, 16, 30, 30]);
}
