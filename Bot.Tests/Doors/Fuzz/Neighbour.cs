using System.Text.Json;
using Bot.Data.Accounts;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Tests.Road;
using Bot.Tests.Handling;
using Bot.Tests.MiniProgram.Acts;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>Who has told much: an open report, one in confidence, a draft, a photo, a phone number. Nobody else is to hear of it.</summary>
internal sealed class Neighbour
{
    public const string OpenId = "oTheNeighbourWhoTold01";
    public const string Phone = "13987650123";
    public const string Name = "欧阳栀演示";
    public const string Door = "7号楼3单元702";
    public const string InConfidence = "栀子暗语地下室夜里聚赌";
    public const string Unfinished = "栀子草稿还没写完";

    private readonly FuzzHost _host;
    private readonly string _key;

    private Neighbour(FuzzHost host) => (_host, _key) = (host, host.Service<PersonalData>().ResidentKey(OpenId));

    public string Open { get; private set; } = "";

    public string Confidential { get; private set; } = "";

    public string Photo { get; private set; } = "";

    public static async Task<Neighbour> SettleAsync(FuzzHost host)
    {
        var told = new Neighbour(host);
        using var phone = await MiniPhone.SignedInAsync(host.Address, OpenId);
        told.Photo = await phone.UploadAsync("image", Pictures.Jpeg);
        var place = new { gridCode = FuzzHost.Grid, text = "荷塘小区" + Door };
        told.Open = await phone.ReportAsync(new { text = $"我叫{Name}，住荷塘小区{Door}，楼道里的路灯坏了好几天，打{Phone}找我", place, phone = Phone, media = new[] { told.Photo } });
        told.Confidential = await phone.ReportAsync(new { text = $"{InConfidence}，我电话{Phone}", place, phone = Phone, confidential = true });
        await phone.AskAsync(HttpMethod.Put, "/drafts/d1", new { text = Unfinished, phone = Phone });
        await phone.AskAsync(HttpMethod.Put, "/home", new { gridCode = FuzzHost.Grid });
        return told;
    }

    /// <summary>What an answer to somebody must not hold.</summary>
    public IEnumerable<string> KeptFrom(Caller caller)
    {
        List<string> kept = [OpenId, _key, Unfinished];
        if (caller.Name != "key personal")
        {
            kept.Add(Phone);
        }

        // The grid platform handles the matter, so it reads the words, numbers masked; nobody else does.
        if (caller.Opens != "apiKey")
        {
            kept.AddRange([Name, Door, InConfidence]);
        }

        return kept;
    }

    /// <summary>All rows of theirs, as text.</summary>
    public Task<string> RowsAsync() => _host.ReadAsync(async db =>
    {
        var intakes = await db.Intakes.AsNoTracking().Where(i => i.Resident == _key).OrderBy(i => i.Id).ToListAsync();
        long[] ids = [.. intakes.Select(i => i.Id)];
        return JsonSerializer.Serialize(new
        {
            Intakes = intakes.Select(i => new { i.Id, i.Status, i.Text, i.PlaceText, i.SealedPhone, i.Confidential, i.Resident, i.Kind, i.Item, i.GridCode, i.HandlerId }),
            Timeline = await db.Timeline.AsNoTracking().Where(t => ids.Contains(t.IntakeId)).OrderBy(t => t.IntakeId).ThenBy(t => t.Sequence).Select(t => new { t.Sequence, t.IntakeId, t.Move, t.Note, t.Hash }).ToListAsync(),
            Attachments = await db.Attachments.AsNoTracking().Where(a => ids.Contains(a.IntakeId)).OrderBy(a => a.Id).Select(a => new { a.Id, a.IntakeId, a.State }).ToListAsync(),
            Drafts = await db.SavedDrafts.AsNoTracking().Where(d => d.Owner == _key).OrderBy(d => d.Id).ToListAsync(),
            Uploads = await db.Uploads.AsNoTracking().Where(u => u.Owner == _key).OrderBy(u => u.Id).ToListAsync(),
            Accounts = await db.MiniAccounts.AsNoTracking().Where(a => a.Key == _key).ToListAsync(),
            Sessions = await db.MiniSessions.AsNoTracking().Where(s => s.Account == _key).ToListAsync(),
            Consents = await db.Consents.AsNoTracking().Where(c => c.Resident == _key).ToListAsync(),
            OptOuts = await db.PublicOptOuts.AsNoTracking().Where(o => o.Resident == _key).ToListAsync(),
        });
    });
}

/// <summary>What somebody who tries things has of their own, so that right requests have something to be right about.</summary>
internal sealed record Belongings(string Handled, string Resolved, string Upload, string Begun, string RefreshToken)
{
    public static async Task<Belongings> OfAsync(FuzzHost host, string openId)
    {
        using var phone = await MiniPhone.SignedInAsync(host.Address, openId);
        var place = new { gridCode = FuzzHost.Grid };
        var upload = await phone.UploadAsync("image", Pictures.Jpeg);
        var handled = await phone.ReportAsync(new { text = "路边的垃圾没人收", place, media = new[] { upload } });
        var resolved = await phone.ReportAsync(new { text = "井盖松了，车一过就响", item = "municipal-facility", place });
        await TakeAsync(host, resolved);
        var begun = (await phone.AskAsync(HttpMethod.Post, "/uploads", new { type = "image", size = Pictures.Jpeg.Length, sha256 = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Pictures.Jpeg)) }, 201)).GetProperty("id").GetString()!;
        await phone.AskAsync(HttpMethod.Put, "/drafts/own-draft", new { text = "写了一半" });
        var login = await phone.AskAsync(HttpMethod.Post, "/login", new { code = openId });
        return new Belongings(handled, resolved, upload, begun, login.GetProperty("refreshToken").GetString()!);
    }

    private static Task TakeAsync(FuzzHost host, string number)
    {
        var intake = ToldNumber.IdOf(number);
        var worker = new Actor(ActorRole.GridWorker, "演示网格员", "w-demo");
        var at = host.Service<TimeProvider>().GetUtcNow().ToOffset(Bot.Data.ChinaTime.Offset);
        return host.Service<GroupCommit>().Run(session =>
        {
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Accept, worker, at), i => (i.HandlerId, i.HandlerName) = (worker.Id, worker.Name));
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Resolve, worker, at, "换了新的井盖"));
        });
    }
}
