using System.Diagnostics;
using System.Globalization;

namespace Mockloop.AppHost.Servers;

/// <summary>
/// Ties a throw-away server to this process: a small shell in a session of its own reads a pipe that only we hold, and
/// when we are gone, killed included, it ends the server (leader of its group) and removes its folder.
/// </summary>
sealed class Leash
{
    const string Script = """
        exec >/dev/null 2>&1
        trap '' INT TERM HUP
        server=$1 signal=$2 folder=$3 names=$4
        if ! read -r _; then
          kill -s "$signal" "$server"
          for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            kill -0 "$server" || break
            sleep 0.1
          done
          kill -s KILL -- "-$server"
          for _ in 1 2 3 4 5 6 7 8 9 10; do
            [ -z "$names" ] && break
            ERL_EPMD_PORT=$names epmd -kill && break
            sleep 0.1
          done
        fi
        rm -rf -- "$folder"
        """;

    readonly Process shell;

    public Leash(int server, int signal, string folder, int? namePort = null)
    {
        string[] words = ["sh", "-c", Script, "leash", Text(server), Text(signal), folder, namePort is { } port ? Text(port) : ""];
        shell = Process.Start(new ProcessStartInfo("setsid", words)
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        })!;
    }

    /// <summary>The server has ended: only the folder is left to remove.</summary>
    public void Release()
    {
        shell.StandardInput.WriteLine("ended");
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
