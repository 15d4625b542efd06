using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>"JSON support is based on a programmatic mapping of the XML format using the Spark Convention": the two say the same.</summary>
internal static class Spark
{
    public static void AreTheSame(XElement xml, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(json.EnumerateObject().Select(p => p.Name), xml.Elements().Select(e => e.Name.LocalName));
                foreach (var (element, member) in xml.Elements().Zip(json.EnumerateObject()))
                {
                    AreTheSame(element, member.Value);
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(json.GetArrayLength(), xml.Elements().Count());
                Assert.True(xml.Elements().Select(e => e.Name).Distinct().Count() <= 1, $"{xml.Name} holds elements of several names.");
                foreach (var (element, member) in xml.Elements().Zip(json.EnumerateArray()))
                {
                    AreTheSame(element, member);
                }

                break;
            case JsonValueKind.Null:
                Assert.Equal("", xml.Value);
                break;
            default:
                Assert.Equal(json.ValueKind is JsonValueKind.String ? json.GetString()!.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : json.GetRawText(), xml.Value);
                break;
        }
    }
}
