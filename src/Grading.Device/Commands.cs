using Mockloop.Grading.Device.OpenCl;
using Mockloop.Grading.Engine.Scale.Devices.OpenCl;

namespace Mockloop.Grading.Device;

/// <summary>Does what the worker asks for, one command after the other.</summary>
/// <param name="worker">Its process id.</param>
sealed class Commands(int worker) : IDisposable
{
    readonly Dictionary<long, SharedMemory> memory = [];
    Driver? driver;
    DataKernels? kernels;

    /// <summary>Answers one command.</summary>
    public void Answer(BinaryReader request, Action<DeviceStatus, Action<BinaryWriter>> answer)
    {
        var command = (DeviceCommand)request.ReadByte();
        try
        {
            answer(DeviceStatus.Done, Do(command, request));
        }
        catch (OpenClException e)
        {
            answer(command is DeviceCommand.List or DeviceCommand.Use ? DeviceStatus.Refused : DeviceStatus.Failed, w => w.Write(e.Message));
        }
    }

    Action<BinaryWriter> Do(DeviceCommand command, BinaryReader request)
    {
        switch (command)
        {
            case DeviceCommand.List:
                driver ??= Driver.Load();
                return List;
            case DeviceCommand.Use:
                kernels?.Dispose();
                kernels = new(driver!, driver!.Devices[request.ReadInt32()]);
                return _ => { };
            case DeviceCommand.Map:
                memory.Add(request.ReadInt64(), SharedMemory.Open(worker, request.ReadInt32(), request.ReadInt64()));
                return _ => { };
            case DeviceCommand.Unmap:
                Unmap(request.ReadInt64());
                return _ => { };
            case DeviceCommand.Generate:
                kernels!.Generate(request.ReadSpec(), request.ReadInt32(), request.ReadInt64(), Memory(request), request.ReadInt32());
                return _ => { };
            case DeviceCommand.Compare:
                var wrong = kernels!.Compare(request.ReadSpec(), request.ReadInt64(), Memory(request), request.ReadInt32());
                return w => w.Write(wrong);
            case DeviceCommand.Digest:
                var digest = kernels!.Digest(request.ReadSpec(), request.ReadInt64(), Memory(request), request.ReadInt32(), request.ReadUInt64());
                return w => w.Write(digest);
            case DeviceCommand.Components:
                kernels!.Components(request.ReadSpec(), Memory(request));
                return _ => { };
            default:
                throw new InvalidDataException($"command {command}");
        }
    }

    void List(BinaryWriter writer)
    {
        writer.Write(driver!.Devices.Count);
        foreach (var device in driver.Devices)
        {
            writer.Write(device.IsGpu);
            writer.Write(device.Name);
        }
    }

    SharedMemory Memory(BinaryReader request) => memory[request.ReadInt64()];

    void Unmap(long number)
    {
        memory.Remove(number, out var gone);
        kernels?.Forget(gone!);
        gone!.Dispose();
    }

    public void Dispose()
    {
        kernels?.Dispose();
        driver?.Dispose();
    }
}
