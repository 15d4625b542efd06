using System.Globalization;
using System.Text;
using System.Xml;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Profiles;
using Bot.Dialogs.Reading;

namespace Bot.Api.PublicBoard;

/// <summary><c>GET /public/feed.atom</c>: the newest closed cases (RFC 4287).</summary>
public static class CaseFeed
{
    /// <summary>Characters of words in an entry; the whole stands behind its link.</summary>
    private const int Longest = 500;

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>When the product began to give out ids of feeds (RFC 4151).</summary>
    private const string Minted = "2026";

    public static async Task<IResult> HandleAsync(PublicCases cases, Profile profile, BotSettings settings, HttpContext http, CancellationToken cancellation)
    {
        if (!cases.AreShown)
        {
            return Results.NotFound();
        }

        var (found, _) = await cases.PageAsync(new CaseFilter(), PublicLimits.CasesInFeed, cancellation);
        var updated = found.Count == 0 ? DateTimeOffset.UnixEpoch : found.Max(c => c.Closed);
        http.Response.GetTypedHeaders().LastModified = updated.AddTicks(-(updated.Ticks % TimeSpan.TicksPerSecond));
        return Results.Bytes(Write(found, profile, settings.PublicBaseUrl, updated), "application/atom+xml; charset=utf-8");
    }

    private static byte[] Write(IReadOnlyList<PublicCase> cases, Profile profile, string address, DateTimeOffset updated)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            var tag = $"tag:{new Uri(address).Host},{Minted}:{profile.Name}";
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("id", Atom, tag + ":cases");
            xml.WriteElementString("title", Atom, profile.Place + " 网格办结公示");
            xml.WriteElementString("updated", Atom, Moment(updated));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, profile.Office.Name);
            xml.WriteEndElement();
            Link(xml, "self", address + PublicBoardServices.Path + "/feed.atom");
            Link(xml, "alternate", address + PublicBoardServices.Path + "/cases");
            foreach (var one in cases)
            {
                Entry(xml, one, tag, address);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, PublicCase one, string tag, string address)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, $"{tag}:{one.Number}");
        xml.WriteElementString("title", Atom, Clean(string.Join(" · ", new[] { one.Item, one.Community, one.Took }.OfType<string>())));
        xml.WriteElementString("published", Atom, Moment(one.Closed));
        xml.WriteElementString("updated", Atom, Moment(one.Closed));
        Link(xml, "alternate", $"{address}{PublicBoardServices.Path}/cases/{one.Number}");
        xml.WriteElementString("summary", Atom, Clean(one.Result is { } result ? $"{Plain.Excerpt(one.Words, Longest)}\n办理结果：{Plain.Excerpt(result, Longest)}" : Plain.Excerpt(one.Words, Longest)));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Halves of characters and what XML has no place for become the sign for what cannot be read.</summary>
    private static string Clean(string words) => string.Concat(words.EnumerateRunes().Select(r => r.Value is >= 0x20 or 0x0A and not (0xFFFE or 0xFFFF) ? r.ToString() : "\uFFFD"));
}
