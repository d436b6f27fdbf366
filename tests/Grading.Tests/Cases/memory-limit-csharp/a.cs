var all = new System.Collections.Generic.List<byte[]>();
while (true)
{
    var more = new byte[1 << 20];
    System.Array.Fill(more, (byte)1);
    all.Add(more);
}
