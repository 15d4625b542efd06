export type PageName = 'home' | 'report' | 'intakes' | 'intake' | 'grid' | 'policy' | 'notices' | 'settings';

type Query = Record<string, string>;

/** Opens a page on top of this one; in place of it where ten are open already, which is all the platform allows. */
export function go(page: PageName, query: Query = {}): void {
  const url = address(page, query);
  wx.navigateTo({ url, fail: () => wx.redirectTo({ url, fail: ignored }) });
}

/** Opens a page in place of this one. */
export function replace(page: PageName, query: Query = {}): void {
  wx.redirectTo({ url: address(page, query), fail: ignored });
}

/** Closes whatever is open and begins at the first page. */
export function startAgain(): void {
  wx.reLaunch({ url: address('home', {}), fail: ignored });
}

/** Back to where one came from; home where the page was opened by itself. */
export function leave(): void {
  wx.navigateBack({ fail: startAgain });
}

export function address(page: PageName, query: Query): string {
  const words = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `/pages/${page}/${page}${words ? `?${words}` : ''}`;
}

const ignored = (): void => undefined;
