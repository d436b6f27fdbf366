using System.Diagnostics;
using System.Globalization;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Engine.Sandboxes.Crun;

/// <summary>One started runtime with its pipes, from the launch to the end.</summary>
sealed class Launch : IDisposable
{
    // The shell joins the groups first, so that the runtime and all its children are born in them.
    const string Join = """for file in $JOIN; do echo $$ > "$file" || exit 126; done; exec "$@" """;

    readonly Process process;
    readonly string logFile, pidFile;
    readonly IReadOnlyList<string> members;

    Launch(Process process, string logFile, string pidFile, IReadOnlyList<string> members)
    {
        this.process = process;
        this.logFile = logFile;
        this.pidFile = pidFile;
        this.members = members;
    }

    public Stream Output => process.StandardOutput.BaseStream;

    public Stream Errors => process.StandardError.BaseStream;

    /// <summary>What the runtime itself had to say.</summary>
    public string Log => File.Exists(logFile) ? File.ReadAllText(logFile).Trim() : "";

    public static Launch Start(SandboxOptions options, string folder, string id, IReadOnlyList<string> joinFiles)
    {
        var (log, pid) = (Path.Combine(folder, "log"), Path.Combine(folder, "pid"));
        File.Delete(log);
        File.Delete(pid);
        string[] runtime =
        [
            options.Runtime, "--root", Path.Combine(folder, "state"), "--log", log, "--cgroup-manager=disabled",
            "run", "--bundle", folder, "--pid-file", pid, id,
        ];
        string[] joined = ["/bin/sh", "-c", Join, "sh", .. runtime];
        if (CgroupHost.TreeToHide is { } tree)
            joined = ["/usr/bin/unshare", "-m", "--propagation", "private", "/bin/sh", "-c", $"""umount {tree} && exec "$@" """, "sh", .. joined];
        var start = new ProcessStartInfo(joined[0], joined[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin:/usr/sbin:/sbin";
        start.Environment["JOIN"] = string.Join(' ', joinFiles);
        return new(Process.Start(start)!, log, pid, joinFiles);
    }

    /// <summary>Waits until the runner stands at its gate.</summary>
    /// <exception cref="SandboxException">It did not get there.</exception>
    public async Task WaitUntilUpAsync(TimeSpan limit, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(limit);
        var greeting = new byte[3]; // "up\n", and not a byte of what the program writes after it
        try
        {
            var read = await Output.ReadAtLeastAsync(greeting, greeting.Length, throwOnEndOfStream: false, patience.Token);
            if (read == greeting.Length)
                return;
            var errors = await process.StandardError.ReadToEndAsync(patience.Token);
            throw new SandboxException($"the sandbox did not start: {Log} {errors}".TrimEnd());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SandboxException($"the sandbox did not start within {limit.TotalSeconds} s: {Log}");
        }
    }

    public void OpenGate()
    {
        process.StandardInput.BaseStream.Write("go\n"u8);
        process.StandardInput.BaseStream.Flush();
    }

    /// <summary>Copies the input; a program that stops reading is not an error.</summary>
    public async Task FeedAsync(Stream input, CancellationToken cancel)
    {
        try
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    /// <summary>Kills the init of the pid namespace: the kernel takes everything in it along, and the runtime cleans up.</summary>
    public void Kill()
    {
        if (File.Exists(pidFile) && int.TryParse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture, out var init))
            Libc.Kill(init);
        else
            foreach (var line in File.ReadLines(members[0]))
                Libc.Kill(int.Parse(line, CultureInfo.InvariantCulture));
    }

    public async Task WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new SandboxException($"the runtime did not end: {Log}");
        }
    }

    public void Dispose()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Bytes a dead program did not take.
        }
        process.Dispose();
    }
}
