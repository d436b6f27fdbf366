using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Tests.Engine.Hosts;

/// <summary>Groups of the kernel, where this process may make some.</summary>
public sealed class CgroupTests
{
    /// <summary>runc makes a group of its own below ours and removes it when it likes.</summary>
    [Fact]
    public async Task A_group_that_another_removes_meanwhile_is_empty()
    {
        var name = $"mockloop-test-{Environment.ProcessId}-removed";
        Assert.SkipWhen(!CgroupHost.Usable || CgroupHost.Obstacle() is not null, "no control groups here");
        using var group = CgroupHost.Make(name, "box");
        var below = group.JoinFiles.Select(f => Path.Combine(Path.GetDirectoryName(f)!, "below")).ToArray();
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var another = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                foreach (var folder in below)
                    Directory.CreateDirectory(folder);
                foreach (var folder in below)
                    Directory.Delete(folder);
            }
        });
        while (!enough.IsCancellationRequested)
            group.Empty();
        await another;
        group.Dispose();
        CgroupHost.RemoveParent(name);
    }
}
