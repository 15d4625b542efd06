using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>Everything said while a report is made.</summary>
internal static class ReportWords
{
    public const string Cancelled = "好，这件事不报了。以后想报，直接说就行。";
    public const string EmptyBack = "好，先不报。想报的时候直接说就行。";
    public const string Updated = "好，改过来了。";
    public const string Added = "补上了。";
    public const string AskWhatIsWrong = "哪里不对？回 2 改内容　3 改地点，或者直接说对的。";
    public const string OtherItem = "好，按“其他”记下，有人会看。";
    public const string NoPlaceForNow = "好，地点先空着，会有人再问您。";
    public const string PlaceAsGiven = "这个地方我没对上号，先按您说的记下，让人核对。";
    public const string OutsideAllGrids = "这个位置不在我们的网格里，我照样记下，请监督热线转给该管的地方。";
    public const string AskForPhone = "留个电话吧，方便联系您。不想留回“跳过”。";
    public const string PhoneUnclear = "这个号码好像不全，请再发一次；不想留回“跳过”。";
    public const string PhoneTaken = "电话记下了，只给办事的人看。";
    public const string NowConfidential = "好，您的身份保密：微信、电话封存，不给网格和被反映的人看，只有监督热线指定管保密件的人能查。您说的话和照片要拿去核实，看得到，里面别写自己的名字和门牌。";
    public const string NoLongerConfidential = "好，不保密了，网格员能看到是谁报的。";
    public const string AboutWorkerTaken = "抱歉，让您受气了。这件事不会给他本人看，交给上级和监督热线去查。想保密身份，回“保密”。";
    public const string SecrecyOffer = "想保密身份，回“保密”。";
    public const string FireReminder = "如果现在有烟有火，请先打 119。";
    public const string OutOfScope = "抓人、罚人得公安来定，网格员管不了。正在闹或者有人受伤，请打 110；想有人来劝和，我帮您报给社区调解员。";
    public const string InquiryTaken = "您的问题会有专人答复。";
    public const string SomethingElseOpen = "刚才那件还没交上去，先把它交了（或回“取消”），再说这一件，免得弄混。";
    public const string Options = "回 1 提交　2 改内容　3 改地点";
    public const string Other = "其他，我再说说";
    public const string NothingToChange = "现在没有没交的事可改。交上去的要补充，回“补充”加编号。";
    public const string VoiceGivesAway = "保密的事不收录音：听声音能听出是谁。请打字，或者说普通话让手机转成文字再发。";
    public const string VoiceSealed = "您发过的录音封存，不给办的人听；要紧的话请打字再说一遍。";
    public const string TwoHeard = "听到两件事，一件一件来，先说这一件。";
    public const string AskWhatHappened = "是哪天、什么事？直接说；没有别的要说，回 1 就这样交。";
    public const string AskPhoneThere = "那边打哪个电话联系？直接发号码，没有就回“跳过”。";

    public static string AskForProblem(Draft draft) => draft switch
    {
        { AboutWorker: true } => "您说，是哪天、什么事？这条不会给他本人看，直接交上级和监督热线。",
        { Confidential: true } => "您说，什么事、在哪里？您的身份会保密。",
        { Kind: "inquiry" } => "您想问什么？直接说，有专人答复您。",
        { Kind: "suggestion" } => "您有什么建议？直接说就行。",
        { Media.Length: > 0 } => "是什么事？打字或说句话都行。",
        { Place: not null } => "您说，什么事？",
        _ => "您说，什么事？打字、说话、发照片都行。",
    };

    // Who named a place is told that it was heard and not found, rather than asked as if nothing had been said.
    public static string AskForPlace(Draft draft) => draft is { Place: null, OnBehalfOf: { } whom }
        ? $"{Whom(whom)}那边在哪里？发个位置，或者说小区、村组就行。" : draft.Place is null
        ? Cues.NamesABuilding(draft.Text) ? "您说的地方我没对上号。在哪里？发个位置，或者说是哪个村、社区。" : "在哪里？发个位置，或者说小区、村组就行。"
        : "换到哪里？发个位置，或者说小区、村组。不换回“返回”。";

    public static string AskWhichPlace(IEnumerable<string> places) =>
        Talk.Lines("是下面哪一个？", Talk.Choices(places.Append("都不是")));

    public static string AskForItem(IEnumerable<string> items, bool guessed) => Talk.Lines(
        guessed ? "这个我没听准，是下面哪一种？" : "这个我没听准，跟下面哪一种有关？", Talk.Choices(items.Append(Other)));

    public static string AskForNewText(Draft draft) =>
        $"现在写的是：{Plain.Excerpt(draft.Text)}\n请把整件事重新说一遍；不改了回“返回”。";

    public static string TextTooLong(int length) =>
        $"这一段有 {length} 个字，一件事最多收 {DialogLimits.TextLength} 个字，这段我没记。请挑要紧的分短一点再发，前面说的都还在。";

    public static string PlaceTaken(GridNotice grid, DraftPlace place) =>
        place.Words.Contains(grid.Name, StringComparison.Ordinal) ? $"位置记下了，在{grid.Name}。" : $"位置记下了，在{grid.Name}（{Plain.Excerpt(place.Words, 30)}）。";

    public static string MediaFull => $"照片、视频最多 {DialogLimits.Media} 个，已经够了，这个没收。";

    public static string MediaTaken(MediaKind kind, int count) =>
        $"收到{(kind switch { MediaKind.Image => "照片", MediaKind.Voice => "语音", _ => "视频" })}了（共 {count} 个），一起交上去。";

    public static string Noted(Draft draft) => $"记下了：{Plain.Excerpt(draft.Text, 24)}";

    public static string Summary(Draft draft, IGuide guide) => Talk.Lines(
        Understood(draft, guide),
        $"{Options}{(draft.Media.Length == 0 && draft.Kind != "inquiry" ? "。有照片直接发" : "")}");

    public static string Understood(Draft draft, IGuide guide) => Talk.Lines(
        Where(draft, guide),
        draft.OnBehalfOf is { } whom ? $"替{Whom(whom)}报的。" : "",
        $"{What(draft, guide)}：{Plain.Excerpt(draft.Text)}",
        Extras(draft));

    public static string Reminder(ConversationState.Reporting state) => state switch
    {
        ConversationState.AskedForProblem => $"——刚才的{KindName(state.Draft.Kind)}还没说完，接着说就行；不说了回“取消”。",
        ConversationState.AskedToConfirm => $"——刚才那件还没交：{Options}；不报了回“取消”。",
        ConversationState.AskedForPlace => "——刚才那件还差个地点：发位置或说小区、村组；不报了回“取消”。",
        ConversationState.AskedForItem s => $"——刚才那件，是哪一种？回 1–{s.Items.Length + 1}；不报了回“取消”。",
        ConversationState.AskedWhichPlace s => $"——刚才那件，在哪一处？回 1–{s.Places.Length + 1}；不报了回“取消”。",
        ConversationState.AskedForPhone => "——刚才那件还差个电话：直接发号码，不留回“跳过”。",
        ConversationState.AskedWhatHappened => "——刚才那件，是哪天、什么事？直接说；没有了回 1 就这样交；不报了回“取消”。",
        ConversationState.AskedWhereDangerIs => SendingUp.SendUpWords.StillWhere,
        ConversationState.OfferedInstead s => $"——刚才那件：{Referring.Referrals.Offer(s.Draft)}",
        ConversationState.AskedIfSame s => $"——刚才那件和 {s.Number} 一样：回 1 催一下　2 是另一件；不报了回“取消”。",
        ConversationState.AskedToGoOn s => PickingUp.PickUpWords.Choices(s),
        ConversationState.AskedIfQuestion s => Consulting.ConsultWords.Reminder(s),
        ConversationState.AskedToReportAlso s => $"——刚才{AlsoStep.Question(s.Draft)}",
        ConversationState.AskedToJoin s => Joining.JoinWords.Reminder(s.Number),
        ConversationState.AskedToHandOver => $"——刚才那件：{CallingStaff.CallStaffWords.HandOver}；不报了回“取消”。",
        _ => "——刚才那件还没交，接着说就行；不报了回“取消”。",
    };

    public static string Submitted(Draft draft, Promise promise, GridNotice? grid, DateTimeOffset now)
    {
        var phone = promise.HandlerPhone.Length > 0 ? $"（{Numbers.Mask(promise.HandlerPhone)}）" : "";
        var gridName = grid is null || draft.GoesToOffice ? "" : grid.Name;
        return $"已提交，编号 {Turn.NumberMark}。{gridName}{promise.HandlerRole}{promise.HandlerName}{phone}会先看，"
            + $"最晚{Talk.By(promise.Due, now)}给您答复。想看进展，回“查进度”。";
    }

    /// <summary>母亲 is theirs, 邻居奶奶 is not.</summary>
    public static string Whom(string onBehalfOf) => onBehalfOf.StartsWith("邻居", StringComparison.Ordinal) ? onBehalfOf : "您" + onBehalfOf;

    public static string KindName(string? kind) => kind switch
    {
        "complaint" => "投诉",
        "request" => "求助",
        "inquiry" => "咨询",
        "suggestion" => "建议",
        "praise" => "表扬",
        _ => "报事",
    };

    private static string Where(Draft draft, IGuide guide)
    {
        if (draft.Place is not { } place)
            return draft.Kind == "inquiry" || draft.AboutWorker ? "" : "地点：还没说";
        var grid = place.GridCode is { } code ? guide.GridByCode(code) : null;
        if (grid is null)
            return $"地点：{Plain.Excerpt(place.Words)}";
        return place.Words.Contains(grid.Name, StringComparison.Ordinal)
            ? $"在{place.Words}。"
            : $"在{grid.Name}（{Plain.Excerpt(place.Words, 30)}）。";
    }

    private static string What(Draft draft, IGuide guide)
    {
        var item = guide.Jurisdiction.Item(draft.Item)?.Name ?? "其他";
        var marks = (draft.Urgent ? " · 紧急" : "") + (draft.Confidential ? " · 身份保密" : draft.Unlisted ? " · 不公开" : "");
        return $"{KindName(draft.Kind)} · {item}{marks}";
    }

    private static string Extras(Draft draft)
    {
        var media = draft.Media.Length > 0 ? $"照片等 {draft.Media.Length} 个" : "";
        var phone = draft.Phone is { } number ? $"电话 {Numbers.Mask(number)}" : "";
        return string.Join("　", new[] { media, phone }.Where(p => p.Length > 0));
    }

    public static string ItemName(string code, IGuide guide) =>
        guide.Jurisdiction.Item(code)?.Name ?? (code == ServiceItems.Other ? "其他" : code);
}
