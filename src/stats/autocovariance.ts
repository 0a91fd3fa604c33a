import type { ChainDraws } from './draws.js';
import { fourier } from './fourier.js';
import { moments } from './moments.js';

/**
 * Autocovariance at lags 0 to n - 1, divisor n, as the mean over chains, from their power spectra (Geyer 2011).
 * Two chains share a transform as its real and imaginary part: the even part of their joint spectrum is the sum of both.
 */
export function meanAutocovariance(chains: ChainDraws): Float64Array {
  const length = chains[0]?.length as number;
  const size = 2 ** Math.ceil(Math.log2(2 * length));
  const spectrum = new Float64Array(size);
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let pair = 0; pair < chains.length; pair += 2) {
    writeCentred(chains[pair], real);
    writeCentred(chains[pair + 1], imaginary);
    fourier(real, imaginary);
    for (let k = 0; k < size; k++) spectrum[k] = spectrum[k]! + real[k]! ** 2 + imaginary[k]! ** 2;
  }
  imaginary.fill(0);
  fourier(spectrum, imaginary);
  return spectrum.subarray(0, length).map((value) => value / (size * length * chains.length));
}

function writeCentred(chain: Float64Array | undefined, out: Float64Array): void {
  out.fill(0);
  if (!chain) return;
  const { mean } = moments(chain);
  for (let i = 0; i < chain.length; i++) out[i] = chain[i]! - mean;
}
