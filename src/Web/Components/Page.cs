using Grpc.Core;
using Microsoft.AspNetCore.Components;

namespace Mockloop.Web.Components;

/// <summary>What every page does alike: knows its request and shows a service's refusal in its words.</summary>
public abstract class Page : ComponentBase
{
    /// <summary>The request that is answered.</summary>
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    [Inject] NavigationManager Navigation { get; set; } = null!;

    /// <summary>Why the last action failed, in words; null when it did not.</summary>
    protected string? Problem { get; private set; }

    /// <summary>Runs an action; a refusal by a service becomes <see cref="Problem"/>.</summary>
    protected async Task<bool> TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (RpcException e)
        {
            Problem = e.StatusCode switch
            {
                StatusCode.Unavailable or StatusCode.DeadlineExceeded => "A part of the platform does not answer at the moment. Try again shortly.",
                StatusCode.Internal or StatusCode.Unknown => "Something broke on our side. It has been logged; try again shortly. " + e.Status.Detail,
                StatusCode.Aborted when IsStale(e) => e.Status.Detail.Split(": yours was")[0] +
                    ". Nothing was saved; what you wrote is still in the form. Look at what is stored now (the same page in another window), then save again: that replaces it.",
                _ => e.Status.Detail,
            };
            return false;
        }
    }

    /// <summary>Refuses a form in words of its own, where sending it would lose something.</summary>
    protected void Refuse(string why) => Problem = why;

    // What the services say to an edit of an older version.
    static bool IsStale(RpcException e) => e.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason == "STALE";

    /// <summary>A field of the posted form, trimmed.</summary>
    protected string Posted(string name) => Http.Request.HasFormContentType ? Http.Request.Form[name].ToString().Trim() : "";

    /// <summary>What a field shows: what was just posted, so that a refusal costs nobody their input, else what is stored.</summary>
    protected string? Shown(string name, object? stored) => Http.Request.HasFormContentType ? Posted(name) : stored?.ToString();

    /// <summary>After a form was handled: shows the page anew, so that a reload posts nothing twice.</summary>
    protected void Reload(string? address = null) => Navigation.NavigateTo(address ?? Http.Request.Path + Http.Request.QueryString);
}
