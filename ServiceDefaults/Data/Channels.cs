namespace Mockloop.ServiceDefaults.Data;

/// <summary>NOTIFY channels; each is local to one service's database.</summary>
static class Channels
{
    public const string Outbox = "outbox";
    public const string DueTime = "due_time";
    public const string Clock = "clock";
    public const string Row = "row";
}
