/** A key that no other act has: the time, and 64 random bits. Letters and digits, 8 to 64. */
export function newKey(now: number = Date.now()): string {
  return now.toString(36) + random() + random();
}

function random(): string {
  return Math.floor(Math.random() * 0x1_0000_0000).toString(16).padStart(8, '0');
}
