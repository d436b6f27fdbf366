int Deep(int n) => Deep(n + 1) + 1;
System.Console.WriteLine(Deep(0));
