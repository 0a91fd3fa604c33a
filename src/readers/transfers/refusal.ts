/** Why a row cannot be used; whoever reads the rows skips it with this as the reason. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export function refuse(reason: string): never {
  throw new Refusal(reason);
}
