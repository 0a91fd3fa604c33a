/** Cosines and sines of one size of transform; the same few sizes come again and again. */
const turns = new Map<number, { readonly cos: Float64Array; readonly sin: Float64Array }>();

/**
 * The discrete Fourier transform in place, by Cooley and Tukey (1965), radix 2: X_k = sum over j of x_j exp(-2 pi i jk / n).
 * The length must be a power of 2.
 */
export function fourier(real: Float64Array, imaginary: Float64Array): void {
  const n = real.length;
  const { cos, sin } = turnsOf(n);
  reverseBits(real, imaginary);
  for (let span = 1; span < n; span *= 2) {
    const stride = n / (2 * span);
    for (let start = 0; start < n; start += 2 * span)
      for (let k = 0; k < span; k++) {
        const c = cos[k * stride]!;
        const s = sin[k * stride]!;
        const i = start + k;
        const j = i + span;
        const re = real[j]! * c + imaginary[j]! * s;
        const im = imaginary[j]! * c - real[j]! * s;
        real[j] = real[i]! - re;
        imaginary[j] = imaginary[i]! - im;
        real[i] = real[i]! + re;
        imaginary[i] = imaginary[i]! + im;
      }
  }
}

function turnsOf(n: number) {
  const known = turns.get(n);
  if (known) return known;
  const angles = Float64Array.from({ length: n / 2 }, (_, k) => (2 * Math.PI * k) / n);
  const made = { cos: angles.map(Math.cos), sin: angles.map(Math.sin) };
  turns.set(n, made);
  return made;
}

function reverseBits(real: Float64Array, imaginary: Float64Array): void {
  const n = real.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const re = real[i]!;
    const im = imaginary[i]!;
    real[i] = real[j]!;
    imaginary[i] = imaginary[j]!;
    real[j] = re;
    imaginary[j] = im;
  }
}
