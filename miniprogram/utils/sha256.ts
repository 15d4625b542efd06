const rounds = primes(64).map((prime) => fraction(Math.cbrt(prime)));
const start = primes(8).map((prime) => fraction(Math.sqrt(prime)));
const blockSize = 64;

/** SHA-256 (FIPS 180-4) of bytes that come piece by piece: the platform offers MD5 and SHA-1 only. */
export class Sha256 {
  private readonly state = Int32Array.from(start);
  private readonly block = new Uint8Array(blockSize);
  private readonly words = new Int32Array(64);
  private filled = 0;
  private length = 0;

  update(bytes: Uint8Array): this {
    this.length += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(blockSize - this.filled, bytes.length - at);
      this.block.set(bytes.subarray(at, at + taken), this.filled);
      this.filled += taken;
      at += taken;
      if (this.filled === blockSize) {
        this.compress();
      }
    }

    return this;
  }

  hex(): string {
    const bits = this.length * 8;
    this.update(Uint8Array.of(0x80));
    while (this.filled !== blockSize - 8) {
      this.update(Uint8Array.of(0));
    }

    const tail = new DataView(new ArrayBuffer(8));
    tail.setUint32(0, Math.floor(bits / 0x1_0000_0000));
    tail.setUint32(4, bits >>> 0);
    this.update(new Uint8Array(tail.buffer));
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private compress(): void {
    const words = this.words;
    const view = new DataView(this.block.buffer);
    for (let t = 0; t < 64; t++) {
      words[t] = t < 16 ? view.getInt32(t * 4) : (gamma(word(words, t - 2), 17, 19, 10) + word(words, t - 7)
        + gamma(word(words, t - 15), 7, 18, 3) + word(words, t - 16)) | 0;
    }

    let [a, b, c, d, e, f, g, h] = this.state as unknown as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t++) {
      const first = (h + sigma(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + (rounds[t] ?? 0) + word(words, t)) | 0;
      const second = (sigma(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }

    [a, b, c, d, e, f, g, h].forEach((value, i) => { this.state[i] = (word(this.state, i) + value) | 0; });
    this.filled = 0;
  }
}

const word = (words: Int32Array, at: number): number => words[at] ?? 0;
const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by));
const sigma = (x: number, i: number, j: number, k: number): number => turn(x, i) ^ turn(x, j) ^ turn(x, k);
const gamma = (x: number, i: number, j: number, shift: number): number => turn(x, i) ^ turn(x, j) ^ (x >>> shift);

function fraction(value: number): number {
  return ((value - Math.floor(value)) * 0x1_0000_0000) | 0;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) {
      found.push(candidate);
    }
  }

  return found;
}
