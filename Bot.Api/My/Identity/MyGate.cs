using Bot.Data.People;

namespace Bot.Api.My.Identity;

/// <summary>Lets a resident in who is signed in; sends others to sign in, or tells them where that is possible.</summary>
public sealed class MyGate(ResidentSignIn signIn, ResidentArrival arrival, PersonalData personalData)
{
    /// <summary>Null when the visit has begun; else what the browser gets instead.</summary>
    public async Task<IResult?> EnterAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers.Pragma = "no-cache";
        if (await ResidentSignIn.WhoAsync(http) is { } who)
        {
            if (HttpMethods.IsPost(http.Request.Method))
            {
                // Erased meanwhile on another phone, they begin anew with what they do here.
                await arrival.KnowAsync(ResidentSignIn.Key(who), ResidentSignIn.SealedOf(who));
            }

            new MyVisit(who).EnterInto(http, personalData);
            return null;
        }

        if (!signIn.IsPossibleIn(http))
        {
            return MyPlainPage.Outside;
        }

        // What was written would be lost on the way through a login: it is shown, to be copied.
        return HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? Results.Redirect(signIn.Begin(http).AbsoluteUri)
            : MyPlainPage.SignedOut(http.Request.Path, await MyPlainPage.WrittenAsync(http));
    }
}
