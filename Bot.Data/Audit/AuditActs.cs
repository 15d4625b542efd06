namespace Bot.Data.Audit;

/// <summary>The acts that signing in, the shell and the inbox leave, and what the audit's page calls them. Names stay for ever. A slice adds its own here.</summary>
public static class AuditActs
{
    public const string SignIn = "sign-in";
    public const string SignInFailed = "sign-in-failed";
    public const string SignInLocked = "sign-in-locked";
    public const string SignOut = "sign-out";
    public const string PasswordSet = "password-set";
    public const string PasswordChanged = "password-changed";
    public const string SecondFactorOn = "second-factor-on";
    public const string SecondFactorOff = "second-factor-off";
    public const string RecoveryCodeUsed = "recovery-code-used";
    public const string StaffShut = "staff-shut";
    public const string StaffOpened = "staff-opened";
    public const string PhoneRead = "phone-read";
    public const string SealedRead = "sealed-read";
    public const string SealedVoiceHeard = "sealed-voice-heard";
    public const string AuditExported = "audit-exported";
    public const string IntakeMoved = "intake-moved";
    public const string Searched = "searched";
    public const string GridsPreviewed = "grids-previewed";
    public const string GridsImported = "grids-imported";
    public const string StandInSet = "stand-in-set";
    public const string StandInEnded = "stand-in-ended";
    public const string HotMerged = "hot-merged";
    public const string GroupReplyDrafted = "group-reply-drafted";
    public const string GroupReplyApproved = "group-reply-approved";
    public const string GroupReplyGivenBack = "group-reply-given-back";

    public const string CallTaken = "call-taken";
    public const string ItemCorrected = "item-corrected";
    public const string IntakeUrged = "intake-urged";
    public const string OrderIssued = "order-issued";
    public const string OrderAnswered = "order-answered";
    public const string CalledBack = "called-back";
    public const string DisputeRaised = "dispute-raised";
    public const string DisputeDecided = "dispute-decided";
    public const string IntakeMerged = "intake-merged";
    public const string IntakeUnmerged = "intake-unmerged";
    public const string ExtensionAsked = "extension-asked";
    public const string ExtensionApproved = "extension-approved";
    public const string ExtensionRefused = "extension-refused";
    public const string FindingMade = "finding-made";

    public const string FiguresExported = "figures-exported";
    public const string BestPublished = "best-published";
    public const string BestObjected = "best-objected";
    public const string BestObjectionAnswered = "best-objection-answered";
    public const string BestConfirmed = "best-confirmed";
    public const string BestWithdrawn = "best-withdrawn";
    public const string AddressesPreviewed = "addresses-previewed";
    public const string AddressesImported = "addresses-imported";
    public const string PasswordReset = "password-reset";
    public const string SecondFactorReset = "second-factor-reset";
    public const string AccountabilitySaved = "accountability-saved";
    public const string AccountabilityExported = "accountability-exported";
    public const string WorkRetried = "work-retried";
    public const string WorkSetAside = "work-set-aside";
    public const string IntakesExported = "intakes-exported";
    public const string IntakePrinted = "intake-printed";
    public const string PhotoReleased = "photo-released";
    public const string PhotoTakenBack = "photo-taken-back";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [SignIn] = "登录",
        [SignInFailed] = "登录没成功",
        [SignInLocked] = "登录被锁住",
        [SignOut] = "退出",
        [PasswordSet] = "设了初始密码",
        [PasswordChanged] = "改了密码",
        [SecondFactorOn] = "打开动态码",
        [SecondFactorOff] = "关掉动态码",
        [RecoveryCodeUsed] = "用了备用码",
        [StaffShut] = "停用账号",
        [StaffOpened] = "启用账号",
        [PhoneRead] = "查看电话",
        [SealedRead] = "查看保密身份",
        [SealedVoiceHeard] = "听保密录音",
        [AuditExported] = "导出审计",
        [IntakeMoved] = "办理诉求",
        [Searched] = "按电话或人查找",
        [GridsPreviewed] = "预览网格导入",
        [GridsImported] = "导入网格",
        [StandInSet] = "安排代班",
        [StandInEnded] = "提前结束代班",
        [HotMerged] = "热点并办",
        [GroupReplyDrafted] = "拟统一答复",
        [GroupReplyApproved] = "批准统一答复",
        [GroupReplyGivenBack] = "退回统一答复",
        [CallTaken] = "接电话登记",
        [ItemCorrected] = "改了事项",
        [IntakeUrged] = "催办",
        [OrderIssued] = "发督办",
        [OrderAnswered] = "答复督办",
        [CalledBack] = "回访",
        [DisputeRaised] = "提出责任争议",
        [DisputeDecided] = "裁定责任",
        [IntakeMerged] = "并办",
        [IntakeUnmerged] = "撤销并办",
        [ExtensionAsked] = "申请延期",
        [ExtensionApproved] = "同意延期",
        [ExtensionRefused] = "不同意延期",
        [FindingMade] = "投诉网格员的结论",
        [FiguresExported] = "导出统计",
        [BestPublished] = "公示优秀网格员",
        [BestObjected] = "记评优异议",
        [BestObjectionAnswered] = "答复评优异议",
        [BestConfirmed] = "确认优秀名单",
        [BestWithdrawn] = "撤回优秀名单",
        [AddressesPreviewed] = "预览地址导入",
        [AddressesImported] = "导入地址",
        [PasswordReset] = "重设密码",
        [SecondFactorReset] = "重设动态码",
        [AccountabilitySaved] = "填写追责表",
        [AccountabilityExported] = "导出追责表",
        [WorkRetried] = "让没办成的再来一次",
        [WorkSetAside] = "把没办成的放到一边",
        [IntakesExported] = "导出诉求",
        [IntakePrinted] = "打印诉求",
        [PhotoReleased] = "公开照片",
        [PhotoTakenBack] = "收回照片",
    };

    public static IReadOnlyDictionary<string, string> All => Names;

    public static string NameOf(string act) => Names.GetValueOrDefault(act, act);
}
