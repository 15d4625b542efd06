using System.Globalization;
using System.Text;

namespace Bot.WeChat.Callbacks;

/// <summary>The elements of one message, found by name. Texts become strings only when asked for.</summary>
internal readonly ref struct XmlFields(ReadOnlySpan<byte> source, ReadOnlySpan<XmlField> table)
{
    public const int Root = 0;

    private readonly ReadOnlySpan<byte> _source = source;
    private readonly ReadOnlySpan<XmlField> _table = table;

    public int Count => _table.Length;

    public bool IsRoot(ReadOnlySpan<byte> name) => _table.Length > 0 && Name(Root).SequenceEqual(name);

    public ReadOnlySpan<byte> Name(int index) => _source.Slice(_table[index].NameStart, _table[index].NameLength);

    public int Parent(int index) => _table[index].Parent;

    /// <summary>The first element of that name under <paramref name="parent"/>, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name, int parent = Root)
    {
        for (var i = parent + 1; i < _table.Length; i++)
        {
            if (_table[i].Parent == parent && Name(i).SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The next element of that name after <paramref name="after"/>, wherever it stands, or -1.</summary>
    public int FindAnywhere(ReadOnlySpan<byte> name, int after = Root)
    {
        for (var i = after + 1; i < _table.Length; i++)
        {
            if (Name(i).SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The text of an element, empty when it is absent or holds elements.</summary>
    public string Text(ReadOnlySpan<byte> name, int parent = Root) => TextAt(Find(name, parent));

    public string? TextOrNull(ReadOnlySpan<byte> name, int parent = Root) => TextAt(Find(name, parent)) is { Length: > 0 } text ? text : null;

    /// <summary>The bytes of an element's text where they stand in one piece; empty otherwise.</summary>
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> name, int parent = Root)
    {
        var index = Find(name, parent);
        return index < 0 || _table[index].HasChildren || _table[index].NeedsDecoding
            ? default
            : _source[_table[index].TextStart.._table[index].TextEnd];
    }

    public bool TryLong(ReadOnlySpan<byte> name, out long value) =>
        long.TryParse(Bytes(name), NumberStyles.None, CultureInfo.InvariantCulture, out value);

    public bool TryDouble(ReadOnlySpan<byte> name, int parent, out double value) =>
        double.TryParse(Bytes(name, parent), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    /// <summary>A whole number, or 0 where there is none.</summary>
    public int Int(ReadOnlySpan<byte> name, int parent = Root) =>
        int.TryParse(Bytes(name, parent), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public string TextAt(int index)
    {
        if (index < 0 || _table[index].HasChildren)
        {
            return "";
        }

        ref readonly var field = ref _table[index];
        return field.NeedsDecoding ? Decode(_source[field.ContentStart..field.ContentEnd]) : Encoding.UTF8.GetString(_source[field.TextStart..field.TextEnd]);
    }

    /// <summary>Puts the pieces of a text together; their soundness was checked when they were read.</summary>
    private static string Decode(ReadOnlySpan<byte> content)
    {
        var text = new StringBuilder(content.Length);
        while (!content.IsEmpty)
        {
            if (content.StartsWith("<![CDATA["u8))
            {
                content = content["<![CDATA["u8.Length..];
                var end = content.IndexOf("]]>"u8);
                FlatXml.AppendLiteral(text, content[..end]);
                content = content[(end + 3)..];
                continue;
            }

            var next = content.IndexOf((byte)'<');
            var piece = next < 0 ? content : content[..next];
            FlatXml.AppendText(text, piece);
            content = content[piece.Length..];
        }

        return text.ToString();
    }
}
