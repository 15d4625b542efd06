using System.Text;
using System.Text.Json;

namespace Bot.WeChat.Callbacks;

/// <summary>
/// A mini-program may be set to push JSON. Its messages have the fields of the XML form, so a body of that kind is rewritten
/// as XML and read by the one reader: rare enough not to need a second one.
/// </summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = CallbackLimits.Depth };

    public static bool IsJson(ReadOnlySpan<byte> document) => document.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    public static bool TryToXml(ref ReadOnlySpan<byte> document, out string reason)
    {
        reason = "";
        try
        {
            using var json = JsonDocument.Parse(document.ToArray(), Options);
            var xml = new StringBuilder(document.Length * 2);
            if (!TryWrite(xml, "xml", json.RootElement))
            {
                reason = "The JSON holds a name or a character that a message cannot have.";
                return false;
            }

            document = Encoding.UTF8.GetBytes(xml.ToString());
            return true;
        }
        catch (JsonException)
        {
            reason = "The body is not JSON.";
        }
        catch (InvalidOperationException)
        {
            reason = "The JSON holds text that is not Unicode.";
        }

        return false;
    }

    private static bool TryWrite(StringBuilder xml, string name, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind is JsonValueKind.Array || !TryWrite(xml, name, item))
                {
                    return false;
                }
            }

            return true;
        }

        var bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length is 0 or > CallbackLimits.NameBytes || FlatXml.NameLength(bytes) != bytes.Length)
        {
            return false;
        }

        xml.Append('<').Append(name).Append('>');
        var isSound = TryWriteContent(xml, value);
        xml.Append("</").Append(name).Append('>');
        return isSound;
    }

    private static bool TryWriteContent(StringBuilder xml, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (!TryWrite(xml, property.Name, property.Value))
                {
                    return false;
                }
            }

            return true;
        }

        var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.ValueKind is JsonValueKind.Null ? "" : value.GetRawText();
        Cdata.Append(xml, text);
        return true;
    }
}
