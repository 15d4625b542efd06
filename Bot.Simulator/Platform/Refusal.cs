namespace Bot.Simulator.Platform;

/// <summary>
/// A refusal as the platforms say it: an errcode inside HTTP 200.
/// Numbers and words follow 公众号 全局返回码说明 and 企业微信 全局错误码.
/// </summary>
public sealed class Refusal(int code, string words) : Exception($"{code} {words}")
{
    /// <summary>The errcode.</summary>
    public int Code => code;

    /// <summary>The errmsg.</summary>
    public string Words => words;

    /// <summary>Any errcode, with the words of its documentation where it is one that is known here.</summary>
    public static Refusal Of(int code) => new(code, code switch
    {
        -1 => "system error",
        40001 => TokenWrong().Words,
        40007 => MediaUnknown().Words,
        40014 => CorpTokenWrong().Words,
        42001 => TokenExpired().Words,
        43004 => NotFollower().Words,
        43101 => NoConsent().Words,
        45009 => DailyQuota().Words,
        45015 => WindowClosed().Words,
        45033 => "api concurrent out of limit",
        45047 => SendsUsedUp().Words,
        48001 => "api unauthorized",
        93000 => RobotUnknown().Words,
        _ => "refused by a fault of the simulator",
    });

    public static Refusal TokenWrong() => new(40001, "invalid credential, access_token is invalid or not latest");
    public static Refusal GrantTypeWrong() => new(40002, "invalid grant_type");
    public static Refusal OpenIdWrong() => new(40003, "invalid openid");
    public static Refusal MediaTypeWrong() => new(40004, "invalid media type");
    public static Refusal MediaTooLarge() => new(40006, "invalid media size");
    public static Refusal MediaUnknown() => new(40007, "invalid media_id");
    public static Refusal MessageTypeWrong() => new(40008, "invalid message type");
    public static Refusal AppIdWrong() => new(40013, "invalid appid");
    public static Refusal CorpTokenWrong() => new(40014, "invalid access_token");
    public static Refusal MenuButtonCountWrong() => new(40016, "invalid button size");
    public static Refusal MenuButtonTypeWrong() => new(40017, "invalid button type");
    public static Refusal MenuButtonNameWrong() => new(40018, "invalid button name size");
    public static Refusal MenuButtonKeyWrong() => new(40019, "invalid button key size");
    public static Refusal MenuButtonUrlWrong() => new(40020, "invalid button url size");
    public static Refusal MenuSubButtonCountWrong() => new(40023, "invalid sub button size");
    public static Refusal CodeWrong() => new(40029, "invalid code");
    public static Refusal TemplateUnknown() => new(40037, "invalid template_id");
    public static Refusal ActionInfoWrong() => new(40053, "invalid action info");
    public static Refusal RobotBodyWrong(string what) => new(40058, what);
    public static Refusal SecretWrong() => new(40125, "invalid appsecret");
    public static Refusal CodeUsed() => new(40163, "code been used");
    public static Refusal TokenMissing() => new(41001, "access_token missing");
    public static Refusal AppIdMissing() => new(41002, "appid missing");
    public static Refusal SecretMissing() => new(41004, "appsecret missing");
    public static Refusal MediaMissing() => new(41005, "media data missing");
    public static Refusal MediaIdMissing() => new(41006, "media_id missing");
    public static Refusal CodeMissing() => new(41008, "missing code");
    public static Refusal TokenExpired() => new(42001, "access_token expired");
    public static Refusal NotFollower() => new(43004, "require subscribe");
    public static Refusal NoConsent() => new(43101, "user refuse to accept the msg");
    public static Refusal BodyEmpty() => new(44002, "empty post data");
    public static Refusal TextEmpty() => new(44004, "empty content");
    public static Refusal TextTooLong() => new(45002, "content size out of limit");
    public static Refusal ArticlesTooMany() => new(45008, "article size out of limit");
    public static Refusal TooOften() => new(45009, "api freq out of limit");
    public static Refusal DailyQuota() => new(45009, "reach max api daily quota limit");
    public static Refusal WindowClosed() => new(45015, "response out of time limit or subscription is canceled");
    public static Refusal SendsUsedUp() => new(45047, "out of response count limit");
    public static Refusal MenuMissing() => new(46003, "menu no exist");
    public static Refusal BodyUnreadable() => new(47001, "data format error");
    public static Refusal ArgumentWrong(string field) => new(47003, $"argument invalid! {field} invalid");
    public static Refusal NotSeenLately() => new(61010, "code is expired");
    public static Refusal RobotUnknown() => new(93000, "invalid webhook url");
}
