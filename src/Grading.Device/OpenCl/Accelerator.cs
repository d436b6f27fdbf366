namespace Mockloop.Grading.Device.OpenCl;

/// <summary>One OpenCL device.</summary>
/// <param name="Platform">Its driver.</param>
/// <param name="Id">Of OpenCL.</param>
/// <param name="Name">As the driver says it; for people.</param>
/// <param name="IsGpu">A graphics card.</param>
/// <param name="IsCpu">This machine's processor: its caches want blocks.</param>
/// <param name="SharesMemory">With this process: nothing has to be copied.</param>
/// <param name="Units">Compute units.</param>
sealed record Accelerator(nint Platform, nint Id, string Name, bool IsGpu, bool IsCpu, bool SharesMemory, int Units);
