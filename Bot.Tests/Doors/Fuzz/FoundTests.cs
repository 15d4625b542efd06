using System.Net;
using System.Text;
using Bot.Tests.Desk;
using Xunit;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>What the laws once found, each by itself.</summary>
[Collection(nameof(FuzzHost))]
public sealed class FoundTests(FuzzHost host)
{
    [Theory]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=\"\"")]
    public async Task A_body_in_letters_that_nobody_knows_is_refused(string mediaType)
    {
        using var answer = await SendAsync("{}", mediaType, accept: null);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        AnswerLaw.IsChineseProblem(answer, await answer.Content.ReadAsStringAsync(), mediaType);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    public async Task Letters_that_are_known_are_read(string mediaType)
    {
        using var answer = await SendAsync("{\"code\":\"oTriesThings0000\"}", mediaType, accept: null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("text/html")]
    [InlineData("nonsense")]
    public async Task Whatever_is_asked_for_what_is_wrong_is_said_in_Chinese(string accept)
    {
        using var answer = await SendAsync("{", "application/json", accept);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        AnswerLaw.IsChineseProblem(answer, await answer.Content.ReadAsStringAsync(), accept);
    }

    [Theory]
    [InlineData("/desk/grids/%20/board")]
    [InlineData("/desk/grids/%09")]
    public async Task A_blank_in_an_address_of_the_desk_is_nothing_found(string address)
    {
        await using var desk = await DeskHost.StartAsync();
        using var browser = await desk.SignedInAsync("admin");
        Assert.Equal(HttpStatusCode.NotFound, await browser.GetAsync(address));
    }

    private async Task<HttpResponseMessage> SendAsync(string body, string mediaType, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mini/login") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await host.Http.SendAsync(request);
    }
}
