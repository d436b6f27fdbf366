using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Debrief.Data;

/// <summary>For <c>dotnet ef</c>.</summary>
sealed class DebriefDbFactory : PlatformDbFactory<DebriefDb>;
