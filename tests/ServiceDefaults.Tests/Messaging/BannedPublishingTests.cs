using System.Diagnostics;
using System.Reflection;

namespace Mockloop.ServiceDefaults.Tests.Messaging;

/// <summary>Compiles a consumer with the compiler, analyzer and banned symbols that the build uses.</summary>
public sealed class BannedPublishingTests
{
    [Theory]
    [InlineData("IPublishEndpoint bus", "await bus.Publish(new It());")]
    [InlineData("IBus bus", "await bus.Publish(new It());")]
    [InlineData("ISendEndpointProvider bus", "await bus.Send(new It());")]
    [InlineData("It it", "await context.Publish(it);")]
    [InlineData("It it", "await (await context.GetSendEndpoint(new(\"queue:q\"))).Send(it);")]
    public async Task Publishing_past_the_outbox_does_not_compile(string parameter, string statement) =>
        (await CompileAsync(parameter, statement)).ShouldContain("error RS0030");

    [Fact]
    public async Task Publishing_through_the_outbox_compiles() =>
        (await CompileAsync("Mockloop.ServiceDefaults.Data.PlatformDb db", "db.Publish(context.Message); await db.SaveChangesAsync();")).ShouldBe("");

    static async Task<string> CompileAsync(string parameter, string statement)
    {
        var folder = Directory.CreateTempSubdirectory("mockloop-banned-");
        try
        {
            string source = Path.Combine(folder.FullName, "Handler.cs");
            await File.WriteAllTextAsync(source, $$"""
                using MassTransit;
                public sealed record It;
                public sealed class Handler({{parameter}}) : IConsumer<It>
                {
                    public async System.Threading.Tasks.Task Consume(ConsumeContext<It> context) { {{statement}} }
                }
                """);
            string arguments = Path.Combine(folder.FullName, "arguments.rsp");
            await File.WriteAllLinesAsync(arguments,
            [
                "-nologo", "-nostdlib", "-target:library", "-nullable:enable", "-warnaserror+:RS0030", "-nowarn:CS9113",
                $"-out:\"{Path.Combine(folder.FullName, "handler.dll")}\"",
                $"-additionalfile:\"{Built("BannedSymbols")}\"",
                .. Directory.GetFiles(Built("BannedApiAnalyzers"), "*.dll").Select(a => $"-analyzer:\"{a}\""),
                .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':').Select(r => $"-reference:\"{r}\""),
                $"\"{source}\"",
            ]);
            var start = new ProcessStartInfo("dotnet", [Built("Compiler"), "-noconfig", $"@{arguments}"]) { RedirectStandardOutput = true };
            using var compiler = Process.Start(start)!;
            string said = await compiler.StandardOutput.ReadToEndAsync();
            await compiler.WaitForExitAsync();
            return said;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Paths that the build wrote into the assembly.</summary>
    static string Built(string key) =>
        typeof(BannedPublishingTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
