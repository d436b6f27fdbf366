using System.Globalization;
using Mockloop.Grading.Device;

// Started by the worker (src/Grading.Engine/Scale/Devices/OpenCl), which speaks to it over standard input and output. The argument is
// the worker's process id, where the memory is found that both share.
if (args is not [var parent])
{
    Console.Error.WriteLine("This is started by the judge, with its process id.");
    return 2;
}
using var pipe = new ParentPipe();
using var commands = new Commands(int.Parse(parent, CultureInfo.InvariantCulture));
foreach (var (number, request) in pipe.Requests())
    commands.Answer(request, (status, body) => pipe.Answer(number, status, body));
return 0;
