using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Programs;

/// <summary>One program, run again and again: in the same sandbox, emptied between tests, as long as that is of use.</summary>
class ProgramSandbox(ISandboxHost host, Compilation program) : IAsyncDisposable
{
    ISandbox? sandbox;
    Task<bool> usable = Task.FromResult(true);

    /// <summary>Runs the program within such limits; a run adds its arguments.</summary>
    public SandboxCommand Command(Limits limits) => program.Command(limits);

    /// <summary>Whether what the last run wrote can still be looked at.</summary>
    public bool IsOpen => sandbox is not null;

    /// <summary>The sandbox, with the program in it.</summary>
    public async Task<ISandbox> OpenAsync(CancellationToken cancel)
    {
        if (!await usable)
            await DisposeAsync();
        if (sandbox is null)
        {
            sandbox = await host.RentAsync(cancel);
            sandbox.Place(program.Folder);
        }
        return sandbox;
    }

    /// <summary>Runs a command; whatever comes in between, a sandbox that is of no more use is gone afterwards.</summary>
    public async Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancel)
    {
        var reusable = false;
        try
        {
            var outcome = await (await OpenAsync(cancel)).RunAsync(command, cancel);
            reusable = outcome.Reusable;
            return outcome;
        }
        finally
        {
            if (!reusable)
                await DisposeAsync();
        }
    }

    /// <summary>What it wrote is forgotten, while the caller goes on: the next run finds what the first one found.</summary>
    public void Clean(CancellationToken cancel) => usable = sandbox?.CleanAsync(cancel) ?? usable;

    public async ValueTask DisposeAsync()
    {
        await usable;
        usable = Task.FromResult(true);
        if (sandbox is { } used)
        {
            sandbox = null;
            await used.DisposeAsync();
        }
    }
}
