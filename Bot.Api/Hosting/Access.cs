namespace Bot.Api.Hosting;

/// <summary>Who may enter a route. Every route carries exactly one; a test walks them all.</summary>
public enum Access
{
    /// <summary>Anyone; the route shows public things only.</summary>
    Anyone,

    /// <summary>The platform, proven by the signature of each request.</summary>
    PlatformSignature,

    /// <summary>An integrator with a key in <c>X-Api-Key</c>.</summary>
    ApiKey,

    /// <summary>A grid worker: a signed link to one intake, and who they are by WeCom.</summary>
    GridWorker,

    /// <summary>An Open311 client with a key in the field <c>api_key</c>; the door checks it when it has read the form.</summary>
    Open311Key,

    /// <summary>A resident in WeChat's browser, who they are by the official account's web login.</summary>
    ResidentPage,

    /// <summary>Staff signed in at the supervision desk; what each page and route asks for, its <c>Needs</c> says.</summary>
    Desk,

    /// <summary>A resident signed in to the mini-program, by the bearer token of their session. <see cref="MiniProgram.ResidentGate"/> checks it before anything of the request is read.</summary>
    Resident,
}

/// <summary>The statement on a route.</summary>
public sealed record AccessStatement(Access Who);

public static class AccessExtensions
{
    /// <summary>States who may enter; for <see cref="Access.ApiKey"/> the check is attached here too.</summary>
    public static TBuilder For<TBuilder>(this TBuilder builder, Access who)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new AccessStatement(who));
        if (who == Access.ApiKey)
        {
            builder.AddEndpointFilter<TBuilder, ApiKeyFilter>();
        }

        return builder;
    }
}
