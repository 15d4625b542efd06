using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Bot.Api.Open311;

/// <summary>
/// Writes an answer: "JSON support is based on a programmatic mapping of the XML format using the Spark Convention"
/// (GeoReport v2, JSON Support). UTF-8 without a mark; characters that XML has no way to write are left out of both.
/// </summary>
public static class AnswerWriting
{
    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", CloseOutput = false };
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole document, with the XML declaration.</summary>
    public static byte[] ToXml(string root, Answer answer)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Xml))
        {
            writer.WriteStartDocument();
            Write(writer, root, answer);
            writer.WriteEndDocument();
        }

        return buffer.ToArray();
    }

    /// <summary>The same in JSON: the root element has no name there.</summary>
    public static byte[] ToJson(Answer answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            Write(writer, answer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Words without what XML 1.0 cannot hold: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF.</summary>
    public static string Clean(string words)
    {
        var clean = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (i + 1 < words.Length && XmlConvert.IsXmlSurrogatePair(words[i + 1], words[i]))
            {
                clean.Append(words, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(words[i]))
            {
                clean.Append(words[i]);
            }
        }

        return clean.Length == words.Length ? words : clean.ToString();
    }

    private static void Write(XmlWriter writer, string name, Answer answer)
    {
        writer.WriteStartElement(name);
        switch (answer)
        {
            case Answer.Text { Value: { Length: > 0 } words }:
                writer.WriteString(Clean(words));
                break;
            case Answer.Number { Value: { } number }:
                writer.WriteString(number.ToString(CultureInfo.InvariantCulture));
                break;
            case Answer.Flag flag:
                writer.WriteValue(flag.Value);
                break;
            case Answer.Fields fields:
                foreach (var (field, value) in fields.All)
                {
                    Write(writer, field, value);
                }

                break;
            case Answer.Many many:
                foreach (var each in many.All)
                {
                    Write(writer, many.Each, each);
                }

                break;
        }

        writer.WriteEndElement();
    }

    private static void Write(Utf8JsonWriter writer, Answer answer)
    {
        switch (answer)
        {
            case Answer.Text { Value: { Length: > 0 } words }:
                writer.WriteStringValue(Clean(words));
                break;
            case Answer.Number { Value: { } number }:
                writer.WriteNumberValue(number);
                break;
            case Answer.Flag flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case Answer.Fields fields:
                writer.WriteStartObject();
                foreach (var (field, value) in fields.All)
                {
                    writer.WritePropertyName(field);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case Answer.Many many:
                writer.WriteStartArray();
                foreach (var each in many.All)
                {
                    Write(writer, each);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
