namespace Bot.WeChat.Callbacks;

/// <summary>One pass over a document that is known to be UTF-8 of allowed characters. See <see cref="FlatXml"/>.</summary>
internal ref struct FlatXmlScanner
{
    private readonly ReadOnlySpan<byte> _source;
    private readonly Span<XmlField> _table;
    private int _at;
    private int _count;
    private int _depth;

    public FlatXmlScanner(ReadOnlySpan<byte> source, Span<XmlField> table)
    {
        _source = source;
        _table = table;
    }

    /// <summary>Why the document was refused; empty when it was not.</summary>
    public string Reason { get; private set; } = "";

    public int Scan()
    {
        SkipProlog();
        var open = Open(parent: -1, out var isClosed) ? 0 : -1;
        if (open == 0 && isClosed)
        {
            open = -1;
        }

        while (open >= 0)
        {
            if (_at >= _source.Length)
            {
                return Refuse("The XML ends too early.");
            }

            if (_source[_at] != (byte)'<')
            {
                ReadText(ref _table[open]);
            }
            else if (StartsWith("</"u8))
            {
                open = Close(open);
            }
            else if (StartsWith("<![CDATA["u8))
            {
                ReadCdata(ref _table[open]);
            }
            else if (Open(open, out isClosed) && !isClosed)
            {
                open = _count - 1;
            }

            if (Reason.Length > 0)
            {
                return -1;
            }
        }

        if (Reason.Length > 0)
        {
            return -1;
        }

        SkipSpace();
        return _at == _source.Length ? _count : Refuse("The XML goes on after its root.");
    }

    private void SkipProlog()
    {
        if (StartsWith("\uFEFF"u8))
        {
            _at += 3;
        }

        if (StartsWith("<?xml version=\"1.0\""u8))
        {
            _at += "<?xml version=\"1.0\""u8.Length;
            foreach (var encoding in (ReadOnlySpan<string>)[" encoding=\"UTF-8\"", " encoding=\"utf-8\""])
            {
                if (_source[_at..].StartsWith(System.Text.Encoding.ASCII.GetBytes(encoding)))
                {
                    _at += encoding.Length;
                }
            }

            _at += StartsWith(" ?>"u8) ? 3 : StartsWith("?>"u8) ? 2 : 0;
        }

        SkipSpace();
    }

    private bool Open(int parent, out bool isClosed)
    {
        isClosed = false;
        if (!StartsWith("<"u8))
        {
            return Fail("The body is not XML.");
        }

        var length = FlatXml.NameLength(_source[(_at + 1)..]);
        if (length is 0 or > CallbackLimits.NameBytes)
        {
            return Fail("The XML holds something other than elements and text (DTDs, comments and instructions are refused).");
        }

        if (_count == _table.Length || _depth == CallbackLimits.Depth)
        {
            return Fail("The XML holds too many elements, or nests them too deep.");
        }

        ref var field = ref _table[_count];
        field = new XmlField { NameStart = _at + 1, NameLength = length, Parent = parent };
        _at += 1 + length;
        SkipSpace();
        isClosed = StartsWith("/>"u8);
        if (!isClosed && !StartsWith(">"u8))
        {
            return Fail("The XML holds an attribute or a broken tag.");
        }

        _at += isClosed ? 2 : 1;
        field.ContentStart = field.ContentEnd = field.TextStart = field.TextEnd = _at;
        _count++;
        _depth += isClosed ? 0 : 1;
        return parent < 0 || MarkParent(ref _table[parent]);
    }

    private bool MarkParent(ref XmlField parent)
    {
        parent.HasChildren = true;
        return !parent.HasWords || Fail("The XML mixes words and elements.");
    }

    private int Close(int open)
    {
        ref var field = ref _table[open];
        var rest = _source[(_at + 2)..];
        if (!rest.StartsWith(_source.Slice(field.NameStart, field.NameLength)))
        {
            return Refuse("The XML closes an element that is not open.");
        }

        field.ContentEnd = _at;
        _at += 2 + field.NameLength;
        SkipSpace();
        if (!StartsWith(">"u8))
        {
            return Refuse("The XML holds a broken closing tag.");
        }

        _at++;
        _depth--;
        return field.Parent;
    }

    private void ReadText(ref XmlField field)
    {
        var length = _source[_at..].IndexOf((byte)'<');
        if (length < 0)
        {
            Fail("The XML ends too early.");
            return;
        }

        var text = _source.Slice(_at, length);
        if (text.ContainsAnyExcept(" \t\r\n"u8))
        {
            field.HasWords = true;
            if (field.HasChildren || text.IndexOf("]]>"u8) >= 0 || !FlatXml.HasSoundReferences(text))
            {
                Fail("The XML holds words or references where none may stand.");
                return;
            }
        }

        AddPiece(ref field, _at, _at + length, text.ContainsAny((byte)'&', (byte)'\r'));
        _at += length;
    }

    private void ReadCdata(ref XmlField field)
    {
        _at += "<![CDATA["u8.Length;
        var length = _source[_at..].IndexOf("]]>"u8);
        field.HasWords = true;
        if (length < 0 || field.HasChildren)
        {
            Fail("The XML holds CDATA that does not end, or where none may stand.");
            return;
        }

        AddPiece(ref field, _at, _at + length, _source.Slice(_at, length).Contains((byte)'\r'));
        _at += length + "]]>"u8.Length;
    }

    private static void AddPiece(ref XmlField field, int start, int end, bool needsDecoding)
    {
        field.Pieces++;
        field.TextStart = start;
        field.TextEnd = end;
        field.NeedsDecoding |= needsDecoding || field.Pieces > 1;
    }

    private void SkipSpace()
    {
        while (_at < _source.Length && _source[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }
    }

    private readonly bool StartsWith(ReadOnlySpan<byte> what) => _source[_at..].StartsWith(what);

    private bool Fail(string why)
    {
        Reason = why;
        return false;
    }

    private int Refuse(string why)
    {
        Reason = why;
        return -1;
    }
}
