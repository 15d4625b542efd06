using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Open311;

/// <summary>A request to be filed, with everything checked that can be checked by looking at it.</summary>
/// <param name="Service">One of the services offered today.</param>
/// <param name="Description">In the reporter's words, at most <see cref="Open311Limits.DescriptionLength"/> characters; may be empty.</param>
/// <param name="Place">Where.</param>
/// <param name="Answers">To the questions of the service.</param>
/// <param name="Phone">To call back, digits; empty for none.</param>
/// <param name="Contact">Who it was.</param>
/// <param name="MediaUrl">A link that came along; empty for none. Nobody follows it.</param>
/// <param name="Photos">Files that came along, not looked at yet.</param>
public sealed record Filing(
    ServiceItem Service, string Description, FilingPlace Place, AttributeAnswers Answers, string Phone, FilingContact Contact, string MediaUrl, IReadOnlyList<IFormFile> Photos)
{
    /// <summary>All that was said, cut to what an intake's text and its additions hold each; at least one piece. A pair of surrogates stays together.</summary>
    public IReadOnlyList<string> Pieces()
    {
        var said = string.Join('\n', new[] { Description }.Concat(Answers.Lines).Where(s => s.Length > 0));
        if (said.Length == 0)
        {
            return [Service.Name];
        }

        List<string> pieces = [];
        for (var start = 0; start < said.Length;)
        {
            var length = Math.Min(DialogLimits.TextLength, said.Length - start);
            length -= start + length < said.Length && char.IsHighSurrogate(said[start + length - 1]) ? 1 : 0;
            pieces.Add(said.Substring(start, length));
            start += length;
        }

        return pieces;
    }

    /// <summary>SHA-256 over what was filed, so that one idempotency key cannot stand for two requests.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { Service.Code, Description, Place.Words, Place.Point, Answers, Phone, Contact, MediaUrl, Photos = Photos.Select(p => p.Length) }))));
}
