using System.Text;
using RabbitMQ.Client;

namespace Mockloop.EndToEnd.Tests;

/// <summary>What no service can read, put where one reads.</summary>
static class Poison
{
    internal const string Service = "matching";

    internal static async Task SendAsync(string state)
    {
        var (port, password) = (StateFolder.Kept(state, "ports.json", "rabbitmq.tcp.0"), StateFolder.Kept(state, "secrets.json", "rabbitmq-password"));
        var factory = new ConnectionFactory { HostName = "127.0.0.1", Port = int.Parse(port), UserName = "mockloop", Password = password };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(
            "", $"{Service}-cohort-membership-changed", mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json" }, Encoding.UTF8.GetBytes("{ no event"));
    }
}
