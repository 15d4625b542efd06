using Bot.Api.Hosting;

return Verbs.Knows(args) ? await Verbs.RunAsync(args) : await Server.RunAsync(args);
