using System.Net;
using System.Text;
using Bot.Api.Grids;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Grids;
using Bot.Tests.Handling;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>The whole bot on the loopback with demo grids that have borders, and a browser of nobody in particular.</summary>
internal sealed class PublicHost : IAsyncDisposable
{
    /// <summary>富民社区第1网格 of the demo directory of 阜蒙.</summary>
    public const string Grid = "210921001001001";
    public const string Community = "210921001001";
    public const string Loud = "resident-1";

    private static readonly Actor Worker = new(ActorRole.GridWorker, "演示马秀霞", "w1");
    private static readonly Actor Rule = new(ActorRole.Rule, "评价规则");

    private readonly WorkerHost _host;

    private PublicHost(WorkerHost host)
    {
        _host = host;
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = host.Address };
    }

    public HttpClient Http { get; }

    public Uri Address => _host.Address;

    public WorkerHost Host => _host;

    /// <param name="profile">The place; 阜蒙 publishes its results.</param>
    /// <param name="grids">The demo directory; null for none but the host's own.</param>
    public static async Task<PublicHost> StartAsync(string profile = "fumeng", string? grids = "fumeng")
    {
        var host = new PublicHost(await WorkerHost.StartAsync(profile: profile));
        host._host.Platform.OnAuthorised("/cgi-bin/qrcode/create", """{"ticket":"demo","url":"http://weixin.qq.com/q/demo"}""");
        if (grids is not null)
        {
            await host.ImportAsync(await File.ReadAllBytesAsync(Path.Combine(DemoGrids.RepositoryRoot, "demo", grids + ".geojson"), TestContext.Current.CancellationToken));
        }

        return host;
    }

    public async Task ImportAsync(byte[] geoJson)
    {
        using var file = new MemoryStream(geoJson);
        await GridImporter.WriteAsync(_host.Service<GroupCommit>(), GridImport.Read(file).Grids, _host.Clock.GetUtcNow(), CancellationToken.None);
        await _host.Service<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
    }

    /// <summary>An intake that went its way by the workflow's own moves until it was closed.</summary>
    /// <param name="daysAgo">When it was reported; the result came two days later.</param>
    public async Task<Intake> CloseAsync(
        string text = "楼下路灯坏了三天了", string note = "灯泡换好了", string item = "municipal-facility", string? resident = Loud, int? rating = 5, int daysAgo = 10,
        bool confidential = false, bool aboutWorker = false, IntakeStatus until = IntakeStatus.Closed, string place = "银杏嘉园")
    {
        var at = _host.Clock.GetChinaNow().AddDays(-daysAgo);
        return await _host.Service<GroupCommit>().Run(session =>
        {
            var intake = IntakeSubmission.Submit(session, New(text, item, resident, confidential, aboutWorker, place, at), at);
            Must(session, intake, new MoveRequest(Move.Accept, Worker, at.AddMinutes(90)));
            if (until is IntakeStatus.Accepted)
            {
                return intake;
            }

            Must(session, intake, new MoveRequest(Move.Resolve, Worker, at.AddDays(2), note));
            if (rating is { } score)
            {
                Must(session, intake, new MoveRequest(Move.Rate, new Actor(ActorRole.Resident, "居民"), at.AddDays(3)), i => i.Rating = score);
            }

            if (until == IntakeStatus.Closed)
            {
                Must(session, intake, new MoveRequest(Move.Close, Rule, at.AddDays(3)));
            }

            return intake;
        });
    }

    public async Task<(HttpResponseMessage Answer, string Text)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, WebUtility.HtmlDecode(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))));
    }

    public async Task<string> PageAsync(string path)
    {
        var (answer, text) = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }

    private static void Must(WriteSession session, Intake intake, MoveRequest request, Action<Intake>? change = null) =>
        Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(session, intake, request, change));

    private static NewIntake New(string text, string item, string? resident, bool confidential, bool aboutWorker, string place, DateTimeOffset at) => new()
    {
        Resident = resident,
        Kind = "request",
        Item = item,
        Text = text,
        Urgent = false,
        Confidential = confidential,
        AboutWorker = aboutWorker,
        GridCode = Grid,
        GridName = "富民社区第1网格",
        PlaceText = place,
        Longitude = 121.7,
        Latitude = 42.0,
        Level = "grid",
        Channel = "wechat",
        SealedPhone = null,
        AcceptDue = at.AddHours(4),
        ResolveDue = at.AddDays(3),
        Attachments = [],
    };
}
