using System.Net;
using System.Text;
using Bot.Api.Open311;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>"404 for resources that don't exist, 403 for errors because of wrong or missing api_key and basically 400 for any other error", with the field named.</summary>
public sealed class FilingErrorsTests(Open311Host host) : IClassFixture<Open311Host>
{
    /// <summary>Field, value that takes its place (empty: it is missing), code, what is named.</summary>
    public static TheoryData<string, string, int, string> Ways => new()
    {
        { "api_key", "", 403, "api_key" },
        { "api_key", "wrong", 403, "api_key" },
        { "jurisdiction_id", "sfgov.org", 404, "jurisdiction_id" },
        { "service_code", "", 400, "service_code" },
        { "service_code", "flying-saucers", 404, "service_code" },
        { "address_string", "", 400, "address_string" },
        { "address_string", new string('远', Open311Limits.AddressLength + 1), 400, "address_string" },
        { "address_id", "545483", 400, "address_id" },
        { "lat", "34.9", 400, "long" },
        { "long", "117.0", 400, "lat" },
        { "description", new string('长', Open311Limits.DescriptionLength + 1), 400, "description" },
        { "email", "not an address", 400, "email" },
        { "phone", "call me", 400, "phone" },
        { "first_name", new string('名', Open311Limits.NameLength + 1), 400, "first_name" },
        { "last_name", new string('名', Open311Limits.NameLength + 1), 400, "last_name" },
        { "device_id", new string('d', Open311Limits.IdLength + 1), 400, "device_id" },
        { "account_id", new string('d', Open311Limits.IdLength + 1), 400, "account_id" },
        { "media_url", "javascript:alert(1)", 400, "media_url" },
        { "media_url", "file:///etc/passwd", 400, "media_url" },
        { "media_url", "http://example.org/" + new string('x', Open311Limits.MediaUrlLength), 400, "media_url" },
        { "attribute[colour]", "red", 400, "attribute[colour]" },
        { "attribute[kind]", "wish", 400, "attribute[kind]" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_wrong_form_is_refused_naming_the_field_in_both_formats_and_nothing_is_filed(string field, string value, int code, string named)
    {
        var before = await host.ReadAsync(db => db.Intakes.CountAsync());
        var form = Open311Host.Form((field, value));
        var (xml, json) = (await host.PostAsync("requests.xml", form), await host.PostAsync("requests.json", form));
        Assert.Equal((code, code), ((int)xml.Status, (int)json.Status));
        Assert.Equal("errors", xml.Xml.Name);
        Spark.AreTheSame(xml.Xml, json.Json);
        Assert.Equal(code, json.Json[0].GetProperty("code").GetInt32());
        Assert.Contains(named, json.Json[0].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Open311Host.Key, xml.Body + json.Body, StringComparison.Ordinal);
        Assert.Equal(before, await host.ReadAsync(db => db.Intakes.CountAsync()));
    }

    [Theory]
    [InlineData("noise", "attribute[source]", "thunder")]
    [InlineData("noise", "attribute[when][]", "never")]
    [InlineData("labor", "attribute[people]", "many")]
    [InlineData("labor", "attribute[since]", "long ago")]
    [InlineData("municipal-facility", "attribute[facility-number]", "a\nb")]
    public async Task An_answer_that_does_not_fit_its_datatype_is_refused(string service, string field, string value)
    {
        var reply = await host.PostAsync("requests.json", Open311Host.Form(("service_code", service), (field, value)));
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains(field.Replace("[]", "", StringComparison.Ordinal), reply.Json[0].GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("noise", "attribute[source]", "shop", "attribute[source]", "traffic")]
    public async Task A_list_of_one_takes_one(string service, string field, string value, string again, string other) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync("requests.json", Open311Host.Form(("service_code", service), (field, value), (again, other)))).Status);

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var reply = await host.PostAsync("requests.json", Open311Host.Form(("service_code", ""), ("address_string", ""), ("email", "x"), ("phone", "y")));
        Assert.Equal([400, 400, 400, 400], reply.Json.EnumerateArray().Select(e => e.GetProperty("code").GetInt32()));
    }

    [Theory]
    [InlineData("application/json", "{\"service_code\":\"noise\"}")]
    [InlineData("text/xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ntorn")]
    public async Task A_body_that_is_no_form_is_400(string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        Assert.Equal("400", (await host.SendAsync("requests.xml", content)).Xml.Element("error")!.Element("code")!.Value);
    }

    [Fact]
    public async Task A_form_beyond_its_limits_is_400()
    {
        var many = Enumerable.Range(0, Open311Limits.FormFields + 1).Select(i => ("f" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), "1"));
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync("requests.json", many)).Status);
        using var large = new StringContent("description=" + new string('a', Open311Limits.FormBytes), Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.BadRequest, (await host.SendAsync("requests.json", large)).Status);
    }

    [Fact]
    public async Task An_empty_post_asks_for_the_key_first()
    {
        using var nothing = new ByteArrayContent([]);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync("requests.json", nothing)).Status);
    }

    [Theory]
    [InlineData("start_date=yesterday", "start_date")]
    [InlineData("end_date=2026-13-01T00:00:00Z", "end_date")]
    [InlineData("start_date=2026-11-02T00:00:00Z&end_date=2026-11-01T00:00:00Z", "start_date")]
    [InlineData("start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z", "end_date")]
    [InlineData("status=solved", "status")]
    [InlineData("page=0", "page")]
    [InlineData("page=x", "page")]
    [InlineData("page_size=1001", "page_size")]
    [InlineData("updated_after=now", "updated_after")]
    [InlineData("lat=34.9", "long")]
    [InlineData("lat=91&long=117", "lat")]
    [InlineData("lat=34.9&long=117&radius=20001", "radius")]
    public async Task A_wrong_query_is_400_naming_the_field(string query, string field)
    {
        var reply = await host.GetAsync("requests.json?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.StartsWith(field, reply.Json[0].GetProperty("description").GetString(), StringComparison.Ordinal);
    }
}
