using System.Text;

namespace Bot.Dialogs.Understanding;

/// <summary>All that was learned: four heads and the tagger of places. Hashes and numbers only; no message can be read back from it.</summary>
internal sealed record UnderstandingModel(LinearHead Item, LinearHead Kind, LinearHead Urgency, LinearHead Department, PlaceTagger Place)
{
    /// <summary>The file's first eight bytes: what it is and the version of its form.</summary>
    private const ulong Magic = 0x32_30_55_44_4E_55_42_42;

    /// <summary>A row or a label count beyond this is a broken file, not a model.</summary>
    private const int MostRows = 2_000_000;

    private const int MostLabels = 200;

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        foreach (var head in new[] { Item, Kind, Urgency, Department })
            Write(writer, head);
        foreach (var table in Place.Tables)
            Write(writer, table);
        foreach (var step in Place.Steps)
            writer.Write(step);
    }

    /// <exception cref="InvalidDataException">The stream holds no model of this form, with what is wrong.</exception>
    public static UnderstandingModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadUInt64() != Magic)
                throw new InvalidDataException("the model of understanding begins with other bytes than this version writes");
            var heads = new LinearHead[4];
            for (var i = 0; i < heads.Length; i++)
                heads[i] = ReadHead(reader);
            var places = PlaceSigns.Reach.Select(reach => ReadTable(reader, reach.Count * PlaceTagger.Tags)).ToArray();
            var steps = new float[PlaceTagger.Tags * PlaceTagger.Tags];
            for (var i = 0; i < steps.Length; i++)
                steps[i] = reader.ReadSingle();
            return new(heads[0], heads[1], heads[2], heads[3], new PlaceTagger(places, steps));
        }
        catch (EndOfStreamException fault)
        {
            throw new InvalidDataException("the model of understanding ends too early", fault);
        }
    }

    private static void Write(BinaryWriter writer, LinearHead head)
    {
        writer.Write(head.Labels.Length);
        foreach (var label in head.Labels)
            writer.Write(label);
        writer.Write((byte)head.Reads);
        writer.Write(head.Temperature);
        foreach (var bias in head.Bias)
            writer.Write(bias);
        Write(writer, head.Table);
    }

    private static void Write(BinaryWriter writer, SignTable table)
    {
        writer.Write(table.Hashes.Length);
        for (var row = 0; row < table.Hashes.Length; row++)
        {
            writer.Write(table.Hashes[row]);
            writer.Write((Half)table.Scales[row]);
            writer.Write((Half)table.Lengths[row]);
        }
        foreach (var weight in table.Weights)
            writer.Write(weight);
    }

    private static LinearHead ReadHead(BinaryReader reader)
    {
        var labels = new string[Checked(reader.ReadInt32(), MostLabels, "labels")];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = reader.ReadString();
        var (reads, temperature) = ((SignKinds)reader.ReadByte(), reader.ReadSingle());
        var bias = new float[labels.Length];
        for (var i = 0; i < bias.Length; i++)
            bias[i] = reader.ReadSingle();
        return new(labels, reads, temperature, bias, ReadTable(reader, labels.Length));
    }

    private static SignTable ReadTable(BinaryReader reader, int columns)
    {
        var rows = Checked(reader.ReadInt32(), MostRows, "rows");
        var (hashes, scales, lengths) = (new uint[rows], new float[rows], new float[rows]);
        for (var row = 0; row < rows; row++)
            (hashes[row], scales[row], lengths[row]) = (reader.ReadUInt32(), (float)reader.ReadHalf(), (float)reader.ReadHalf());
        var weights = new sbyte[rows * columns];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(hashes, scales, lengths, weights, columns);
    }

    private static int Checked(int count, int most, string what) => count >= 0 && count <= most
        ? count
        : throw new InvalidDataException($"the model of understanding says it has {count} {what}; at most {most} are possible");
}
