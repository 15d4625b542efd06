using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Api.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.People;

namespace Bot.Api.GroupNotification;

/// <summary>What the card of an intake says in a group: what, where, how urgent, due when. No name, phone or openid of the resident.</summary>
public sealed record GroupCard(string Title, string Number, string Words, string Place, string Due, bool Urgent)
{
    /// <summary>Characters of the words on a card; the page behind the link has them whole.</summary>
    public const int WordsLength = 300;

    public static GroupCard Of(Occasion scene, string? title = null)
    {
        var intake = scene.Intake;
        return new GroupCard(
            title ?? $"{(intake.Urgent ? "【紧急】" : "")}{scene.ItemName} · {scene.Grid?.Name ?? scene.Profile.Office.Name}",
            intake.Number.ToString(),
            Shorten(Masking.Mask(intake.Text)) + For(intake),
            intake.PlaceText.Length > 0 ? Masking.Mask(intake.PlaceText) : "未说明",
            ChineseTime.Moment(intake.Due),
            intake.Urgent);
    }

    /// <summary>Who needs it when that is not who said it, so that nobody calls at the wrong door. Silent where identity is sealed.</summary>
    internal static string For(Intake intake) => intake is { OnBehalfOf: { } relation, Confidential: false } ? $"（替{relation}报的）" : "";

    public string ToJson() => JsonSerializer.Serialize(this, GroupCardJson.Default.GroupCard);

    public static GroupCard Parse(string json) =>
        JsonSerializer.Deserialize(json, GroupCardJson.Default.GroupCard) ?? throw new JsonException("A card is an object.");

    internal static string Shorten(string words) => words.Length <= WordsLength ? words : words[..(WordsLength - 1)] + "…";
}

[JsonSerializable(typeof(GroupCard))]
internal sealed partial class GroupCardJson : JsonSerializerContext;
