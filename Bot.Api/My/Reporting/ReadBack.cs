using Bot.Api.ResidentActs;
using Bot.Dialogs;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Understanding;

namespace Bot.Api.My.Reporting;

/// <summary>Reads a report's form as it would be filed, and files nothing: what the resident is asked to confirm.</summary>
public sealed class ReadBack(ActPipeline pipeline)
{
    /// <summary>Items to choose from besides the one understood.</summary>
    private const int OtherItems = 3;

    public Task<Understood> ReadAsync(ResidentCaller who, ReportRequest form, CancellationToken cancellation) =>
        pipeline.LookAsync(who, scene => Of(scene.Guide, form), cancellation);

    private static Understood Of(IGuide guide, ReportRequest form)
    {
        var (words, beside, wrong) = FormCheck.Of(form, guide.Jurisdiction);
        if (wrong is not null)
        {
            return new Understood { Wrong = wrong };
        }

        var reading = WholeReport.Read(words, beside, guide);
        var emergency = reading.Emergency.Length > 0 ? reading.Emergency : null;
        if (reading.Refusal is { } elsewhere)
        {
            return new Understood { Emergency = emergency, Wrong = ActRefusals.OutOfScope(elsewhere), Elsewhere = elsewhere };
        }

        var (place, refused) = FormPlace.Of(reading.Draft, form.Place, guide);
        if (refused is not null)
        {
            return new Understood { Emergency = emergency, Wrong = refused, Places = refused.More?["candidates"] as IReadOnlyList<PlaceView> ?? [] };
        }

        var draft = reading.Draft with { Place = place };
        return new Understood
        {
            Emergency = emergency,
            Draft = draft,
            ItemName = NameOf(draft.Item!, guide),
            Items = [.. reading.Best.Select(g => g.Item).Append(ServiceItems.Other).Distinct(StringComparer.Ordinal).Where(i => i != draft.Item).Take(OtherItems + 1).Select(i => new CodeName(i, NameOf(i, guide)))],
            Where = place is null ? null : WholeReport.Label(place, guide).Replace(DraftPlace.IsHome, "（您家）", StringComparison.Ordinal),
            GridName = place?.GridCode is { } code ? guide.GridByCode(code)?.Name : null,
            Promise = guide.PromiseFor(draft),
            Neighbour = guide.SameLately(draft),
            FullToday = WholeReport.FullToday(draft, guide),
        };
    }

    private static string NameOf(string code, IGuide guide) => guide.Jurisdiction.Item(code)?.Name ?? "其他";
}

/// <summary>What a form was understood as.</summary>
public sealed record Understood
{
    /// <summary>What keeps it from being filed as it is; the rest but <see cref="Emergency"/> is empty then.</summary>
    public ActRefusal? Wrong { get; init; }

    /// <summary>What to do now, before anything else.</summary>
    public string? Emergency { get; init; }

    /// <summary>Not the grid's: how it may be filed instead.</summary>
    public OutOfScope? Elsewhere { get; init; }

    /// <summary>Several that may be meant.</summary>
    public IReadOnlyList<PlaceView> Places { get; init; } = [];

    public Draft? Draft { get; init; }

    public string ItemName { get; init; } = "";

    /// <summary>What else it may be about.</summary>
    public IReadOnlyList<CodeName> Items { get; init; } = [];

    public string? Where { get; init; }

    public string? GridName { get; init; }

    public Promise? Promise { get; init; }

    public NeighbourIntake? Neighbour { get; init; }

    /// <summary>Why it cannot be handed in today.</summary>
    public string? FullToday { get; init; }
}
