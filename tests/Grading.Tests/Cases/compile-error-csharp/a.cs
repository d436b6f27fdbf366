System.Console.WriteLine(undeclared);
