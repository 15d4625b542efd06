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
    public const string WorkRetried = "work-retried";
    public const string WorkSetAside = "work-set-aside";
    public const string IntakesExported = "intakes-exported";
    public const string IntakePrinted = "intake-printed";

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
        [WorkRetried] = "让没办成的再来一次",
        [WorkSetAside] = "把没办成的放到一边",
        [IntakesExported] = "导出诉求",
        [IntakePrinted] = "打印诉求",
    };

    public static IReadOnlyDictionary<string, string> All => Names;

    public static string NameOf(string act) => Names.GetValueOrDefault(act, act);
}
