using System.Net;
using Bot.Dialogs.Understanding;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>Discovery, service list and service definitions, as https://wiki.open311.org/GeoReport_v2/ has them.</summary>
public sealed class CatalogueTests(Open311Host host) : IClassFixture<Open311Host>
{
    public static TheoryData<string> Resources => ["../discovery", "discovery", "services", "services/noise", "services/municipal-facility", "requests"];

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Every_resource_says_the_same_in_XML_and_in_JSON_in_UTF_8(string resource)
    {
        var (xml, json) = (await host.GetAsync(resource + ".xml"), await host.GetAsync(resource + ".json"));
        Assert.Equal((HttpStatusCode.OK, "text/xml; charset=utf-8"), (xml.Status, xml.ContentType));
        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8"), (json.Status, json.ContentType));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", xml.Body, StringComparison.Ordinal);
        Spark.AreTheSame(xml.Xml, json.Json);
    }

    [Theory]
    [InlineData(null, "text/xml")]
    [InlineData("*/*", "text/xml")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/xml")]
    [InlineData("application/json;q=0.2, text/xml", "text/xml")]
    [InlineData("text/xml;q=0.2, application/json", "application/json")]
    [InlineData("nonsense;;;q=x", "text/xml")]
    public async Task Without_an_ending_the_header_Accept_decides_and_XML_where_it_is_silent(string? accept, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("services", UriKind.Relative));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Discovery_leads_to_the_doors_of_GeoReport_v2()
    {
        var discovery = (await host.GetAsync("../discovery.json")).Json;
        foreach (var field in new[] { "changeset", "contact", "key_service" })
        {
            Assert.NotEqual("", discovery.GetProperty(field).GetString());
        }

        var endpoint = Assert.Single(discovery.GetProperty("endpoints").EnumerateArray());
        Assert.Equal("http://wiki.open311.org/GeoReport_v2", endpoint.GetProperty("specification").GetString());
        Assert.Equal("production", endpoint.GetProperty("type").GetString());
        Assert.Equal(["text/xml", "application/json"], endpoint.GetProperty("formats").EnumerateArray().Select(f => f.GetString()));
        using var services = await host.Http.GetAsync(new Uri(endpoint.GetProperty("url").GetString() + "services.json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, services.StatusCode);
    }

    [Fact]
    public async Task The_service_list_has_every_item_with_the_fields_of_the_standard()
    {
        var services = (await host.GetAsync("services.json")).Json.EnumerateArray().ToList();
        Assert.Equal(ServiceItems.All.Select(i => i.Code), services.Select(s => s.GetProperty("service_code").GetString()));
        Assert.All(services, service =>
        {
            Assert.Equal(["service_code", "service_name", "description", "metadata", "type", "keywords", "group"], service.EnumerateObject().Select(p => p.Name));
            Assert.Contains(service.GetProperty("type").GetString(), new[] { "realtime", "batch", "blackbox" });
            Assert.True(service.GetProperty("metadata").GetBoolean());
            Assert.NotEqual("", service.GetProperty("description").GetString());
        });
        Assert.Equal("batch", services.Single(s => s.GetProperty("service_code").GetString() == "official-conduct").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_definition_asks_in_order_in_the_standards_datatypes_and_lists_have_values()
    {
        string[] datatypes = ["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"];
        HashSet<string> seen = [];
        foreach (var item in ServiceItems.All)
        {
            var definition = (await host.GetAsync($"services/{item.Code}.json")).Json;
            Assert.Equal(item.Code, definition.GetProperty("service_code").GetString());
            var attributes = definition.GetProperty("attributes").EnumerateArray().ToList();
            Assert.Equal(Enumerable.Range(1, attributes.Count), attributes.Select(a => a.GetProperty("order").GetInt32()));
            Assert.Equal(attributes.Count, attributes.Select(a => a.GetProperty("code").GetString()).Distinct(StringComparer.Ordinal).Count());
            Assert.All(attributes, attribute =>
            {
                Assert.Equal(["variable", "code", "datatype", "required", "datatype_description", "order", "description", "values"], attribute.EnumerateObject().Select(p => p.Name));
                var datatype = attribute.GetProperty("datatype").GetString()!;
                seen.Add(datatype);
                Assert.Contains(datatype, datatypes);
                Assert.Equal(datatype.EndsWith("list", StringComparison.Ordinal), attribute.GetProperty("values").GetArrayLength() > 0);
                Assert.All(attribute.GetProperty("values").EnumerateArray(), v => Assert.Equal(["key", "name"], v.EnumerateObject().Select(p => p.Name)));
            });
        }

        Assert.Equal(datatypes.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("services/flying-saucers", "service_code")]
    [InlineData("requests/WG-20261121-999999", "service_request_id")]
    [InlineData("requests/638344", "service_request_id")]
    [InlineData("tokens/123456", "token")]
    [InlineData("services", "jurisdiction_id", "?jurisdiction_id=sfgov.org")]
    [InlineData("services/noise", "jurisdiction_id", "?jurisdiction_id=sfgov.org")]
    [InlineData("requests", "jurisdiction_id", "?jurisdiction_id=sfgov.org")]
    [InlineData("tokens/1", "jurisdiction_id", "?jurisdiction_id=sfgov.org")]
    [InlineData("discovery", "jurisdiction_id", "?jurisdiction_id=sfgov.org")]
    [InlineData("nothing", "地址")]
    public async Task What_is_not_there_is_404_naming_the_field_in_both_formats(string path, string field, string query = "")
    {
        var (xml, json) = (await host.GetAsync($"{path}.xml{query}"), await host.GetAsync($"{path}.json{query}"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (xml.Status, json.Status));
        Assert.Equal("text/xml; charset=utf-8", xml.ContentType);
        Assert.Equal("404", xml.Xml.Element("error")!.Element("code")!.Value);
        Assert.Contains(field, xml.Xml.Element("error")!.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Equal("errors", xml.Xml.Name);
        if (path != "nothing")
        {
            Spark.AreTheSame(xml.Xml, json.Json);
        }
    }

    [Theory]
    [InlineData("services.yaml")]
    [InlineData("services/noise.exe")]
    [InlineData("../v3/services.xml")]
    public async Task An_ending_or_a_version_nobody_speaks_is_404_in_XML(string path) =>
        Assert.Equal("404", (await host.GetAsync(path)).Xml.Element("error")!.Element("code")!.Value);

    [Fact]
    public async Task The_jurisdiction_is_the_places_name_whatever_its_case() =>
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("services.json?jurisdiction_id=XiGang&unknown=")).Status);

    [Fact]
    public async Task The_OpenAPI_document_lists_the_doors_with_their_fields()
    {
        using var response = await host.Http.GetAsync(new Uri(host.Address, "/openapi/v1.json"), TestContext.Current.CancellationToken);
        var paths = (await Reply.OfAsync(response)).Json.GetProperty("paths");
        foreach (var path in new[] { "discovery", "v2/discovery", "v2/services", "v2/services/{code}", "v2/requests", "v2/requests/{number}", "v2/tokens/{token}" })
        {
            Assert.Contains(paths.EnumerateObject(), p => p.Name.StartsWith("/open311/" + path, StringComparison.Ordinal));
        }

        var requests = paths.GetProperty("/open311/v2/requests.{format}");
        Assert.Contains(requests.GetProperty("get").GetProperty("parameters").EnumerateArray(), p => p.GetProperty("name").GetString() == "updated_after");
        Assert.True(requests.GetProperty("post").GetProperty("requestBody").GetProperty("content").TryGetProperty("application/x-www-form-urlencoded", out _));
    }
}
