const gridCode = /^[0-9A-Za-z-]{1,40}$/;

/** The grid that a QR code stands for: `grid:CODE` alone, or as the scene of a path or an address. Null for anything else. */
export function gridOfScene(scanned: string | null | undefined): string | null {
  const words = decoded(scanned ?? '').trim();
  const scene = /[?&]scene=([^&#]+)/.exec(words)?.[1] ?? words;
  const code = decoded(scene).replace(/^qrscene_/, '');
  return code.startsWith('grid:') && gridCode.test(code.slice(5)) ? code.slice(5) : null;
}

function decoded(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}
