using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>One started runtime, from the launch to the end. Its own words go to a log, never into the submission's streams.</summary>
sealed partial class Launch : IDisposable
{
    // The shell joins the groups first, so that the runtime and all its children are born in them.
    const string Join =
        """
        for file in $JOIN; do echo $$ > "$file" || exit 126; done

        """;

    readonly Process process;
    readonly IDisposable? held;
    readonly string folder;

    Launch(Process process, IDisposable? held, string folder)
    {
        this.process = process;
        this.held = held;
        this.folder = folder;
    }

    /// <summary>What the runtime and the runner had to say.</summary>
    public string Log => Content("log").Trim();

    /// <summary>The sandbox's pid 1 as seen from the host, where the launcher lets it be written down.</summary>
    public int? Init => FirstNumber().Match(Content("pid")) is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : null;

    public Task Ended => process.WaitForExitAsync();

    /// <summary>Starts the command of a launcher, born in the groups.</summary>
    public static Launch Start(Launcher launcher, int number, string folder, string id, IReadOnlyList<string> joinFiles)
    {
        var (command, held) = launcher.Prepare(number, folder, id);
        var start = new ProcessStartInfo("/bin/sh", ["-c", Join + launcher.Script, "sh", .. command]) { WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin:/usr/sbin:/sbin";
        start.Environment["JOIN"] = string.Join(' ', joinFiles);
        start.Environment["FOLDER"] = folder;
        start.Environment["LOG"] = Path.Combine(folder, "log");
        return new(Process.Start(start)!, held, folder);
    }

    public void Dispose()
    {
        process.Dispose();
        held?.Dispose();
    }

    string Content(string file) => File.Exists(Path.Combine(folder, file)) ? File.ReadAllText(Path.Combine(folder, file)) : "";

    [GeneratedRegex("[0-9]+")]
    private static partial Regex FirstNumber();
}
