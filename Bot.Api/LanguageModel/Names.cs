using System.Text.RegularExpressions;

namespace Bot.Api.LanguageModel;

/// <summary>
/// Finds people's names in what residents say: by a sign (我叫, a title), by 老 and 小 before a surname, and by a surname with
/// the characters names are made of, where the words around it speak of a person. What may as well be a place (张家村, 李桥)
/// or a plain word (周末, 马路) stays: the model needs it, and it names nobody.
/// </summary>
internal static partial class Names
{
    private const string Mask = "【人名】";

    private const string Surname = "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭郎鲁韦马苗方俞任袁柳唐罗薛雷贺倪汤殷毕郝安常于傅康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯莫房解丁邓洪包左石崔龚程陆翁段侯武刘龙叶白蒲赖卓乔谭申闫肖付曾丘]";

    // Words that begin like a surname and name nobody.
    private const string NoName = "(?!周[围边末一二三四五六日天年期全转]|马[路上桶达]|方[便向法圆才面案]|安[全装静排置心宁检]|常[常年用见]|万[一元户]|金[额属融]|于是|任[何务意由]|解[决释除]|施[工肥]|许多|许可|何[时况必处]|严[重格禁]|江边|河|林地|林子|叶子|石[头子块板墩]|毛[病坯巾]|左[边右侧面手]|包[括裹子间装]|房[子屋东产间顶租客]|田[里地埂头]|高[空压楼峰速温考中度低]|夏[天季]|白[天色菜]|黄[色昏土车]|雷[雨电击]|洪水|段时间|项目|申[请诉报]|单|童|康复|温|连|水|程[序度]|华[丽灯]|龙头|汤水|梅雨|苗木|柏油|柳[树絮]|杨[树絮絮]|梁上|武[术警]|钱[都也不没给要]|易|卫生|卫[浴视]|孔[洞]|蓝[色天]|季[节度]|顾[客虑]|徐徐|谢谢|罗[列嗦]|唐突|乔[木迁]|伍佰|莫[名非]|陆[续地]|曾经|付[款钱费]|余[额下]|熊孩|牛|纪[律检委念]|祝[福您愿]|舒[服适]|严[寒]|戴[着帽口头]|贺[卡]|郎|汪汪|邵|解放|成)";

    // What follows a name that is a place's.
    private const string NoPlace = "(?![家]?[村庄屯桥河湾沟店集寨营坊铺镇乡路街巷里弄山岭坡塘园楼厂店站组渠坝井沿洼岗口门院苑城区坟井垛堂]|小区|社区|花园|新村|大街|大道|公园|家园|超市|饭店)";

    private const string Given = "[伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文海东波鑫斌宇浩凯健俊帆雪琳晶欣颖倩玲燕萍莲珍凤琴云菊香翠淑芬贵福德生荣根龙虎飞鹏辉宝成庆昌盛富祥永忠义仁信友春秋冬爱美金银喜来发财旺兴顺和林树立正大小子一二三四五六七八九某演晓思雨佳怡梓涵轩泽浩然子博文彬彦峰峻岩松柏青清莹慧惠洁素巧月星辰晨旭阳光亮新民利全胜保卫安康宁静学礼长江水木火土先世存守传家继绍启振维]";

    // What people do and what is said of them.
    private const string Does = "(?=$|[\\s，,。；;！!？?、：:]|说|讲|打|骂|把|在|来|去|不|没|欠|住|是|和|跟|让|叫|给|他|她|要|又|天天|经常|就|也|老是|总|每|半夜|家|的|开|养|占|偷|收|拿|管|答应|那|这|一家|两口|今|昨|前天|两个)";

    private const string Title = "(先生|女士|小姐|师傅|大爷|大妈|大娘|大哥|大姐|大叔|大婶|大伯|阿姨|叔叔|伯伯|爷爷|奶奶|婶婶|嫂子|婶|嫂|姨|叔|伯|哥|姐|书记|主任|经理|老师|医生|大夫|护士|校长|所长|队长|科长|局长|站长|镇长|村长|组长|老板|老板娘|总|警官|会计)";

    /// <summary>The same words with names taken out; titles and what is said around them stay.</summary>
    public static string TakenOut(string words)
    {
        words = Told().Replace(words, $"$1{Mask}");
        words = Familiar().Replace(words, $"{Mask}");
        words = Titled().Replace(words, $"{Mask}$1");
        words = Full().Replace(words, Mask);
        return Short().Replace(words, $"$1{Mask}");
    }

    [GeneratedRegex("(我叫|名叫|他叫|她叫|本人叫|姓名是?[：:]?|联系人是?[：:]?|户主是?[：:]?|业主是?[：:])\\s*" + Surname + "[\u4e00-\u9fff]{1,2}?(?=$|[^\u4e00-\u9fff]|住|家|在|是|电话|手机|" + Does + ")", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Told();

    // 老刘 and 小陈, but 老房子, 小程序, 小黄车 and 小马路 are none.
    [GeneratedRegex("[老小阿](?![房段项包石康万任解左毛白程金方林田花])" + NoName + Surname + NoPlace + "(?=" + Does + "|" + Title + ")", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Familiar();

    [GeneratedRegex(NoName + Surname + "(?:某{1,2}|" + Given + "{1,2}?)??" + Title, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Titled();

    // Three characters of which the last two are those of names.
    [GeneratedRegex(NoName + Surname + Given + "{2}" + NoPlace + Does, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Full();

    // Two characters are many things besides: only at a border, or after a word that leads to a person.
    [GeneratedRegex("(^|[\\s，,。；;！!？?、：:]|找|问|跟|和|被|让|叫|邻居|隔壁|楼上|楼下|村民|业主|户主|老板|房东|租户|同事|亲戚|网格员|那个|对门|社区|经理|书记|主任)" + NoName + Surname + Given + NoPlace + Does, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Short();
}
