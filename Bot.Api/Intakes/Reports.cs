using Bot.Api.Deadlines;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Intakes;

/// <summary>A draft of the chat as the start of an intake.</summary>
public static class Reports
{
    public static NewIntake Of(Draft draft, string? resident, DateTimeOffset at, GridDirectory grids, PersonalData personalData, Promises promises)
    {
        var grid = draft.Place?.GridCode is { } code ? grids.ByCode(code) : null;
        var item = draft.Item ?? ServiceItems.Other;
        var level = promises.LevelOf(draft.GoesToOffice ? null : grid, item, draft.Confidential, draft.AboutWorker);
        var (accept, resolve) = promises.DueFrom(at, level, item, draft.Urgent);
        var point = draft.Place is { Longitude: { } lon, Latitude: { } lat } && GeoPoint.IsValid(lon, lat)
            ? Coordinates.ToWgs84(lon, lat, CoordinateSystem.Gcj02)
            : (GeoPoint?)null;
        return new NewIntake
        {
            Resident = resident,
            Kind = draft.Kind ?? "request",
            Item = item,
            Text = draft.Text,
            Urgent = draft.Urgent,
            Confidential = draft.Confidential,
            AboutWorker = draft.AboutWorker,
            GridCode = grid?.Code,
            GridName = grid?.Name,
            // Which grid somebody lives in is a piece of who they are.
            PlaceText = (draft.Confidential ? draft.Place?.Words.Replace(DraftPlace.IsHome, "", StringComparison.Ordinal) : draft.Place?.Words) ?? "",
            Longitude = point?.Longitude,
            Latitude = point?.Latitude,
            Level = level,
            Channel = "wechat",
            SealedPhone = draft.Phone is { Length: > 0 } phone ? personalData.Seal(phone) : null,
            PhoneKey = draft.Phone is { Length: > 0 } number ? personalData.PhoneKey(number) : null,
            OnBehalfOf = draft.OnBehalfOf,
            AcceptDue = accept,
            ResolveDue = resolve,
            Attachments = [.. draft.Media.Select(m => Attachments.FromResident(m, at, draft.Confidential))],
        };
    }
}
