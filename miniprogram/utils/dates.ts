const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const chinaOffset = 8 * 3_600_000;

/** 11月26日（周四）, in China's time whatever the phone's is. */
export function day(iso: string | null | undefined): string {
  const at = inChina(iso);
  return at ? `${at.getUTCMonth() + 1}月${at.getUTCDate()}日（周${weekdays[at.getUTCDay()] ?? ''}）` : '';
}

/** 11月26日 09:05 */
export function moment(iso: string | null | undefined): string {
  const at = inChina(iso);
  return at
    ? `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
    : '';
}

function inChina(iso: string | null | undefined): Date | null {
  const time = iso ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time + chinaOffset);
}

const two = (value: number): string => String(value).padStart(2, '0');
