using System.ComponentModel;
using System.Diagnostics;

namespace Mockloop.Grading.Engine.Scale.Devices.OpenCl;

/// <summary>
/// The process that holds the OpenCL driver. One serves all slots of a worker, in turns: a driver uses all cores it is
/// given for one command, so that two of them would only take twice the memory and compile twice.
/// </summary>
sealed class DeviceProcess : IDisposable
{
    static readonly TimeSpan Ending = TimeSpan.FromSeconds(2);
    readonly Lock turn = new();
    readonly Process process;
    ulong asked;
    long mapped;

    DeviceProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>Why it can no longer be asked; null while it can.</summary>
    public string? Lost { get; private set; }

    /// <exception cref="DeviceException">It cannot be started.</exception>
    public static DeviceProcess Start(DeviceOptions options)
    {
        try
        {
            return new(Process.Start(DeviceLaunch.Of(options))!);
        }
        catch (Win32Exception e)
        {
            throw new DeviceException($"the device process could not be started: {e.Message}", e);
        }
    }

    /// <summary>Has it map memory of this process, for a command to come.</summary>
    /// <returns>Its number there.</returns>
    public long Map(SharedMemory memory, string during, TimeSpan limit)
    {
        var number = Interlocked.Increment(ref mapped);
        Ask(DeviceCommand.Map, during, limit, w =>
        {
            w.Write(number);
            w.Write(memory.Descriptor);
            w.Write(memory.Bytes);
        });
        return number;
    }

    public void Ask(DeviceCommand command, string during, TimeSpan limit, Action<BinaryWriter> body) => Ask(command, during, limit, body, _ => true);

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <param name="command">Which.</param>
    /// <param name="during">What it does, in words.</param>
    /// <param name="limit">The process is killed after that.</param>
    /// <param name="body">Writes what belongs to the command.</param>
    /// <param name="answer">Reads the answer.</param>
    /// <exception cref="DeviceException">It refuses, or it is lost now.</exception>
    public T Ask<T>(DeviceCommand command, string during, TimeSpan limit, Action<BinaryWriter> body, Func<BinaryReader, T> answer)
    {
        lock (turn)
        {
            if (Lost is not null)
                throw new DeviceException(Lost);
            var late = false;
            try
            {
                using var clock = new CancellationTokenSource(limit);
                using var kill = clock.Token.Register(() =>
                {
                    late = true;
                    process.Kill();
                });
                Frames.Write(process.StandardInput.BaseStream, ++asked, (byte)command, body);
                using var reply = Frames.Read(process.StandardOutput.BaseStream) ?? throw new EndOfStreamException();
                return Read(reply, answer);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or FormatException)
            {
                throw new DeviceException(End(Why(e, late, limit, during)), e);
            }
        }
    }

    T Read<T>(BinaryReader reply, Func<BinaryReader, T> answer)
    {
        if (reply.ReadUInt64() != asked)
            throw new InvalidDataException("it belongs to another command");
        try
        {
            var result = (DeviceStatus)reply.ReadByte() switch
            {
                DeviceStatus.Done => answer(reply),
                DeviceStatus.Refused => throw new DeviceException(reply.ReadString()),
                DeviceStatus.Failed => throw new DeviceException(End(reply.ReadString())),
                _ => throw new InvalidDataException("it has no such status"),
            };
            return reply.BaseStream.Position == reply.BaseStream.Length ? result : throw new InvalidDataException("it is too long");
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("it is too short", e);
        }
    }

    string Why(Exception e, bool late, TimeSpan limit, string during)
    {
        if (late)
            return $"the device process did not answer within {limit.TotalSeconds:0.#} s during {during}";
        if (e is InvalidDataException or FormatException)
            return $"the device process gave a wrong answer during {during} ({e.Message})";
        if (!process.WaitForExit(Ending))
            return $"the device process stopped answering during {during}";
        return $"the device process died during {during} ({(process.ExitCode > 128 ? $"signal {process.ExitCode - 128}" : $"exit code {process.ExitCode}")})";
    }

    string End(string why)
    {
        Lost = why;
        process.Kill();
        process.WaitForExit();
        return why;
    }

    /// <summary>Closes the pipe, upon which the process ends; kills it when it does not, or when it is in the middle of a command.</summary>
    public void Dispose()
    {
        if (!turn.TryEnter(Ending))
        {
            process.Kill();
            turn.Enter();
        }
        try
        {
            Lost ??= "the device was closed";
            process.StandardInput.BaseStream.Dispose(); // nothing is buffered above it
            if (!process.WaitForExit(Ending))
                End(Lost);
            process.Dispose();
        }
        finally
        {
            turn.Exit();
        }
    }
}
