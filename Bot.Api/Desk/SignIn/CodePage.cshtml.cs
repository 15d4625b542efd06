using Bot.Api.Desk.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Desk.SignIn;

/// <summary><c>/desk/sign-in/code</c>: the second factor, after the password.</summary>
[Needs(DeskAct.Enter)]
public sealed class CodePage(StaffSignIn signIn, SignInMeter meter) : DeskPage
{
    public string? Problem { get; private set; }

    public string Target { get; private set; } = "";

    public IActionResult OnGet(string? to)
    {
        Target = SignInDoor.Safe(to);
        return SignInDoor.Half(HttpContext) is null ? To("/desk/sign-in") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, string? to, CancellationToken cancellation)
    {
        Target = SignInDoor.Safe(to);
        if (!meter.Allows(HttpContext) || SignInDoor.Half(HttpContext) is not { } half || await signIn.CodeAsync(half, code ?? "", cancellation) is not { } result)
        {
            SignInDoor.DropHalf(HttpContext);
            Say("等得太久了，请从头再登录一次。", isGood: false);
            return To("/desk/sign-in");
        }

        if (result.Outcome != SignInOutcome.Entered)
        {
            Problem = SignInDoor.Words(result);
            return Again();
        }

        SignInDoor.DropHalf(HttpContext);
        await DeskScheme.SignInAsync(HttpContext, result.Token!);
        return To(Target.Length > 0 ? Target : "/desk");
    }
}
