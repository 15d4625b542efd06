using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Platform;

/// <summary>The account's menu as the bot created it (自定义菜单): one to three buttons, up to five below each.</summary>
public sealed class AccountMenu(Signal signal)
{
    private static readonly string[] KeyTypes =
        ["click", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin", "location_select"];

    private JsonArray? _buttons;

    /// <summary>A copy of the buttons as created, null when there is no menu.</summary>
    public JsonArray? Buttons => _buttons?.DeepClone().AsArray();

    /// <summary>Puts a menu in place of the one before, or says what is wrong with it.</summary>
    public void Create(JsonObject body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var buttons = body["button"] as JsonArray ?? throw Refusal.MenuButtonCountWrong();
        if (buttons.Count is 0 or > PlatformLimits.MenuButtons)
        {
            throw Refusal.MenuButtonCountWrong();
        }

        foreach (var button in buttons)
        {
            CheckTop(button as JsonObject ?? throw Refusal.BodyUnreadable());
        }

        _buttons = buttons.DeepClone().AsArray();
        signal.Raise(new PlatformChange("menu", null, null));
    }

    /// <summary>Takes the menu away.</summary>
    public void Delete()
    {
        _buttons = null;
        signal.Raise(new PlatformChange("menu", null, null));
    }

    /// <summary>The name of the button with that key, null when there is none.</summary>
    public string? NameOf(string key) => All().FirstOrDefault(b => b["key"]?.ToString() == key)?["name"]?.ToString();

    private IEnumerable<JsonObject> All()
    {
        foreach (var button in (_buttons ?? []).OfType<JsonObject>())
        {
            yield return button;
            foreach (var sub in (button["sub_button"] as JsonArray ?? []).OfType<JsonObject>())
            {
                yield return sub;
            }
        }
    }

    private static void CheckTop(JsonObject button)
    {
        CheckName(button, PlatformLimits.ButtonNameBytes);
        if (button["sub_button"] is not JsonArray { Count: > 0 } subs)
        {
            CheckAction(button);
            return;
        }

        if (subs.Count > PlatformLimits.MenuSubButtons)
        {
            throw Refusal.MenuSubButtonCountWrong();
        }

        foreach (var sub in subs.OfType<JsonObject>())
        {
            CheckName(sub, PlatformLimits.SubButtonNameBytes);
            CheckAction(sub);
        }
    }

    private static void CheckName(JsonObject button, int limit)
    {
        if (Bytes(button, "name") is 0 || Bytes(button, "name") > limit)
        {
            throw Refusal.MenuButtonNameWrong();
        }
    }

    private static void CheckAction(JsonObject button)
    {
        var type = button["type"]?.ToString() ?? "";
        if (KeyTypes.Contains(type) && Bytes(button, "key") is 0 or > PlatformLimits.ButtonKeyBytes)
        {
            throw Refusal.MenuButtonKeyWrong();
        }

        if (type is "view" or "miniprogram" && Bytes(button, "url") is 0 or > PlatformLimits.ButtonUrlBytes)
        {
            throw Refusal.MenuButtonUrlWrong();
        }

        if (!KeyTypes.Contains(type) && type is not ("view" or "miniprogram" or "media_id" or "article_id"))
        {
            throw Refusal.MenuButtonTypeWrong();
        }
    }

    private static int Bytes(JsonObject button, string field) => Encoding.UTF8.GetByteCount(button[field]?.ToString() ?? "");
}
