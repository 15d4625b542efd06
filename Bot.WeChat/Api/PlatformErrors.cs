using System.Collections.Frozen;

namespace Bot.WeChat.Api;

/// <summary>A documented errcode: its name, what to do, and the documentation's own words.</summary>
public sealed record DocumentedError(int Code, string Name, Advice Advice, string Note);

/// <summary>
/// Every errcode that matters, from WeChat's 全局返回码 and the pages of the calls we make, and WeCom's 全局错误码.
/// The two platforms give some numbers different meanings: <see cref="WeCom"/> is asked first for WeCom.
/// </summary>
public static class PlatformErrors
{
    /// <summary>Codes of WeChat, and those that both share.</summary>
    public static IReadOnlyList<DocumentedError> WeChat { get; } =
    [
        new(-1, "SystemBusy", Advice.Retry, "系统繁忙，此时请开发者稍候再试"),
        new(40001, "InvalidCredential", Advice.RefreshToken, "AppSecret 错误，或 access_token 无效"),
        new(40002, "InvalidGrantType", Advice.GiveUp, "不合法的凭证类型"),
        new(40003, "InvalidOpenId", Advice.GiveUp, "不合法的 OpenID"),
        new(40004, "InvalidMediaType", Advice.GiveUp, "不合法的媒体文件类型"),
        new(40005, "InvalidFileType", Advice.GiveUp, "不合法的文件类型"),
        new(40006, "InvalidFileSize", Advice.GiveUp, "不合法的文件大小"),
        new(40007, "InvalidMediaId", Advice.GiveUp, "不合法的媒体文件 id，或已过期"),
        new(40008, "InvalidMessageType", Advice.GiveUp, "不合法的消息类型"),
        new(40009, "InvalidImageSize", Advice.GiveUp, "不合法的图片文件大小"),
        new(40010, "InvalidVoiceSize", Advice.GiveUp, "不合法的语音文件大小"),
        new(40011, "InvalidVideoSize", Advice.GiveUp, "不合法的视频文件大小"),
        new(40012, "InvalidThumbSize", Advice.GiveUp, "不合法的缩略图文件大小"),
        new(40013, "InvalidAppId", Advice.GiveUp, "不合法的 AppID"),
        new(40014, "InvalidAccessToken", Advice.RefreshToken, "不合法的 access_token"),
        new(40015, "InvalidMenuType", Advice.GiveUp, "不合法的菜单类型"),
        new(40016, "InvalidButtonCount", Advice.GiveUp, "不合法的按钮个数"),
        new(40017, "InvalidButtonType", Advice.GiveUp, "不合法的按钮类型"),
        new(40018, "InvalidButtonName", Advice.GiveUp, "不合法的按钮名字长度"),
        new(40019, "InvalidButtonKey", Advice.GiveUp, "不合法的按钮 KEY 长度"),
        new(40020, "InvalidButtonUrl", Advice.GiveUp, "不合法的按钮 URL 长度"),
        new(40023, "InvalidSubButtonCount", Advice.GiveUp, "不合法的子菜单按钮个数"),
        new(40029, "InvalidCode", Advice.GiveUp, "无效的 code"),
        new(40033, "InvalidCharacters", Advice.GiveUp, "不合法的请求字符，不能包含 \\uxxxx 格式的字符"),
        new(40035, "InvalidParameters", Advice.GiveUp, "不合法的参数"),
        new(40037, "InvalidTemplateId", Advice.GiveUp, "不合法的模板 id"),
        new(40039, "InvalidUrlLength", Advice.GiveUp, "不合法的 URL 长度"),
        new(40048, "InvalidUrl", Advice.GiveUp, "无效的 url"),
        new(40053, "InvalidActionInfo", Advice.GiveUp, "不合法的 actioninfo，请开发者确认参数正确"),
        new(40054, "InvalidSubButtonDomain", Advice.GiveUp, "不合法的子菜单按钮 url 域名"),
        new(40055, "InvalidButtonDomain", Advice.GiveUp, "不合法的菜单按钮 url 域名"),
        new(40066, "InvalidPageUrl", Advice.GiveUp, "不合法的 url，或小程序未发布"),
        new(40097, "InvalidArgument", Advice.GiveUp, "参数错误"),
        new(40125, "InvalidAppSecret", Advice.GiveUp, "无效的 appsecret，请检查 appsecret 的正确性"),
        new(40130, "TooFewOpenIds", Advice.GiveUp, "列表内的 openid 数量不足"),
        new(40132, "InvalidWeChatId", Advice.GiveUp, "微信号不合法"),
        new(40163, "CodeAlreadyUsed", Advice.GiveUp, "oauth_code 已使用"),
        new(40164, "AddressNotAllowed", Advice.GiveUp, "调用接口的 IP 地址不在白名单中，请在接口 IP 白名单中进行设置"),
        new(40165, "InvalidMiniProgramPage", Advice.GiveUp, "参数 path 填写错误，或小程序页面不存在"),
        new(40226, "HighRiskUserBlocked", Advice.GiveUp, "高风险等级用户，小程序登录拦截"),
        new(40243, "AppSecretFrozen", Advice.GiveUp, "AppSecret 已被冻结，请解冻后重试"),
        new(41001, "MissingAccessToken", Advice.RefreshToken, "缺少 access_token 参数"),
        new(41002, "MissingAppId", Advice.GiveUp, "缺少 appid 参数"),
        new(41003, "MissingRefreshToken", Advice.GiveUp, "缺少 refresh_token 参数"),
        new(41004, "MissingAppSecret", Advice.GiveUp, "缺少 secret 参数"),
        new(41005, "MissingMedia", Advice.GiveUp, "缺少多媒体文件数据"),
        new(41006, "MissingMediaId", Advice.GiveUp, "缺少 media_id 参数"),
        new(41008, "MissingCode", Advice.GiveUp, "缺少 oauth code"),
        new(41009, "MissingOpenId", Advice.GiveUp, "缺少 openid"),
        new(41028, "InvalidFormId", Advice.FallBack, "form_id 不正确，或者过期"),
        new(41029, "FormIdUsed", Advice.FallBack, "form_id 已被使用"),
        new(41030, "InvalidPage", Advice.GiveUp, "page 路径不正确"),
        new(42001, "AccessTokenExpired", Advice.RefreshToken, "access_token 超时"),
        new(42002, "RefreshTokenExpired", Advice.GiveUp, "refresh_token 超时"),
        new(42003, "CodeExpired", Advice.GiveUp, "oauth_code 超时"),
        new(42007, "CredentialVoidedByUser", Advice.GiveUp, "用户修改微信密码，accesstoken 和 refreshtoken 失效，需要重新授权"),
        new(42010, "SameMediaTooOften", Advice.Retry, "相同 media_id 的群发过快，请重试"),
        new(43001, "GetRequired", Advice.GiveUp, "需要 GET 请求"),
        new(43002, "PostRequired", Advice.GiveUp, "需要 POST 请求"),
        new(43003, "HttpsRequired", Advice.GiveUp, "需要 HTTPS 请求"),
        new(43004, "NotFollowing", Advice.FallBack, "需要接收者关注"),
        new(43005, "FriendshipRequired", Advice.FallBack, "需要好友关系"),
        new(43019, "BlockedByAccount", Advice.GiveUp, "需要将接收者从黑名单中移除"),
        new(43101, "SubscriptionRefused", Advice.FallBack, "用户拒绝接受消息，或订阅次数已用完"),
        new(43107, "SubscriptionBanned", Advice.FallBack, "订阅消息能力封禁"),
        new(43108, "SubscriptionTemporarilyLimited", Advice.FallBack, "并发下发消息给同一个粉丝"),
        new(43116, "TemplateMessageLimited", Advice.FallBack, "该模板因滥用被限制下发"),
        new(44001, "EmptyMedia", Advice.GiveUp, "多媒体文件为空"),
        new(44002, "EmptyBody", Advice.GiveUp, "POST 的数据包为空"),
        new(44003, "EmptyNews", Advice.GiveUp, "图文消息内容为空"),
        new(44004, "EmptyText", Advice.GiveUp, "文本消息内容为空"),
        new(45001, "MediaTooLarge", Advice.GiveUp, "多媒体文件大小超过限制"),
        new(45002, "ContentTooLong", Advice.GiveUp, "消息内容超过限制"),
        new(45003, "TitleTooLong", Advice.GiveUp, "标题字段超过限制"),
        new(45004, "DescriptionTooLong", Advice.GiveUp, "描述字段超过限制"),
        new(45005, "LinkTooLong", Advice.GiveUp, "链接字段超过限制"),
        new(45006, "PictureLinkTooLong", Advice.GiveUp, "图片链接字段超过限制"),
        new(45007, "VoiceTooLong", Advice.GiveUp, "语音播放时间超过限制"),
        new(45008, "TooManyArticles", Advice.GiveUp, "图文消息超过限制"),
        new(45009, "DailyQuotaReached", Advice.FallBack, "接口调用超过限制"),
        new(45010, "TooManyMenus", Advice.GiveUp, "创建菜单个数超过限制"),
        new(45011, "TooFrequent", Advice.Retry, "API 调用太频繁，请稍候再试"),
        new(45015, "ReplyWindowClosed", Advice.FallBack, "回复时间超过限制"),
        new(45047, "TooManyUnanswered", Advice.FallBack, "客服接口下行条数超过上限"),
        new(45064, "MenuNeedsLinkedMiniProgram", Advice.GiveUp, "创建菜单包含未关联的小程序"),
        new(45065, "DuplicateClientMessageId", Advice.GiveUp, "相同 clientmsgid 已存在群发记录，返回数据中带有已存在的群发任务的 msgid"),
        new(45072, "InvalidCommand", Advice.GiveUp, "command 字段取值不对"),
        new(45080, "CommandTooOften", Advice.Retry, "下发输入状态，需要之前 30 秒内跟用户有过消息交互"),
        new(45110, "SubscriptionNotBoundToAccount", Advice.GiveUp, "帐号未绑定该模板所属类目"),
        new(46001, "MediaNotFound", Advice.GiveUp, "不存在媒体数据"),
        new(46003, "MenuNotFound", Advice.GiveUp, "不存在的菜单数据"),
        new(46004, "UserNotFound", Advice.GiveUp, "不存在的用户"),
        new(47001, "MalformedBody", Advice.GiveUp, "解析 JSON/XML 内容错误"),
        new(47003, "InvalidTemplateArgument", Advice.GiveUp, "模板参数不准确，可能为空或者不满足规则"),
        new(48001, "NotAuthorised", Advice.FallBack, "api 功能未授权，请确认公众号已获得该接口"),
        new(48002, "RecipientRefuses", Advice.FallBack, "粉丝拒收消息"),
        new(48004, "ApiBanned", Advice.GiveUp, "api 接口被封禁，请登录 mp.weixin.qq.com 查看详情"),
        new(48005, "ApiForbidsInUse", Advice.GiveUp, "api 禁止删除被自动回复和自定义菜单引用的素材"),
        new(48006, "ClearQuotaExhausted", Advice.GiveUp, "api 禁止清零调用次数，因为清零次数达到上限"),
        new(48008, "NoPermissionForMessageType", Advice.FallBack, "没有该类型消息的发送权限"),
        new(50001, "UserHasNotAuthorised", Advice.GiveUp, "用户未授权该 api"),
        new(50002, "UserLimited", Advice.GiveUp, "用户受限，可能是违规后接口被封禁"),
        new(50005, "UserNotFollowing", Advice.FallBack, "用户未关注公众号"),
        new(61003, "ComponentNotAuthorised", Advice.GiveUp, "请确认开放平台已获得该公众号的授权"),
        new(61004, "ClientAddressNotRegistered", Advice.GiveUp, "访问接口的 IP 未在开放平台登记"),
        new(61007, "ComponentApiUnauthorised", Advice.GiveUp, "api 功能未授权给开放平台"),
        new(61010, "QueryTooLong", Advice.GiveUp, "请求超过限制，code 已过期"),
        new(61024, "ComponentTokenUnsupported", Advice.GiveUp, "不支持用第三方平台的凭证调用"),
        new(61450, "ServiceError", Advice.Retry, "系统错误 (system error)"),
        new(61451, "InvalidServiceParameter", Advice.GiveUp, "参数错误 (invalid parameter)"),
        new(61500, "InvalidDateFormat", Advice.GiveUp, "日期格式错误"),
        new(65304, "MenuMatchFailed", Advice.GiveUp, "菜单匹配信息有误"),
        new(87007, "CheckNotAllowedForScene", Advice.GiveUp, "内容安全识别的场景值不合法"),
        new(87009, "InvalidSignature", Advice.GiveUp, "无效的签名"),
        new(87014, "RiskyContent", Advice.GiveUp, "内容含有违法违规内容"),
        new(89501, "AddressAwaitsAdministrator", Advice.GiveUp, "此 IP 正在等待管理员确认，请联系管理员"),
        new(89503, "CallAwaitsAdministrator", Advice.Retry, "此次调用需要管理员确认，请耐心等候"),
        new(89506, "AddressRefusedForADay", Advice.GiveUp, "24 小时内该 IP 被管理员拒绝调用两次，24 小时内不可再使用该 IP 调用"),
        new(89507, "AddressRefusedForAnHour", Advice.Retry, "1 小时内该 IP 被管理员拒绝调用一次，1 小时内不可再使用该 IP 调用"),
        new(200011, "AccountLimited", Advice.GiveUp, "此帐号已被封禁，无法操作"),
        new(200014, "TemplateNotInLibrary", Advice.GiveUp, "模版 tid 参数错误"),
        new(9001001, "InvalidPostData", Advice.GiveUp, "POST 数据参数不合法"),
    ];

    /// <summary>Codes that only WeCom has, or means differently.</summary>
    public static IReadOnlyList<DocumentedError> WeCom { get; } =
    [
        new(40001, "InvalidCorpSecret", Advice.GiveUp, "不合法的 secret 参数"),
        new(40008, "InvalidRobotMessageType", Advice.GiveUp, "不合法的 msgtype 参数"),
        new(40013, "InvalidCorpId", Advice.GiveUp, "不合法的 CorpID"),
        new(40029, "InvalidOAuthCode", Advice.GiveUp, "不合法的 oauth_code"),
        new(40031, "InvalidUserIdList", Advice.GiveUp, "不合法的 UserID 列表"),
        new(40056, "InvalidAgentId", Advice.GiveUp, "不合法的 agentid"),
        new(40058, "InvalidWeComArgument", Advice.GiveUp, "不合法的参数，请参照具体 API 接口说明"),
        new(40082, "InvalidSuiteToken", Advice.RefreshToken, "不合法的 suite_token"),
        new(41011, "MissingAgentId", Advice.GiveUp, "缺少 agentid 参数"),
        new(42003, "OAuthCodeExpired", Advice.GiveUp, "oauth_code 已过期"),
        new(43004, "UserNotFollowingCorp", Advice.FallBack, "指定的 UserID 未关注"),
        new(45009, "RobotFrequencyLimit", Advice.Retry, "接口调用超过限制"),
        new(45033, "ConcurrencyLimit", Advice.Retry, "接口并发调用超过限制"),
        new(50001, "RedirectDomainNotTrusted", Advice.GiveUp, "redirect_url 未登记可信域名"),
        new(60011, "NoPrivilege", Advice.GiveUp, "指定的成员、部门或标签参数无权限"),
        new(60020, "AddressNotTrusted", Advice.GiveUp, "访问 ip 不在白名单之中"),
        new(60111, "UserIdNotFound", Advice.GiveUp, "UserID 不存在"),
        new(81013, "NoRecipient", Advice.GiveUp, "UserID、部门 ID、标签 ID 全部非法或无权限"),
        new(93000, "InvalidRobotKey", Advice.GiveUp, "机器人 webhookurl 不合法或者机器人已经被移除出群"),
        new(93004, "RobotDisabled", Advice.GiveUp, "机器人被停用"),
        new(93008, "RobotNotInGroup", Advice.GiveUp, "不在群里"),
    ];

    private static readonly FrozenDictionary<int, DocumentedError> ByWeChatCode = WeChat.ToFrozenDictionary(e => e.Code);
    private static readonly FrozenDictionary<int, DocumentedError> ByWeComCode = WeCom.ToFrozenDictionary(e => e.Code);

    /// <summary>What an errcode of WeChat means. An unknown one is given up on by its number.</summary>
    public static PlatformError OfWeChat(int code, string message) => Of(code, ByWeChatCode.GetValueOrDefault(code), message);

    /// <summary>What an errcode of WeCom means.</summary>
    public static PlatformError OfWeCom(int code, string message) =>
        Of(code, ByWeComCode.GetValueOrDefault(code) ?? ByWeChatCode.GetValueOrDefault(code), message);

    private static PlatformError Of(int code, DocumentedError? documented, string message) =>
        new(code, documented?.Name ?? "Unknown", documented?.Advice ?? Advice.GiveUp, message);
}
