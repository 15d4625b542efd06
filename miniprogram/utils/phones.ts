const callable = /^(0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|1[12]\d{1,3}|9\d{4})$/;

/** Numbers to call in a sentence, as they stand there: 119, 12345, 0418-0000001, 13800000000. */
export function phonesIn(words: string | null | undefined): string[] {
  // No lookbehind: older phones cannot read it.
  const found = (words ?? '').match(/[\d-]+/g) ?? [];
  return [...new Set(found.filter((number) => callable.test(number)))];
}
