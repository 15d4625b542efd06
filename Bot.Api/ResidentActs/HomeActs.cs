using Bot.Api.Conversations;
using Bot.Api.Grids;
using Bot.Data.Accounts;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Welcoming;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.ResidentActs;

/// <summary>A resident's home grid, and grids as anybody may look them up.</summary>
public sealed class HomeActs(LiveGridDirectory directory, Profile profile, ResidentContexts contexts, OwnKeys own, IDbContextFactory<BotDbContext> database, GroupCommit commit)
{
    /// <summary>Places told for one question.</summary>
    public const int PlacesAtMost = 10;

    /// <summary>The notice (公示牌) of the home grid; null while none is known.</summary>
    public async Task<GridNoticeView?> OfAsync(ResidentCaller who, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var code = who.IsOfMiniProgram
            ? HomeGrids.Of(db, who.Holder)
            : await db.Conversations.Where(c => c.Resident == who.Resident).Select(c => c.HomeGrid).FirstOrDefaultAsync(cancellation);
        return code is null ? null : Notice(code);
    }

    /// <summary>Sets it by a chosen code, an address, a point, or the scene of a grid's QR code; several that may be meant are told.</summary>
    public async Task<ActResult<GridNoticeView>> SetAsync(ResidentCaller who, HomeRequest form, CancellationToken cancellation)
    {
        var (code, refused) = GridOf(form);
        if (code is null)
        {
            return refused!;
        }

        if (!await commit.Run(session => Write(session, who, code), cancellation))
        {
            return new ActRefusal(StatusCodes.Status409Conflict, "no-conversation", "还记不住", "请先在公众号里关注或说句话，再来设定住处。");
        }

        contexts.Invalidate((await own.MovedAsync(who, cancellation) ?? who).Resident);
        return Notice(code)!;
    }

    /// <summary>The notice of a grid; null where there is none.</summary>
    public GridNoticeView? Notice(string code) => directory.Current.ByCode(code) is { } grid ? GridNoticeView.Of(GridNotices.Of(grid, profile)) : null;

    /// <summary>Places that words name, best first.</summary>
    public IReadOnlyList<GridPlaceView> Find(string words) =>
        [.. directory.Current.FindPlaces(words).Take(PlacesAtMost).Select(m => new GridPlaceView(m.GridCode, m.GridName, m.Address, m.Certain))];

    /// <summary>The grid at a point, or those near it where it lies in none.</summary>
    public IReadOnlyList<GridPlaceView> At(double lon, double lat, string? crs)
    {
        var (grids, point) = (directory.Current, Coordinates.ToWgs84(lon, lat, FormPlace.SystemOf(crs)));
        return grids.At(point) is { } grid
            ? [new GridPlaceView(grid.Code, grid.Name, grids.AddressNear(point)?.Text ?? grid.Area, Certain: true)]
            : [.. grids.Near(point).Select(g => new GridPlaceView(g.Code, g.Name, g.Area, Certain: false))];
    }

    private (string? Code, ActRefusal? Refusal) GridOf(HomeRequest form)
    {
        var code = form.Scene?.StartsWith(GridScene.Prefix, StringComparison.Ordinal) == true ? form.Scene[GridScene.Prefix.Length..] : form.GridCode;
        if (code is { Length: > 0 })
        {
            return directory.Current.ByCode(code) is not null ? (code, null) : (null, None("没有这个网格，请重新选。", form.GridCode is null ? "scene" : "gridCode"));
        }

        if (FormCheck.Place(new PlaceRequest(form.Address, form.Lon, form.Lat, form.Crs)) is { } wrong)
        {
            return (null, wrong with { Field = wrong.Field?.Replace("place.", "", StringComparison.Ordinal).Replace("text", "address", StringComparison.Ordinal) });
        }

        if (form is { Lon: { } lon, Lat: { } lat })
        {
            var here = At(lon, lat, form.Crs);
            return here is [{ Certain: true } grid] ? (grid.Code, null)
                : here.Count > 0 ? (null, Which(here)) : (null, None($"这个位置不在{profile.Place}的网格里，请换个位置，或者写地址。", "lon"));
        }

        return Plain.Clean(form.Address) is { Length: > 0 } address ? Named(address)
            : (null, ActRefusals.Wrong("address", "请选一个网格，或者给个地址、位置。"));
    }

    private (string? Code, ActRefusal? Refusal) Named(string address)
    {
        var found = Find(address).DistinctBy(p => p.Code).ToList();
        var certain = found.FindAll(p => p.Certain);
        return certain is [var one] ? (one.Code, null)
            : found.Count > 0 ? (null, Which(certain.Count > 1 ? certain : found))
            : (null, None("这个地方没有对上号，换个说法试试（小区、村组、路名），或者发个位置。", "address"));
    }

    private static ActRefusal None(string detail, string field) => new(StatusCodes.Status404NotFound, "grid-unknown", "没有找到网格", detail, field);

    private static ActRefusal Which(IReadOnlyList<GridPlaceView> candidates) =>
        new(StatusCodes.Status409Conflict, "place-ambiguous", "是哪一处", "可能是下面几处，请选一处。", "address")
        {
            More = new Dictionary<string, object?>(StringComparer.Ordinal) { ["candidates"] = candidates },
        };

    /// <summary>False when there is nothing to keep it with: a page's visitor who never spoke in the official account.</summary>
    private static bool Write(WriteSession session, ResidentCaller who, string code)
    {
        if (who.IsOfMiniProgram)
        {
            HomeGrids.Set(session, who.Holder, code);
            return true;
        }

        return session.Execute("""UPDATE "conversations" SET "HomeGrid" = @0, "Version" = "Version" + 1 WHERE "Resident" = @1""", code, who.Resident) == 1;
    }
}
