namespace Mockloop.Grading.Engine.Judging.Programs;

/// <summary>What a program left behind holds what is not taken out of a sandbox. That program's doing, never a fault of ours.</summary>
sealed class UnpackException(string message, Exception? inner = null) : Exception(message, inner);
