using System.Diagnostics.CodeAnalysis;
using Bot.Api.EventQueue;
using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Open311;

/// <summary>The doors of GeoReport v2 (https://wiki.open311.org/GeoReport_v2/), in the order of the standard.</summary>
public sealed class Open311Doors(
    Profile profile, Discovery discovery, ServiceCatalogue services, PublicRequests requests, Open311Keys keys, FilingCheck check, FiledRequests filed, FilingMeter meter,
    Jurisdiction jurisdiction, IUnderstanding understanding, TimeProvider clock)
{
    private readonly IUnderstanding _understanding = PlaceUnderstanding.Over(understanding, jurisdiction);

    public Open311Result Discover(HttpContext http) => Refusal(http) ?? new Open311Result(StatusCodes.Status200OK, "discovery", discovery.Document());

    public Open311Result Services(HttpContext http) => Refusal(http) ?? new Open311Result(StatusCodes.Status200OK, "services", services.List());

    public Open311Result Definition(HttpContext http, string code) => Refusal(http)
        ?? (services.Find(code) is { } service
            ? new Open311Result(StatusCodes.Status200OK, "service_definition", services.Definition(service))
            : Open311Fault.Answer(services.NotFound(code)));

    public async Task<Open311Result> FileAsync(HttpContext http, CancellationToken cancellation)
    {
        var known = keys.Find(http.Request);
        var (form, fault) = await FormReading.ReadAsync(http.Request, isKnownClient: known is not null, cancellation);
        if (form is null)
        {
            return Open311Fault.Answer(fault!);
        }

        if ((known ?? keys.Find(form[Open311Keys.Field])) is not { } client)
        {
            return Open311Fault.Answer(new Open311Fault(StatusCodes.Status403Forbidden, $"{Open311Keys.Field} 没有或者不对：提交要用分配给您的密钥。"));
        }

        if (Refusal(http, form) is { } refusal)
        {
            return refusal;
        }

        var key = http.Request.Headers[IntakeActions.KeyHeader].ToString();
        if (key.Length > IntakeActions.KeyLength)
        {
            return Open311Fault.Answer(Open311Fault.TooLong(IntakeActions.KeyHeader, IntakeActions.KeyLength, key.Length));
        }

        var (filing, faults) = check.Check(new FilingForm(form));
        return filing is null ? Open311Fault.Answer(faults) : await FileAsync(filing, client, AnswerWriting.Clean(key), cancellation);
    }

    private async Task<Open311Result> FileAsync(Filing filing, string client, string key, CancellationToken cancellation)
    {
        var draft = FilingDraft.Of(filing, _understanding, jurisdiction);
        if (draft.Refusal is { } sentence)
        {
            return Open311Fault.Answer(new Open311Fault(StatusCodes.Status400BadRequest, sentence));
        }

        if (meter.Take(client, draft.Draft.Urgent) is { } wait)
        {
            return Busy(wait);
        }

        var outcome = await filed.FileAsync(filing, draft, client, key, cancellation);
        return outcome.Filed is not { } done ? Open311Fault.Answer(outcome.Fault!) : Requests(new Answer.Fields(
            done.Token is { } token ? ("token", new Answer.Text(token)) : ("service_request_id", new Answer.Text(done.Number)),
            ("service_notice", new Answer.Text(done.Notice)),
            ("account_id", new Answer.Text(filing.Contact.AccountId))));
    }

    [SuppressMessage("Design", "CA1054", Justification = "A token is no address.")]
    public async Task<Open311Result> TokenAsync(HttpContext http, string token, CancellationToken cancellation) => Refusal(http)
        ?? (await requests.OfTokenAsync(AnswerWriting.Clean(token), cancellation) is { } number
            ? Requests(new Answer.Fields(("service_request_id", new Answer.Text(number.ToString())), ("token", new Answer.Text(token))))
            : Open311Fault.Answer(Open311Fault.NotFound("token", token, "没有这个 token。")));

    public async Task<Open311Result> FindAsync(HttpContext http, CancellationToken cancellation)
    {
        if (Refusal(http) is { } refusal)
        {
            return refusal;
        }

        var (query, faults) = RequestQuery.Read(http.Request.Query, clock.GetUtcNow());
        return query is null ? Open311Fault.Answer(faults) : new Open311Result(StatusCodes.Status200OK, "service_requests", await requests.FindAsync(query, cancellation));
    }

    public async Task<Open311Result> OneAsync(HttpContext http, string number, CancellationToken cancellation) => Refusal(http)
        ?? (await requests.OneAsync(number, new QueryFields(http.Request.Query, []).Flag("extensions"), cancellation) is { } found
            ? new Open311Result(StatusCodes.Status200OK, "service_requests", found)
            : Open311Fault.Answer(Open311Fault.NotFound("service_request_id", number, "没有这个编号，或者它不公开。")));

    /// <summary>Every other address below these doors.</summary>
    public static Open311Result Unknown(HttpContext http) => Open311Fault.Answer(
        Open311Fault.NotFound("地址", http.Request.Path.Value ?? "", $"{http.Request.Method} 在这里没有这个地址，能用的在 discovery 里。"));

    private static Open311Result Requests(Answer request) => new(StatusCodes.Status200OK, "service_requests", new Answer.Many("request", [request]));

    private static Open311Result Busy(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new Open311Result(StatusCodes.Status429TooManyRequests, "errors", new Answer.Many("error",
        [
            new Answer.Fields(("code", new Answer.Number(StatusCodes.Status429TooManyRequests)), ("description", new Answer.Text($"一分钟最多提交 {Open311Limits.FilingsPerMinute} 件，请 {seconds} 秒后再试。"))),
        ])) { RetryAfter = seconds };
    }

    /// <summary>An ending that is no format, or a jurisdiction that is not this one. One host, or one path, serves one: the field may be left out.</summary>
    private Open311Result? Refusal(HttpContext http, IFormCollection? form = null)
    {
        if (Open311Formats.Of(http.Request) is null)
        {
            return Unknown(http);
        }

        const string Field = "jurisdiction_id";
        var asked = form?[Field].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) ?? http.Request.Query[Field].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        return asked is null || asked.Trim().Equals(profile.Name, StringComparison.OrdinalIgnoreCase)
            ? null
            : Open311Fault.Answer(Open311Fault.NotFound(Field, asked, $"这里是 {profile.Name}（{profile.Place}）。"));
    }
}
