using System.Net;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>Which keys report: "403 for errors because of wrong or missing api_key".</summary>
public sealed class KeyTests(KeyTests.Place place) : IClassFixture<KeyTests.Place>
{
    [Fact]
    public async Task A_key_without_the_scope_open311_does_not_report_wherever_it_stands()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await place.PostAsync("requests.xml", Open311Host.Form())).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await place.PostAsync("requests.json?api_key=" + Open311Host.Key, Open311Host.Form(("api_key", "")))).Status);
        Assert.Equal(HttpStatusCode.OK, (await place.PostAsync("requests.json", Open311Host.Form(("api_key", Open311Host.KeyOf(1))))).Status);
    }

    [Fact]
    public async Task A_key_may_stand_in_the_header_of_our_other_doors_and_two_keys_of_a_name_are_one_client()
    {
        using var form = new FormUrlEncodedContent(Open311Host.Form(("api_key", "")).Select(f => KeyValuePair.Create(f.Field, f.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("requests.json", UriKind.Relative)) { Content = form };
        request.Headers.Add("X-Api-Key", "second-demo-key");
        using var response = await place.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>The first key only reads events; the third is being changed.</summary>
    public sealed class Place : Open311Host
    {
        protected override void Change(IDictionary<string, string?> settings)
        {
            settings["Bot:ApiKeyScopes:app0"] = "events";
            settings["Bot:ApiKeys:app2"] += ",second-demo-key";
        }
    }
}
