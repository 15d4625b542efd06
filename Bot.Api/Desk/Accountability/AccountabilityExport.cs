using Bot.Api.Desk.Documents;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Accountability;

/// <summary><c>GET /desk/intakes/{number}/accountability/{form}.docx</c>: the form as a Word document. That it was taken is on record.</summary>
public static class AccountabilityExport
{
    public static async Task<IResult> HandleAsync(string number, string form, HttpContext http, AccountabilityDesk desk, DeskScopes scopes, CancellationToken cancellation)
    {
        var visit = DeskVisit.Of(http)!;
        if (await desk.ReadAsync(visit, scopes.Of(visit), number, form, cancellation) is not { } filled)
        {
            return DeskPlainPage.NotFound;
        }

        if (!visit.Can(DeskAct.Supervise))
        {
            return DeskPlainPage.NotAllowed;
        }

        await desk.NoteExportAsync(visit, filled, cancellation);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{filled.Number}-{filled.Form.Key}.docx\"";
        return await FinishedFile.SendAsync(
            stream =>
            {
                WordForm.Write(stream, filled.Form.Title, filled.Form.Fields.Select(f => (f.Label, filled.Values.GetValueOrDefault(f.Key) ?? "")));
                return Task.CompletedTask;
            },
            WordForm.ContentType);
    }
}
