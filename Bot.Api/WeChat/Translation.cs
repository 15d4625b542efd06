using Bot.Dialogs;
using Bot.WeChat.Callbacks;

namespace Bot.Api.WeChat;

/// <summary>From what WeChat sends to what a dialog hears. Null: nothing a resident did, nothing to answer.</summary>
public static class Translation
{
    public static Incoming? Of(PlatformMessage message) => message switch
    {
        TextMessage text => new Incoming.Text(Clean(text.Content)),
        VoiceMessage { Recognition.Length: > 0 } voice => new Incoming.Text(Clean(voice.Recognition), Spoken: true),
        VoiceMessage voice => new Incoming.Media(MediaKind.Voice, voice.MediaId),
        ImageMessage image => new Incoming.Media(MediaKind.Image, image.MediaId),
        VideoMessage video => new Incoming.Media(MediaKind.Video, video.MediaId),
        ShortVideoMessage video => new Incoming.Media(MediaKind.Video, video.MediaId),
        LocationMessage place => new Incoming.Location(place.Longitude, place.Latitude, Clean(place.Label)),
        LinkMessage => new Incoming.Unreadable("链接"),
        SubscribeEvent follow => new Incoming.Followed(follow.Scene),
        UnsubscribeEvent => new Incoming.Unfollowed(),
        ScanEvent scan => new Incoming.Scanned(scan.Scene),
        ClickEvent click => new Incoming.MenuClick(click.EventKey),
        UnknownMessage { Event.Length: 0 } => new Incoming.Unreadable("这种消息"),
        _ => null,
    };

    /// <summary>The mark that stands for the number in replies must never come from outside.</summary>
    private static string Clean(string words) => words.Replace(Turn.NumberMark, "", StringComparison.Ordinal);
}
