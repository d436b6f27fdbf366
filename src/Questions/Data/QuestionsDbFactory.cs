using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Questions.Data;

/// <summary>For <c>dotnet ef migrations</c> only.</summary>
sealed class QuestionsDbFactory : PlatformDbFactory<QuestionsDb>;
