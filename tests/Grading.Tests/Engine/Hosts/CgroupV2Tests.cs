using System.Diagnostics;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Tests.Engine.Hosts;

/// <summary>Version 2, on files that look like the kernel's: most build machines have one version only.</summary>
public sealed class CgroupV2Tests : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("mockloop-cgroup-");

    [Theory]
    [InlineData("0::/", true, "", "")]
    [InlineData("0::/", false, "", "")]
    [InlineData("0::/user.slice/session-1.scope", true, "", "")]
    [InlineData("0::/system.slice/grading.service", true, "trusted.delegate", "/system.slice/grading.service")]
    [InlineData("0::/system.slice/grading.service", true, "user.delegate", "/system.slice/grading.service")]
    [InlineData("0::/system.slice/grading.service/mockloop-self", true, "user.delegate", "/system.slice/grading.service")]
    [InlineData("0::/user.slice/run-7.scope", false, "", "/user.slice/run-7.scope")]
    public void Groups_go_where_they_were_delegated_else_to_the_top(string own, bool isRoot, string attribute, string expected) =>
        UnifiedTree.Find("/top", ["1:name=systemd:/", own], isRoot, (_, name) => name == attribute).Folder.ShouldBe("/top" + expected);

    [Fact]
    public void Only_what_is_needed_is_given_on()
    {
        Write("cgroup.controllers", "cpuset cpu io memory pids\n");
        Write("cgroup.subtree_control", "");
        new UnifiedTree(root.FullName).Delegate();
        Read("cgroup.subtree_control").ShouldBe("+memory +pids");
    }

    [Fact]
    public void A_missing_controller_is_named()
    {
        Write("cgroup.controllers", "cpu memory\n");
        Should.Throw<SandboxException>(new UnifiedTree(root.FullName).Delegate).Message.ShouldContain("no controller pids");
    }

    [Fact]
    public void Limits_are_written_and_counters_read()
    {
        Write("cgroup.controllers", "memory pids\n");
        Write("cgroup.subtree_control", "memory pids\n");
        Write("run/box/memory.events", "low 0\nhigh 0\nmax 7\noom 2\noom_kill 3\noom_group_kill 0\n");
        Write("run/box/pids.events", "max 5\n");
        Write("run/box/cpu.stat", "usage_usec 1500000\nuser_usec 1\nsystem_usec 2\n");
        Write("run/box/memory.current", "4096\n");
        Write("run/box/memory.peak", "123456\n");
        Write("run/box/memory.swap.max", "max\n");
        Write("run/box/memory.oom.group", "0\n");
        var group = new CgroupV2(new UnifiedTree(root.FullName), "run", "box");

        group.Limit(new Limits { MemoryBytes = 64 << 20, Processes = 9 });
        var reading = group.Read();

        Read("run/box/memory.max").ShouldBe($"{64 << 20}");
        Read("run/box/memory.swap.max").ShouldStartWith("0");
        Read("run/box/memory.oom.group").ShouldBe("0\n", "the runner must survive a program that is killed for memory");
        Read("run/box/pids.max").ShouldBe("12");
        reading.ShouldBe(new CgroupReading(3, 5, 123456, TimeSpan.FromMilliseconds(1500)));
        group.ResetPeak();
        Read("run/box/memory.peak").ShouldStartWith("reset");
    }

    [Fact]
    public void The_kernel_kills_a_whole_group()
    {
        var top = File.Exists($"{CgroupHost.Root}/cgroup.controllers") ? CgroupHost.Root : $"{CgroupHost.Root}/unified";
        Assert.SkipUnless(Libc.IsRoot && File.Exists($"{top}/cgroup.controllers"), "no version 2 tree that this user may write");
        var folder = Directory.CreateDirectory($"{top}/mockloop-test-{Environment.ProcessId}");
        Assert.SkipUnless(File.Exists($"{folder}/cgroup.kill"), "the kernel has no cgroup.kill");
        var below = Directory.CreateDirectory($"{folder}/below");
        using var process = Process.Start("/bin/sleep", "1000");
        File.WriteAllText($"{below}/cgroup.procs", $"{process.Id}");
        Cgroup.Remove([folder.FullName]);
        process.WaitForExit(10_000).ShouldBeTrue();
        Directory.Exists(folder.FullName).ShouldBeFalse();
    }

    void Write(string file, string content)
    {
        var path = Path.Combine(root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    string Read(string file) => File.ReadAllText(Path.Combine(root.FullName, file));

    public void Dispose() => root.Delete(recursive: true);
}
