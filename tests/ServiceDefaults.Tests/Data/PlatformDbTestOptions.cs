using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.ServiceDefaults.Tests.Data;

/// <summary>A context without a service around it: nothing relays, nothing fires.</summary>
static class PlatformDbTestOptions
{
    public static DbContextOptions<TestDb> For(string connection) =>
        PlatformDbOptions.Configure(new DbContextOptionsBuilder<TestDb>(), connection).Options;
}
