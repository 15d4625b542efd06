using System.Text.RegularExpressions;
using Bot.Data.People;

namespace Bot.Api.LanguageModel;

/// <summary>What leaves the house for a model of somebody else's holds nobody's number and nobody's name.</summary>
public static partial class Redaction
{
    private const string Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭郎鲁韦马苗方俞任袁柳唐罗薛雷贺倪汤殷毕郝安常于傅康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯莫房解丁邓洪包左石崔龚程陆翁段侯武刘龙叶白蒲赖卓乔谭申";

    /// <summary>The same words, at most <see cref="ModelLimits.WordsLength"/> characters, with numbers, addresses of mail and names of people taken out.</summary>
    public static string Of(string words)
    {
        words = words.Length <= ModelLimits.WordsLength ? words : words[..ModelLimits.WordsLength];

        // The masks of cards leave the ends of a number; a model needs not even these.
        words = Masked().Replace(Masking.Mask(words), "【号码】");
        words = Number().Replace(Mail().Replace(words, "【邮箱】"), "【号码】");
        return Told().Replace(Titled().Replace(words, "【人名】$1"), "$1【人名】");
    }

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?[0-9A-Za-z\-]*\*{4,}[0-9A-Za-z挂学警港澳]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Masked();

    // Cards, account numbers, QQ: nothing a place or a matter is told by has so many figures.
    [GeneratedRegex(@"[0-9０-９](?:[ \-]?[0-9０-９]){5,}[Xx]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Number();

    [GeneratedRegex(@"[0-9A-Za-z._%+\-]+@[0-9A-Za-z.\-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Mail();

    [GeneratedRegex("(?:[" + Surnames + "][某\u4e00-\u9fff]{0,2}?|[老小阿][" + Surnames + "])(先生|女士|小姐|师傅|大爷|大妈|大娘|大哥|大姐|阿姨|叔叔|书记|主任|经理|老师|医生|大夫|校长|所长|队长|老板|家)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Titled();

    [GeneratedRegex("(我叫|名叫|本人叫|姓名是?[：:]?|联系人是?[：:]?|户主是?[：:]?)\\s*[" + Surnames + "][\u4e00-\u9fff]{1,2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Told();
}
