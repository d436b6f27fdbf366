namespace Mockloop.Grading.Engine;

/// <summary>How a submission, or one test of it, ended. Only <see cref="InternalError"/> is a fault of ours.</summary>
public enum Verdict
{
    /// <summary>Every test passed.</summary>
    Accepted,

    /// <summary>Scoring problems: more than nothing, less than the full score.</summary>
    PartiallyAccepted,

    /// <summary>The output is not the right answer.</summary>
    WrongAnswer,

    /// <summary>The right tokens, but not in the layout the package insists on.</summary>
    FormatError,

    /// <summary>The compiler refused the program.</summary>
    CompileError,

    /// <summary>Compilation took more time, memory or output than allowed.</summary>
    CompileLimit,

    /// <summary>More CPU time than allowed.</summary>
    TimeLimit,

    /// <summary>More wall time than allowed, usually waiting.</summary>
    WallLimit,

    /// <summary>The kernel's memory limit ended it.</summary>
    MemoryLimit,

    /// <summary>Recursion too deep for the stack.</summary>
    StackLimit,

    /// <summary>More output than allowed.</summary>
    OutputLimit,

    /// <summary>More processes or threads than allowed.</summary>
    ProcessLimit,

    /// <summary>Files larger than allowed.</summary>
    DiskLimit,

    /// <summary>Killed by the kernel for a system call that no program needs.</summary>
    SecurityViolation,

    /// <summary>Crashed or ended with an exit code other than 0.</summary>
    RuntimeError,

    /// <summary>Broke the protocol of an interactive problem.</summary>
    InvalidInteraction,

    /// <summary>The first batch of output came too late.</summary>
    FirstBatchLate,

    /// <summary>Too long a gap between two batches.</summary>
    Stalled,

    /// <summary>Read (nearly) everything before it wrote anything.</summary>
    NotIncremental,

    /// <summary>Grows faster with the size than the problem allows.</summary>
    DoesNotScale,

    /// <summary>Different answers to the same input.</summary>
    NonDeterministic,

    /// <summary>The package's own checker failed.</summary>
    CheckerFailed,

    /// <summary>Withdrawn before it was judged.</summary>
    Cancelled,

    /// <summary>A fault of the judge, never of the candidate; the only verdict that is retried.</summary>
    InternalError,
}
