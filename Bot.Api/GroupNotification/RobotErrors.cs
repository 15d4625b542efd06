using System.Collections.Frozen;
using Bot.WeChat.Api;

namespace Bot.Api.GroupNotification;

/// <summary>What a robot's error is about: this message, or the robot.</summary>
public static class RobotErrors
{
    private static readonly FrozenSet<string> OfTheMessage = FrozenSet.Create(
        StringComparer.Ordinal,
        "Unsendable", "InvalidRobotMessageType", "InvalidMessageType", "InvalidWeComArgument", "InvalidArgument", "InvalidParameters", "InvalidCharacters",
        "InvalidUrl", "InvalidUrlLength", "EmptyBody", "EmptyText", "MalformedBody", "ContentTooLong", "TitleTooLong", "DescriptionTooLong", "LinkTooLong", "RiskyContent");

    /// <summary>Another message may well go through: it is this one's words or form that are refused.</summary>
    public static bool IsOfTheMessage(PlatformError error) => OfTheMessage.Contains(error.Name);

    /// <summary>The reason as people at the desk read it.</summary>
    public static string InWords(string name) => name switch
    {
        "InvalidRobotKey" or "RobotNotInGroup" => "机器人已被移出群，或地址填错了",
        "RobotDisabled" => "机器人被停用了",
        "AddressNotTrusted" => "服务器的地址不在企业微信的白名单里",
        "TransportTimeout" or "TransportUnreachable" or "TransportServerError" => "企业微信一直没有回应",
        "RobotFrequencyLimit" => "别处也在用这个机器人，每分钟的条数用完了",
        _ => "企业微信拒收",
    };
}
