using System;
using System.Linq;
using System.Threading.Tasks;

Console.WriteLine(await Task.Run(() => Console.ReadLine()!.Split(' ').Sum(long.Parse)));
