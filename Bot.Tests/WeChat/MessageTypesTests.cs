using Bot.WeChat.Callbacks;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed class MessageTypesTests
{
    [Fact]
    public void A_text_is_read()
    {
        var text = Sample.Read<TextMessage>(Sample.Text("路灯坏了"));
        Assert.Equal("路灯坏了", text.Content);
        Assert.Equal((Sample.Account, Sample.Resident, 1_772_440_200L), (text.ToUser, text.FromUser, text.CreateTime));
        Assert.Equal("24912345678901234", text.DeduplicationKey);
    }

    [Fact]
    public void An_image_a_voice_and_videos_are_read()
    {
        var image = Sample.Read<ImageMessage>(Sample.Message("image", "<PicUrl><![CDATA[http://pic]]></PicUrl><MediaId><![CDATA[m1]]></MediaId><MsgId>1</MsgId>"));
        Assert.Equal(("http://pic", "m1"), (image.PicUrl, image.MediaId));

        var voice = Sample.Read<VoiceMessage>(Sample.Message(
            "voice", "<MediaId><![CDATA[m2]]></MediaId><Format><![CDATA[amr]]></Format><Recognition><![CDATA[楼道灯坏了]]></Recognition><MsgId>2</MsgId>"));
        Assert.Equal(("m2", "amr", "楼道灯坏了"), (voice.MediaId, voice.Format, voice.Recognition));

        var video = Sample.Read<VideoMessage>(Sample.Message("video", "<MediaId>m3</MediaId><ThumbMediaId>t3</ThumbMediaId><MsgId>3</MsgId>"));
        Assert.Equal(("m3", "t3"), (video.MediaId, video.ThumbMediaId));
        Assert.Equal("m4", Sample.Read<ShortVideoMessage>(Sample.Message("shortvideo", "<MediaId>m4</MediaId><MsgId>4</MsgId>")).MediaId);
    }

    [Fact]
    public void A_location_has_its_latitude_in_X()
    {
        var place = Sample.Read<LocationMessage>(Sample.Message(
            "location", "<Location_X>32.134</Location_X><Location_Y>118.975</Location_Y><Scale>15</Scale><Label><![CDATA[西岗街道]]></Label><MsgId>5</MsgId>"));
        Assert.Equal((32.134, 118.975, 15, "西岗街道"), (place.Latitude, place.Longitude, place.Scale, place.Label));
    }

    [Fact]
    public void A_link_is_read()
    {
        var link = Sample.Read<LinkMessage>(Sample.Message("link", "<Title>题</Title><Description>述</Description><Url>http://a?b=1&amp;c=2</Url><MsgId>6</MsgId>"));
        Assert.Equal(("题", "述", "http://a?b=1&c=2"), (link.Title, link.Description, link.Url));
    }

    [Fact]
    public void Following_scanning_and_leaving_are_read_without_the_prefix_of_the_scene()
    {
        var follow = Sample.Read<SubscribeEvent>(Sample.Event("subscribe", "<EventKey><![CDATA[qrscene_grid:320113000001]]></EventKey><Ticket><![CDATA[T]]></Ticket>"));
        Assert.Equal(("grid:320113000001", "T"), (follow.Scene, follow.Ticket));
        Assert.Null(Sample.Read<SubscribeEvent>(Sample.Event("subscribe", "<EventKey><![CDATA[]]></EventKey>")).Scene);
        Assert.Equal("grid:320113000001", Sample.Read<ScanEvent>(Sample.Event("SCAN", "<EventKey><![CDATA[grid:320113000001]]></EventKey><Ticket>T</Ticket>")).Scene);
        Sample.Read<UnsubscribeEvent>(Sample.Event("unsubscribe", "<EventKey><![CDATA[]]></EventKey>"));
    }

    [Fact]
    public void A_reported_position_is_read()
    {
        var at = Sample.Read<LocationEvent>(Sample.Event("LOCATION", "<Latitude>32.1</Latitude><Longitude>118.9</Longitude><Precision>65.5</Precision>"));
        Assert.Equal((32.1, 118.9, 65.5), (at.Latitude, at.Longitude, at.Precision));
    }

    [Fact]
    public void Menu_events_are_read()
    {
        Assert.Equal("REPORT", Sample.Read<ClickEvent>(Sample.Event("CLICK", "<EventKey><![CDATA[REPORT]]></EventKey>")).EventKey);
        Assert.Equal("http://a", Sample.Read<ViewEvent>(Sample.Event("VIEW", "<EventKey><![CDATA[http://a]]></EventKey><MenuId>9</MenuId>")).EventKey);

        var scan = Sample.Read<MenuToolEvent>(Sample.Event(
            "scancode_waitmsg", "<EventKey>K</EventKey><ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType><ScanResult><![CDATA[1]]></ScanResult></ScanCodeInfo>"));
        Assert.Equal(("scancode_waitmsg", "K", "1"), (scan.Event, scan.EventKey, scan.ScanResult));

        var pictures = Sample.Read<MenuToolEvent>(Sample.Event(
            "pic_photo_or_album", "<EventKey>K</EventKey><SendPicsInfo><Count>2</Count>\n<PicList><item><PicMd5Sum>a</PicMd5Sum></item><item><PicMd5Sum>b</PicMd5Sum></item></PicList></SendPicsInfo>"));
        Assert.Equal(2, pictures.PictureCount);

        var picked = Sample.Read<MenuToolEvent>(Sample.Event(
            "location_select", "<EventKey>K</EventKey><SendLocationInfo><Location_X><![CDATA[32]]></Location_X><Location_Y><![CDATA[118]]></Location_Y><Scale>15</Scale><Label>西岗</Label></SendLocationInfo>"));
        Assert.Equal(new PickedPlace(32, 118, "西岗"), picked.Place);
    }

    [Fact]
    public void The_end_of_a_template_message_is_read()
    {
        var end = Sample.Read<TemplateSentEvent>(Sample.Event("TEMPLATESENDJOBFINISH", "<MsgID>200</MsgID><Status><![CDATA[failed:user block]]></Status>"));
        Assert.Equal(("200", false), (end.MsgId, end.IsDelivered));
    }

    [Fact]
    public void Subscriptions_are_read_from_lists_of_one_and_of_many()
    {
        const string list = "<List><TemplateId>a</TemplateId><SubscribeStatusString>accept</SubscribeStatusString><PopupScene>2</PopupScene></List>";
        const string second = "<List><TemplateId>b</TemplateId><SubscribeStatusString>reject</SubscribeStatusString></List>";
        var popup = Sample.Read<SubscriptionPopupEvent>(Sample.Event(
            "subscribe_msg_popup_event", $"<SubscribeMsgPopupEvent>{list}{second}</SubscribeMsgPopupEvent>"));
        Assert.Equal([new SubscriptionChoice("a", true), new SubscriptionChoice("b", false)], popup.Choices);

        var change = Sample.Read<SubscriptionChangeEvent>(Sample.Event(
            "subscribe_msg_change_event", $"<SubscribeMsgChangeEvent>{second}</SubscribeMsgChangeEvent>"));
        Assert.Equal([new SubscriptionChoice("b", false)], change.Choices);

        var sent = Sample.Read<SubscriptionSentEvent>(Sample.Event(
            "subscribe_msg_sent_event",
            "<SubscribeMsgSentEvent><List><TemplateId>a</TemplateId><MsgID>7</MsgID><ErrorCode>43101</ErrorCode><ErrorStatus>refused</ErrorStatus></List></SubscribeMsgSentEvent>"));
        Assert.Equal([new SubscriptionSent("a", "7", 43101, "refused")], sent.Sent);
    }

    [Fact]
    public void A_media_check_is_read_from_XML_and_from_JSON()
    {
        var check = Sample.Read<MediaCheckEvent>(Sample.Event(
            "wxa_media_check",
            "<appid>wx1</appid><trace_id>60f9</trace_id><version>2</version><detail><strategy>content_model</strategy><suggest>pass</suggest></detail><errcode>0</errcode><result><suggest>risky</suggest><label>20002</label></result>"));
        Assert.Equal(("60f9", "risky", 20002, false), (check.TraceId, check.Suggest, check.Label, check.IsClean));

        var json = Sample.Read<MediaCheckEvent>(
            """
            {"ToUserName":"gh_1","FromUserName":"o1","CreateTime":1772440200,"MsgType":"event","Event":"wxa_media_check","appid":"wx1",
             "trace_id":"60f9","version":2,"detail":[{"strategy":"a","suggest":"risky"},{"strategy":"b","suggest":"pass"}],"errcode":0,
             "result":{"suggest":"pass","label":100}}
            """);
        Assert.True(json.IsClean);
    }

    [Fact]
    public void JSON_is_read_sealed_in_JSON()
    {
        var encrypt = Sample.Crypto.Encrypt("""{"ToUserName":"gh_1","FromUserName":"o1","CreateTime":1,"MsgType":"text","Content":"a]]>b <c>","MsgId":9007199254740993}""");
        var query = Sample.PlainQuery() with { MsgSignature = Sample.Crypto.SignEncrypted(Sample.Timestamp, Sample.Nonce, encrypt), EncryptType = "aes" };
        var verdict = Sample.Reader.Read(query, Sample.Utf8($$"""{"ToUserName":"gh_1","Encrypt":"{{encrypt}}"}"""));
        var text = Assert.IsType<TextMessage>(Assert.IsType<CallbackVerdict.Accepted>(verdict).Message);
        Assert.Equal(("a]]>b <c>", "9007199254740993"), (text.Content, text.MsgId));
    }

    [Fact]
    public void A_revoked_authorisation_names_whose_it_was()
    {
        var revoked = Sample.Read<AuthorizationRevokedEvent>(Sample.Event(
            "user_authorization_revoke", "<OpenID><![CDATA[oSomeone]]></OpenID><AppID>wx1</AppID><RevokeInfo><![CDATA[301]]></RevokeInfo>"));
        Assert.Equal(("oSomeone", "301"), (revoked.OpenId, revoked.RevokeInfo));
    }

    [Fact]
    public void What_is_newer_than_the_list_is_unknown_and_not_refused()
    {
        Assert.Equal("event/brand_new", Name(Sample.Read<UnknownMessage>(Sample.Event("brand_new", "<A><B><C>1</C></B></A>"))));
        Assert.Equal("hologram/", Name(Sample.Read<UnknownMessage>(Sample.Message("hologram", "<MsgId>1</MsgId>"))));
        static string Name(UnknownMessage message) => message.MsgType + "/" + message.Event;
    }

    [Fact]
    public void Retries_share_a_key_and_different_messages_do_not()
    {
        static string Key(string xml)
        {
            var (query, body) = Sample.Sealed(xml);
            return ((CallbackVerdict.Accepted)Sample.Reader.Read(query, body)).Message.DeduplicationKey;
        }

        string[] different =
        [
            Sample.Text("a", "1"),
            Sample.Text("a", "2"),
            Sample.Message("text", "<Content>a</Content>"),
            Sample.Message("text", "<Content>b</Content>"),
            Sample.Event("CLICK", "<EventKey>A</EventKey>"),
            Sample.Event("CLICK", "<EventKey>B</EventKey>"),
            Sample.Event("VIEW", "<EventKey>B</EventKey>"),
            Sample.Event("VIEW", $"<EventKey>{new string('u', 500)}</EventKey>"),
            Sample.Event("VIEW", $"<EventKey>{new string('u', 501)}</EventKey>"),
            Sample.Message("event", "<Event>CLICK</Event><EventKey>A</EventKey>", "1772440201"),
            Sample.Event("subscribe"),
            Sample.Event("unsubscribe"),
            Sample.Event("TEMPLATESENDJOBFINISH", "<MsgID>1</MsgID>"),
            Sample.Event("TEMPLATESENDJOBFINISH", "<MsgID>2</MsgID>"),
            Sample.Event("brand_new", "<A>1</A>"),
            Sample.Event("brand_new", "<A>2</A>"),
        ];
        Assert.Equal(different.Length, different.Select(Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(different, xml => Assert.Equal(Key(xml), Key(xml)));
        Assert.All(different, xml => Assert.InRange(Key(xml).Length, 1, 400));
    }
}
