using System.Diagnostics;
using Bot.Data.PublicBoard;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>Nothing that points to a person or a door is left in words that everybody may read.</summary>
public sealed class PublicWordsTests
{
    /// <summary>Invented; what must be gone stands behind the bar.</summary>
    public static TheoryData<string, string> Personal => new()
    {
        { "楼下王大爷天天堆纸箱", "王" },
        { "找张女士说过两次了", "张" },
        { "我叫李建国，住这里二十年了", "李建国" },
        { "李建国家漏水", "李建国" },
        { "联系人：欧阳晓燕", "欧阳晓燕" },
        { "联系人陈芳 电话13812345678", "陈芳|13812345678" },
        { "领导何建华、黄秀英都来过", "何建华|黄秀英" },
        { "科长高健态度不好", "高健" },
        { "网格员周芳今天已到场", "周芳" },
        { "跟刘强说了，没用", "刘强" },
        { "小王师傅来看过", "小王" },
        { "老李家的狗", "李" },
        { "他姓赵，别的不知道", "赵" },
        { "请打138 1234 5678", "1234" },
        { "请打138-1234-5678", "1234" },
        { "请打１３８１２３４５６７８", "１３８|138" },
        { "请打1.3.8.1.2.3.4.5.6.7.8", "8.1" },
        { "幺三八幺二三四五六七八", "幺三八" },
        { "138\u200b1234\u200b5678", "1234" },
        { "138****5678", "5678" },
        { "座机0351-7654321", "7654321" },
        { "身份证110101199003074610", "19900307" },
        { "身份证11010119900307461X", "19900307|X" },
        { "卡号6222 0212 3456 7890 123", "6222|7890" },
        { "鲁D8F3K2堵着门", "8F3K2" },
        { "车牌苏A·12345停了一周", "12345" },
        { "绿牌粤BD12345", "12345" },
        { "车牌尾号5K8", "5K8" },
        { "邮箱zhang.san_88@example.com", "zhang|example" },
        { "加微信abc_9527说", "abc_9527" },
        { "QQ：123456", "123456" },
        { "vx li888666", "li888666" },
        { "阳光花园3号楼2单元501室漏水", "2单元|501" },
        { "阳光花园12栋304漏水", "304" },
        { "阳光花园B座1203漏水", "1203" },
        { "我住3-2-501", "501|3-2" },
        { "5#301天天吵", "301" },
        { "三单元五零一室", "三单元|五零一" },
        { "我住502，楼上602半夜拖桌子", "502|602" },
        { "大榆树村12号门前积水", "12" },
        { "村东头第三家", "第三家" },
        { "幸福路甲12号之3", "12" },
        { "见 https://example.com/u/8?t=abc ", "example" },
    };

    [Theory]
    [MemberData(nameof(Personal))]
    public void What_points_to_a_person_or_a_door_is_gone(string words, string gone)
    {
        var shown = PublicWords.Redact(words);
        Assert.All(gone.Split('|'), g => Assert.DoesNotContain(g, shown, StringComparison.Ordinal));
        Assert.Contains(PublicWords.Hidden, shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("楼下路灯坏了三天了，老人晚上都不敢出门")]
    [InlineData("小区门口的下水道堵了，污水流到马路上，味道很大")]
    [InlineData("3号楼前面的井盖松了，电动车压过去哐当响")]
    [InlineData("2026-11-21 已更换灯泡，路灯恢复正常。")]
    [InlineData("周边的广场舞晚上十点还在放音乐，周末更吵")]
    [InlineData("高空抛物很危险，管管吧，打了12345没有回音")]
    [InlineData("尤其何时开工没人说，任何安全通道都要常有人管，时有生活垃圾")]
    [InlineData("小区共1472户，地铁3号出口旁高铁南站的车行道坏了，顾全大局")]
    [InlineData("安全出口被电动车堵住，文明城市不该这样")]
    public void What_points_to_nobody_stays_readable(string words) => Assert.Equal(words, PublicWords.Redact(words));

    [Fact]
    public void A_building_stays_and_the_door_goes()
    {
        Assert.Equal("阳光花园3号楼＊＊漏水", PublicWords.Redact("阳光花园3号楼2单元501室漏水"));
        Assert.Equal("阳光花园12栋＊＊漏水", PublicWords.Redact("阳光花园12栋304漏水"));
    }

    [Fact]
    public void Said_again_it_says_the_same()
    {
        string[] pieces = [.. Personal.Select(row => row.Data.Item1), "＊＊", "*", "138", "12", "号", "室", "王", "大爷", "-", " ", "李", "建", "国", "x", "我叫", "楼", "第", "三", "A", "8", "@", "，", "（", "家"];
        var words = Gen.Elements(pieces).ArrayOf(12).Select(string.Concat);
        Prop.ForAll(Arb.From(words), text =>
        {
            var once = PublicWords.Redact(text);
            return PublicWords.Redact(once) == once;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void A_phone_among_any_words_is_gone()
    {
        var cases =
            from before in Gen.Elements("打我", "电话", "手机号是", "", "a", "5", "，", "王女士")
            from tail in Gen.Choose(0, 9).ArrayOf(9)
            from second in Gen.Choose(3, 9)
            from mark in Gen.Elements("", " ", "-", "—", ".", "\u200b", "、")
            from after in Gen.Elements("谢谢", "", "，", "。", "b")
            select (Words: before + "1" + mark + second + mark + string.Join(mark, tail) + after, Number: $"1{second}{string.Concat(tail)}");
        Prop.ForAll(Arb.From(cases), c =>
        {
            var left = string.Concat(PublicWords.Redact(c.Words).Where(char.IsAsciiDigit));
            return left.Length < 4 && !left.Contains(c.Number[3..7], StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void An_ordinary_report_takes_no_longer_than_a_millisecond_and_the_longest_no_longer_than_five()
    {
        var dense = string.Concat(Enumerable.Repeat("阳光花园3号楼2单元501室王大爷13812345678楼道堆满电动车充电，早晚要着火，管管吧，小区门口的下水道也堵了。", 50))[..2_000];
        Assert.InRange(Milliseconds(dense[..300]), 0, 1);
        Assert.InRange(Milliseconds(dense), 0, 5);
    }

    /// <summary>The best of many, as it is on a machine with nothing else to do; the tests run without the compiler's optimisations.</summary>
    private static double Milliseconds(string words)
    {
        for (var i = 0; i < 300; i++)
        {
            PublicWords.Redact(words);
        }

        return Enumerable.Range(0, 300).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            PublicWords.Redact(words);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
    }
}
