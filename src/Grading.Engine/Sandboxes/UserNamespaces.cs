namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>Whether this process may make user namespaces, by the switches of the kernel and of the distributions.</summary>
static class UserNamespaces
{
    /// <param name="root">Below it lies <c>proc</c>; another one in tests.</param>
    /// <param name="isRoot">Who asks; null for this process.</param>
    public static SandboxNeed Need(string root = "", bool? isRoot = null)
    {
        const string name = "user namespaces";
        if (!File.Exists($"{root}/proc/self/ns/user"))
            return new(name, false, "the kernel has none", "Use a kernel with CONFIG_USER_NS.");
        if (Value($"{root}/proc/sys/user/max_user_namespaces") == "0")
            return new(name, false, "switched off", "Set sysctl user.max_user_namespaces above 0.");
        if (isRoot ?? Libc.IsRoot)
            return new(name, true, "allowed", "");
        if (Value($"{root}/proc/sys/kernel/unprivileged_userns_clone") == "0")
            return new(name, false, "for root only", "Set sysctl kernel.unprivileged_userns_clone=1 (a switch of Debian), or run as root.");
        if (Value($"{root}/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1")
            return new(name, false, "AppArmor takes the capabilities away in those of ordinary users",
                "Give /usr/bin/bwrap an AppArmor profile that allows userns, set sysctl kernel.apparmor_restrict_unprivileged_userns=0 (a switch of Ubuntu), or run as root.");
        return new(name, true, "allowed to ordinary users", "");
    }

    static string? Value(string file) => File.Exists(file) ? File.ReadAllText(file).Trim() : null;
}
