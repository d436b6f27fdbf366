namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>How a sandbox is started: by an OCI runtime, or by bubblewrap where there is none.</summary>
abstract class Launcher
{
    /// <summary>Runner and program have the same uid: what a program did cannot be undone for sure, one test ends the sandbox.</summary>
    public virtual bool OneUser => false;

    /// <summary>Shell words that execute the command, its output going to <c>$LOG</c>.</summary>
    public abstract string Script { get; }

    /// <summary>Writes what the command reads into the sandbox's folder.</summary>
    /// <param name="number">Of the sandbox; gives it its uids.</param>
    /// <param name="folder">The sandbox's own.</param>
    /// <param name="id">No other sandbox of this machine has it.</param>
    /// <returns>The command that becomes the sandbox, and what is to be held while it lives.</returns>
    public abstract (IReadOnlyList<string> Command, IDisposable? Held) Prepare(int number, string folder, string id);

    public static Launcher For(SandboxOptions options, Kit kit) =>
        options.IsBubblewrap ? new BubblewrapLauncher(options, kit) : new OciLauncher(options, kit);
}
