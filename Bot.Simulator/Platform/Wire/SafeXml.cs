using System.Xml;
using System.Xml.Linq;

namespace Bot.Simulator.Platform.Wire;

/// <summary>Reads XML from the bot without DTDs and without fetching anything.</summary>
public static class SafeXml
{
    private const int MaxCharacters = 1_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
    };

    /// <summary>The root element; throws <see cref="XmlException"/> for anything else.</summary>
    public static XElement Read(string text)
    {
        using var source = new StringReader(text);
        using var reader = XmlReader.Create(source, Settings);
        return XDocument.Load(reader).Root ?? throw new XmlException("no root element");
    }
}
