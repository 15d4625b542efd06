using Bot.Api.Desk.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Desk.SignIn;

/// <summary><c>/desk/sign-in</c>: login and password.</summary>
[Needs(DeskAct.Enter)]
public sealed class SignInPage(StaffSignIn signIn, SignInMeter meter) : DeskPage
{
    public string? Problem { get; private set; }

    public string? Login { get; private set; }

    /// <summary>Where to go afterwards; empty for the home page.</summary>
    public string Target { get; private set; } = "";

    public void OnGet(string? to) => Target = SignInDoor.Safe(to);

    public async Task<IActionResult> OnPostAsync(string? login, string? password, string? to, CancellationToken cancellation)
    {
        Target = SignInDoor.Safe(to);
        Login = (login ?? "").Trim();
        if (Login.Length is 0 or > SignInLimits.LoginLength || string.IsNullOrEmpty(password) || password.Length > SignInLimits.LongestPassword)
        {
            return Refuse("请填账号和密码。");
        }

        if (!meter.Allows(HttpContext))
        {
            return Refuse("这里一分钟里试得太多了，请过一分钟再登录。");
        }

        var result = await signIn.PasswordAsync(Login, password, cancellation);
        switch (result.Outcome)
        {
            case SignInOutcome.Entered:
                await DeskScheme.SignInAsync(HttpContext, result.Token!);
                return To(Target.Length > 0 ? Target : "/desk");
            case SignInOutcome.CodeDue:
                SignInDoor.KeepHalf(HttpContext, await signIn.HalfWayAsync(Login, cancellation));
                return To("/desk/sign-in/code" + (Target.Length > 0 ? "?to=" + Uri.EscapeDataString(Target) : ""));
            default:
                return Refuse(SignInDoor.Words(result));
        }
    }

    private PageResult Refuse(string words)
    {
        Problem = words;
        return Again();
    }
}
