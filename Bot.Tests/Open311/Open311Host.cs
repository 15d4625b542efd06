using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Grids;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>The whole bot on the loopback with the demo grids, a database of its own, and an Open311 client that speaks to it over HTTP.</summary>
public class Open311Host : IAsyncLifetime
{
    /// <summary>Keys beside <see cref="Key"/>, so that tests that file much do not wait for each other's minute.</summary>
    public const int Clients = 40;

    public const string Key = "demo-open311-key-0";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-open311-");
    private WebApplication? _app;

    public HttpClient Http { get; } = new();

    public Uri Address { get; private set; } = null!;

    protected virtual string? Profile => null;

    public string MediaFolder => Path.Combine(_folder.FullName, "data", "media");

    public string DatabaseFile => Path.Combine(_folder.FullName, "bot.db");

    public DateTimeOffset Now => Service<TimeProvider>().GetChinaNow();

    public static string KeyOf(int client) => $"demo-open311-key-{(client % Clients).ToString(CultureInfo.InvariantCulture)}";

    public async ValueTask InitializeAsync()
    {
        Address = new Uri($"http://127.0.0.1:{RoadFixture.FreePort().ToString(CultureInfo.InvariantCulture)}");
        Http.BaseAddress = new Uri(Address, "/open311/v2/");
        var settings = LoopbackPlatform.Settings("http://127.0.0.1:9/");
        settings["ConnectionStrings:Bot"] = $"Data Source={DatabaseFile}";
        settings["Bot:DataDirectory"] = Path.Combine(_folder.FullName, "data");
        settings["Bot:PublicBaseUrl"] = Address.AbsoluteUri;
        settings["Bot:Profile"] = Profile ?? settings["Bot:Profile"];
        settings["Logging:LogLevel:Default"] = "None";
        settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";
        for (var client = 0; client < Clients; client++)
        {
            settings[$"Bot:ApiKeys:app{client.ToString(CultureInfo.InvariantCulture)}"] = KeyOf(client);
        }

        Change(settings);
        _app = BotHost.Create(["--urls", Address.AbsoluteUri], settings);
        await _app.StartAsync();
        await GridImporter.WriteAsync(Service<GroupCommit>(), DemoGrids.Read().Grids, Now, CancellationToken.None);
        await Service<LiveGridDirectory>().RefreshAsync(CancellationToken.None);
    }

    protected virtual void Change(IDictionary<string, string?> settings)
    {
    }

    public T Service<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = await Service<IDbContextFactory<BotDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    public Task<Intake> IntakeAsync(string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var id), number);
        return ReadAsync(db => db.Intakes.AsNoTracking().SingleAsync(i => i.Id == id.Id));
    }

    /// <summary>An intake as another channel submits it, at any instant.</summary>
    public async Task<Intake> SubmitAsync(DateTimeOffset at, string text = "路边的垃圾没人收", Func<NewIntake, NewIntake>? change = null)
    {
        var report = new NewIntake
        {
            Resident = "resident-demo", Kind = "request", Item = "sanitation", Text = text, Urgent = false, Confidential = false, AboutWorker = false,
            GridCode = "370481106009002", GridName = "西岗新居社区第2网格", PlaceText = "西岗镇荷塘小区", Longitude = 117.02675, Latitude = 34.95345,
            Level = "grid", Channel = "wechat", SealedPhone = null, AcceptDue = at.AddHours(4), ResolveDue = at.AddDays(3), Attachments = [],
        };
        return await Service<GroupCommit>().Run(session => IntakeSubmission.Submit(session, change?.Invoke(report) ?? report, at));
    }

    public Task<MoveVerdict> MoveAsync(Intake intake, Move move, string? note = null, bool isPublic = true) => Service<GroupCommit>().Run(session =>
        IntakeMoves.Make(session, intake.Id, new MoveRequest(move, new Actor(ActorRole.GridWorker, "演示周芳", "w-demo"), Now, note, isPublic)));

    public async Task<Reply> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        return await Reply.OfAsync(response);
    }

    /// <summary>Files a form; a field may stand several times.</summary>
    public async Task<Reply> PostAsync(string path, IEnumerable<(string Field, string Value)> form, string? idempotencyKey = null)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Field, f.Value)));
        return await SendAsync(path, content, idempotencyKey);
    }

    public async Task<Reply> SendAsync(string path, HttpContent content, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var response = await Http.SendAsync(request);
        return await Reply.OfAsync(response);
    }

    /// <summary>A form that is taken; fields given lie over it, an empty one takes it away.</summary>
    public static List<(string Field, string Value)> Form(params (string Field, string Value)[] fields)
    {
        List<(string Field, string Value)> form = [("api_key", Key), ("service_code", "sanitation"), ("address_string", "西岗镇荷塘小区"), ("description", "荷塘小区门口的垃圾好几天没人收了")];
        foreach (var name in fields.Select(f => f.Field).Distinct(StringComparer.Ordinal))
        {
            form.RemoveAll(f => f.Field == name);
        }

        return [.. form, .. fields.Where(f => f.Value.Length > 0)];
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>What a door answered.</summary>
public sealed record Reply(HttpStatusCode Status, string ContentType, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Read as a strict client does: no document type, nothing that is not well-formed.</summary>
    public XElement Xml
    {
        get
        {
            using var reader = XmlReader.Create(new StringReader(Body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root!;
        }
    }

    /// <summary>The number in the answer to a filing in JSON.</summary>
    public string Number => Json[0].GetProperty("service_request_id").GetString()!;

    public static async Task<Reply> OfAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", await response.Content.ReadAsStringAsync());
}
