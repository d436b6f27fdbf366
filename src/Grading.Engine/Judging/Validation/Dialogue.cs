using Microsoft.Win32.SafeHandles;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Validation;

/// <summary>
/// A submission and an interactor, joined by two pipes that only the kernel moves bytes through. The judge holds further
/// handles on them, for three things: each side sees the other's end only after the judge has, so that it is known who
/// ended first; an interactor whose submission has gone can write on without being killed for it; and at a standstill
/// one can see on whose desk the last word lies.
/// </summary>
sealed class Dialogue(ProgramSandbox submission, Tool interactor)
{
    /// <summary>For a submission to end by itself after it was told that it failed, and for an interactor to listen.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Unread bytes that no turn of a dialogue leaves behind; half of what a pipe holds.</summary>
    const int Flood = 32 << 10;

    /// <summary>Null for one that had to be stopped because it did not end by itself after the interactor had rejected it.</summary>
    public SandboxOutcome? Submission { get; private set; }

    /// <summary>Null for one that kept silent and was stopped.</summary>
    public SandboxOutcome? Interactor { get; private set; }

    public bool InteractorFirst { get; private set; }

    public bool InteractorSilent { get; private set; }

    public bool Flooded { get; private set; }

    /// <summary>Runs both to their ends.</summary>
    /// <param name="command">The submission's; its input and output are replaced.</param>
    /// <param name="arguments">The interactor's.</param>
    /// <param name="cancel">Ends both.</param>
    public async Task RunAsync(SandboxCommand command, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var (heard, said) = (JoinedPipe.Create(), JoinedPipe.Create()); // as the submission sees it
        using var heardRead = Libc.Duplicate(heard.Read.ReadEnd);
        using var heardWrite = Libc.Duplicate(heard.Write.WriteEnd);
        using var saidRead = Libc.Duplicate(said.Read.ReadEnd);
        using var saidWrite = Libc.Duplicate(said.Write.WriteEnd);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await submission.OpenAsync(cancel);
        await interactor.OpenAsync(cancel);
        var asking = interactor.RunAsync(arguments, said.Read, heard.Write, ends.Token);
        var answering = submission.RunAsync(command with { Input = heard.Read, Output = said.Write }, ends.Token);
        try
        {
            if (await Task.WhenAny(asking, answering) == asking)
            {
                InteractorFirst = true;
                Interactor = await asking;
                Flooded = Libc.Unread(saidRead) >= Flood;
                heardWrite.Dispose();
                saidRead.Dispose();
                saidWrite.Dispose();
                Submission = await LastAsync(answering, Interactor, ends, cancel);
                return;
            }
            Submission = await answering;
            InteractorSilent = Submission.Broken.HasFlag(BrokenLimits.Wall) && Libc.Unread(heardRead) == 0 && await LiesUnreadAsync(saidRead, asking);
            if (InteractorSilent)
                return;
            heardWrite.Dispose();
            saidWrite.Dispose();
            var draining = Task.Run(() => Drain(heardRead), CancellationToken.None);
            Interactor = await asking;
            await draining;
        }
        finally
        {
            await ends.CancelAsync();
            await Task.WhenAll(asking, answering).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    static async Task<SandboxOutcome?> LastAsync(
        Task<SandboxOutcome> answering, SandboxOutcome interactor, CancellationTokenSource ends, CancellationToken cancel)
    {
        if (interactor.ExitCode != 42)
            ends.CancelAfter(Grace);
        try
        {
            return await answering;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether nobody reads what was said. Nobody writes any more: of what a submission said in its very last moment an
    /// interactor that listens takes something soon, and is not to blame.
    /// </summary>
    static async Task<bool> LiesUnreadAsync(SafeFileHandle said, Task asking)
    {
        var unread = Libc.Unread(said);
        if (unread == 0)
            return false;
        await Task.WhenAny(asking, Task.Delay(Grace, CancellationToken.None));
        return !asking.IsCompleted && Libc.Unread(said) == unread;
    }

    static void Drain(SafeFileHandle pipe)
    {
        var buffer = new byte[16 << 10];
        while (Libc.Read(pipe, buffer) is not 0)
        {
            // Until the interactor, the last one that can write, has ended.
        }
    }
}
