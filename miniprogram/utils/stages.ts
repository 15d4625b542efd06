const words: Record<string, string> = {
  submitted: '刚报上来',
  accepted: '网格员已经接了',
  handling: '正在办',
  checking: '正在现场核实',
  resolved: '办好了，等评价',
  closed: '办完了',
  rejected: '没受理',
  withdrawn: '撤回了',
  merged: '和别的一起办',
  reopened: '退回重办',
};

/** Where a matter stands, in words. What is new to us is still under way. */
export function stageWords(stage: string | null | undefined): string {
  return words[stage ?? ''] ?? '正在办';
}
