using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Tests.Engine.Hosts;

public sealed class UserNamespacesTests : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("mockloop-proc-");

    [Theory]
    [InlineData("user/max_user_namespaces", "0", true, "user.max_user_namespaces")]
    [InlineData("kernel/unprivileged_userns_clone", "0", false, "kernel.unprivileged_userns_clone=1")]
    [InlineData("kernel/apparmor_restrict_unprivileged_userns", "1", false, "kernel.apparmor_restrict_unprivileged_userns=0")]
    [InlineData("kernel/unprivileged_userns_clone", "0", true, null)]
    [InlineData("kernel/apparmor_restrict_unprivileged_userns", "1", true, null)]
    [InlineData("kernel/unprivileged_userns_clone", "1", false, null)]
    public void A_switch_is_named_with_its_remedy(string file, string value, bool isRoot, string? remedy)
    {
        Write("proc/self/ns/user", "");
        Write($"proc/sys/{file}", value + "\n");
        var need = UserNamespaces.Need(root.FullName, isRoot);
        need.Met.ShouldBe(remedy is null);
        need.Remedy.ShouldContain(remedy ?? "");
    }

    [Fact]
    public void A_kernel_without_them_is_said() => UserNamespaces.Need(root.FullName, isRoot: true).Remedy.ShouldContain("CONFIG_USER_NS");

    void Write(string file, string content)
    {
        var path = Path.Combine(root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose() => root.Delete(recursive: true);
}
