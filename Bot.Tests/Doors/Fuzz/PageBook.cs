using System.Net;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>Pages as a program without eyes sees them: addresses, names of fields, forms.</summary>
internal static partial class PageBook
{
    /// <summary>Patterns of all that is fetched below a door.</summary>
    public static IReadOnlyList<string> Below(EndpointDataSource routes, string door) =>
    [
        .. routes.Endpoints.OfType<RouteEndpoint>()
            .Where(r => r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } verbs || verbs.Contains("GET", StringComparer.Ordinal))
            .Select(r => "/" + r.RoutePattern.RawText!.TrimStart('/'))
            .Where(p => p == door || p.StartsWith(door + "/", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>An address of a pattern, its values from <paramref name="value"/>.</summary>
    public static Gen<string> Address(string pattern, Func<string, Gen<string>> value) =>
        Gen.CollectToArray(Hole().Matches(pattern), m => value(m.Groups["name"].Value).Select(v => (Hole: m.Value, Value: v)))
            .Select(values => values.Aggregate(pattern, (path, v) => path.Replace(v.Hole, Nasty.Escape(v.Value), StringComparison.Ordinal)));

    /// <summary>Names by which a page is asked for something: of its fields, and in its links.</summary>
    public static IEnumerable<string> Names(string html) =>
        FieldName().Matches(html).Concat(LinkName().Matches(html)).Select(m => m.Groups["name"].Value).Where(n => !n.StartsWith("__", StringComparison.Ordinal));

    /// <summary>Forms that change something.</summary>
    public static IEnumerable<PageForm> Forms(string address, string html)
    {
        foreach (var form in html.Split("<form").Skip(1).Select(f => f.Split("</form>")[0]).Where(f => f.Split('>')[0].Contains("post", StringComparison.OrdinalIgnoreCase)))
        {
            var action = Attribute(form.Split('>')[0], "action") is { Length: > 0 } to ? to : address;
            var fields = Field().Matches(form).Select(m => (Name: Attribute(m.Value, "name"), Value: Attribute(m.Value, "value"))).Where(f => f.Name.Length > 0).ToList();
            yield return new PageForm(action, fields);
        }
    }

    private static string Attribute(string element, string name) => element.Split($" {name}=\"") is [_, var rest, ..] ? WebUtility.HtmlDecode(rest.Split('"')[0]) : "";

    [GeneratedRegex("\\{\\**(?<name>[A-Za-z]+)[^}]*\\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(" name=\"(?<name>[^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldName();

    [GeneratedRegex("(?:\\?|&amp;|&)(?<name>[a-zA-Z]{1,20})=", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkName();

    [GeneratedRegex("<(?:input|textarea|select|button)[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();
}

/// <summary>A form with its fields, hidden ones among them.</summary>
internal sealed record PageForm(string Action, IReadOnlyList<(string Name, string Value)> Fields)
{
    public override string ToString() => Action;
}
