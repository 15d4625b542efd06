using System.Text.RegularExpressions;

namespace Bot.Data.PublicBoard;

/// <summary>Hides names of people: said with a title (王大爷), as one's own (我叫…), on a form (联系人…), or bare (李建国) where surname and given name are usual ones.</summary>
internal static partial class PublicNames
{
    /// <summary>The hundred and fifty surnames that nearly everybody has; those that are words of every day (和, 区, 明, 从) are left out.</summary>
    private const string Surname =
        "(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|端木|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲裴席卫屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房喻])";

    /// <summary>Surnames that seldom are anything else.</summary>
    private const string PlainSurname = "[王李张刘陈杨赵周吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾魏薛阎潘杜戴姜姚谭廖邹郝崔邱秦侯邵孟钱尹黎龚庞樊殷翟颜倪芦俞聂邢岳裴霍翁闵冉]";

    private const string Title =
        "(?:老?大爷|大妈|大娘|大叔|大姐|大哥|大嫂|大伯|大婶|大夫|二爷|二叔|三叔|二哥|三哥|阿姨|叔叔|伯伯|奶奶|爷爷|姥姥|老太太?|老头|老汉|老人|师傅|先生|女士|小姐|太太|夫人|老师|医生|护士|书记|主任|副?网格[员长]|专?干部|经理|老板娘?|队长|村长|组长|所长|局长|科长|处长|站长|乡长|镇长|县长|市长|区长|院长|校长|园长|班长|厂长|董事长|总经理|会长|律师|警官|同学|同志|同事|委员|支书|主席|管家|保安|工程师|教练|邻居|姑娘|小伙|妹妹|姐姐|哥哥|弟弟|家里?的?(?=[孩儿女老媳狗猫院门墙地树房])|某{1,2}|氏)";

/// <summary>Characters of given names. What is more often a word of its own (大, 三, 有, 开) is left out.</summary>
    private const string Given =
        "[芳娜敏静秀娟英华慧巧美玉兰凤洁梅琳素云莲真环雪荣爱妹霞香月莺媛艳瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑筠柔竹霭凝晓欢霄枫芸菲寒欣滢伊亚宜可姬舒影荔枝思丽伟刚勇毅俊峰强军平保东文辉力明永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进林坚和彪博诚先敬震振壮群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘洋雨宇轩涵萱梓睿佩玲淑凯淼鑫娥喜春花红银金宝根土水旺财忠孝礼智连双长立书桃菊萍芬芹蕾蓝虹坤帆昊皓宸铭昕彤萌妮珠翠媚倪卉芝芷苗莹兵虎牛柱栓锁铁钢铜小守景培传继兆正玺奎魁勋运焕耀照延彦向阳南北西柏楷权恒通鸿儒庭祖宗绪道远程]";

    /// <summary>Characters that, two together behind a surname, are hardly anything but a name.</summary>
    private const string NameLike =
        "[芳娜敏静秀娟英慧玉兰凤洁梅琳莲珍贞莉桂娣瑞凡佳琼勤丽伟刚勇毅俊峰军辉志义良斌梁鹏辰浩亮磊杰涛超燕霞香艳玲红琴萍菊蓉芹淑婷雪莹颖倩翠芝建国华明文德福贵荣祥龙成兴海波晓彤轩涵萱梓睿欣怡]";

    private const string Before = @"(?<=^|[\s，。、；：！？,.;:!?（(""“‘【和跟与及找给是叫被让对由向问请])";

    private const string After = @"(?=[\s，。、；：！？,.;:!?（）()""”’】\]]|$|[说在家住的已到来把和是跟与及同等被给对从去也又还要要就都没有不先打今昨前反报称，])";

    internal static string Hide(string words)
    {
        words = Own().Replace(words, "$1" + PublicWords.Hidden);
        words = OnForm().Replace(words, "$1" + PublicWords.Hidden);
        words = Titled().Replace(words, PublicWords.Hidden + "$1");
        words = TitledShort().Replace(words, PublicWords.Hidden + "$1");
        words = TitleFirst().Replace(words, static m => NotNames.Contains(m.Groups[2].Value) ? m.Value : m.Groups[1].Value + PublicWords.Hidden);
        words = Familiar().Replace(words, PublicWords.Hidden);
        words = SurnameAlone().Replace(words, "$1" + PublicWords.Hidden);
        words = Three().Replace(words, static m => NotNames.Contains(m.Value) ? m.Value : PublicWords.Hidden);
        return Two().Replace(words, static m => NotNames.Contains(m.Value) ? m.Value : PublicWords.Hidden);
    }

    /// <summary>Words of every day that look like names.</summary>
    private static readonly HashSet<string> NotNames = new(
        ["单位", "任何", "任意", "何时", "何处", "何况", "常常", "常年", "安排", "高度", "车位", "车辆", "车子", "车主", "房屋", "房间", "管理", "解决", "解释", "强烈", "强制", "项目", "向上", "向我", "向社", "向政", "时候", "时间", "时刻", "左右", "万一", "万分", "方面", "方法", "路口", "路面", "路灯", "路边", "毛病", "家里", "多次", "康复", "高温", "单独", "安静", "温馨", "景观", "关于", "关门", "包括", "屈指", "费用", "石头", "汤药", "严重", "严格", "文件", "明显", "于是", "于今", "段时", "段路", "文明", "高峰", "高兴", "安全", "成立", "黄金", "江水", "白天", "方向", "安心", "文化", "高度", "江南", "江北", "江东", "江西", "金水", "金银", "白云", "万元", "康乐", "华东", "华南", "华北", "常有", "石山", "田林", "石林", "武力", "温和", "余江", "路平", "解开", "车库", "高空", "高速", "高中", "高三", "高二", "高大", "方言", "龙江", "文学", "文书", "文言", "金光", "马力", "安宁", "安康", "和平", "安装", "时光", "时长", "时有", "时会", "万达", "高新", "余地", "陆地", "林地", "水利", "关心", "关爱", "包心", "周三", "周四", "周五", "周二", "周边", "孙子", "白发", "施行", "向东", "向南", "向西", "向北", "左行", "单元", "管道", "管家", "强行", "车行", "车道", "房子", "解放", "任三", "平安", "安平", "安国", "程序", "方正", "卫星", "卫生", "周庄", "鲁南", "苏北", "苏南", "申通", "金利来", "高新区", "文明城", "安全生"],
        StringComparer.Ordinal);

    [GeneratedRegex(@"((?:我|本人|俺|他|她|孩子|儿子|女儿|母亲|父亲|老公|老婆|丈夫|妻子|爱人|名字|名)(?:名字)?(?:就)?(?:叫做?|名叫|姓名[是为：:]))[\s：:]{0,2}[\u4e00-\u9fff·]{2,4}?(?=[\s，。、；！？,.;!?（(]|$|[住在是的家今电想要有来和，])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Own();

    [GeneratedRegex(@"((?:联系人|姓名|收件人|户主|报修人|投诉人|举报人|反映人|当事人|经办人|申请人|法人|业主|房东|租客|署名|落款|老人|患者|死者|伤者|老党员|残疾人)(?:姓名|名字|[：:是为叫]|[（(]){0,2}[\s：:]{0,2})(?:" + Surname + @"[\u4e00-\u9fff·]{1,2}(?=[\s，。、；！？,.;!?）)0-9]|$)|(?<=[：:]\s?)[\u4e00-\u9fff·]{2,4}(?=[\s，。、；！？,.;!?）)0-9]|$))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex OnForm();

    [GeneratedRegex("[小老阿]?" + Surname + @"[\u4e00-\u9fff]{0,2}?(" + Title + ")", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Titled();

    [GeneratedRegex(PlainSurname + @"[\u4e00-\u9fff]?([哥姐婶嫂叔伯姨爷爹妈娘工总队所局](?![是共体会之算有在不部站作人程地长里]))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex TitledShort();

    /// <summary>网格员周芳, 邻居王强.</summary>
    [GeneratedRegex("((?:网格[员长]|书记|主任|村民|居民|邻居|业主|师傅|社工|民警|保安|医生|老师|经理|老板|队长|村长|组长|所长|科长|局长|处长|站长|院长|校长|厂长|董事长|会长|律师|干部|领导|责任人|法人|法定代表人|同志|户主|住户|房东|老人|司机|店主|老公|老婆|丈夫|妻子|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|儿媳|亲戚|同事|朋友)(?:叫|是)?)(" + Surname + @"[\u4e00-\u9fff·]{1,2}" + After + "|" + PlainSurname + @"[\u4e00-\u9fff]{1,2}|" + Surname + @"[\u4e00-\u9fff])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex TitleFirst();

    /// <summary>小王, 老李家.</summary>
    [GeneratedRegex("(?<![大中])[小老阿](?!孙[子女儿]|周[边末])" + PlainSurname, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Familiar();

    /// <summary>姓王的, 我姓李.</summary>
    [GeneratedRegex("(?<!百)(姓)" + Surname, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex SurnameAlone();

    [GeneratedRegex(
        "(?:" + PlainSurname + Given + "{2}|" + Before + Surname + Given + "{2}" + After + "|" + Surname + NameLike + "{2})(?![小路街村庄区镇县市河湖桥园府苑大])",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Three();

    [GeneratedRegex(Before + Surname + Given + After + "|" + PlainSurname + "(?:[芳娜娟敏静秀慧丽艳霞萍玲婷磊杰涛刚勇军伟超斌鹏辉俊莉倩颖琳洁芬芹蓉燕琴](?![小路街村庄区镇县市河湖桥园府苑]))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Two();
}
