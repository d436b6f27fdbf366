namespace Mockloop.Scheduling.Mail;

/// <summary>Addresses of pages, for mails and calendars; <c>Page:Url</c> says where the pages are.</summary>
sealed class PageLinks(IConfiguration configuration)
{
    readonly string _page = (configuration["Page:Url"] ?? "").TrimEnd('/');

    /// <summary>An interview's room; empty where the pages' address is not known.</summary>
    public string Room(Guid interviewId) => _page.Length > 0 ? $"{_page}/interviews/{interviewId}" : "";

    /// <summary>Where one says what one wants to be told; empty where the pages' address is not known.</summary>
    public string Settings => _page.Length > 0 ? $"{_page}/me/notifications" : "";
}
