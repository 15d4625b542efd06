using System.Security.Cryptography;
using System.Text;

namespace Bot.WeChat.Callbacks;

/// <summary>
/// One message or event of the platform. A closed set of sealed records (WeChat docs: 接收普通消息, 接收事件推送).
/// </summary>
/// <param name="ToUser">The account written to (its original id, <c>gh_…</c>).</param>
/// <param name="FromUser">The sender's openid.</param>
/// <param name="CreateTime">When it was sent, in seconds since 1970.</param>
public abstract record PlatformMessage(string ToUser, string FromUser, long CreateTime)
{
    /// <summary>The same for every retry of one message, different for different messages.</summary>
    public abstract string DeduplicationKey { get; }
}

/// <summary>Something a person sent.</summary>
/// <param name="MsgId">The platform's number of the message, or a digest standing in where it sent none.</param>
public abstract record UserMessage(string ToUser, string FromUser, long CreateTime, string MsgId) : PlatformMessage(ToUser, FromUser, CreateTime)
{
    /// <inheritdoc/>
    public sealed override string DeduplicationKey => MsgId;
}

/// <summary>Something that happened. Events carry no MsgId, so sender, time, event and key together name one.</summary>
public abstract record PlatformEvent(string ToUser, string FromUser, long CreateTime) : PlatformMessage(ToUser, FromUser, CreateTime)
{
    /// <summary>Characters of a key that goes into <see cref="DeduplicationKey"/> as it is; a longer one goes in as its digest.</summary>
    private const int PlainKeyLength = 128;

    /// <inheritdoc/>
    public sealed override string DeduplicationKey
    {
        get
        {
            var (name, key) = Identity;
            var shown = key.Length <= PlainKeyLength ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
            return $"{FromUser}:{CreateTime}:{name}:{shown}";
        }
    }

    /// <summary>The event's name and whatever tells it from another of the same second.</summary>
    private protected abstract (string Event, string Key) Identity { get; }
}
