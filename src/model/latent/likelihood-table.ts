import type { LikelihoodName } from '../../types.js';
import { binaryLikelihood } from './likelihoods/binary.js';
import { continuousLikelihood } from './likelihoods/continuous.js';
import { countLikelihood } from './likelihoods/count.js';
import { lagLikelihood } from './likelihoods/lag.js';
import type { ItemShape, Likelihood } from './likelihoods/likelihood.js';
import { listLikelihood } from './likelihoods/list.js';
import { ordinalLikelihood } from './likelihoods/ordinal.js';
import { shareLikelihood } from './likelihoods/share.js';

export const LIKELIHOOD: Readonly<Record<LikelihoodName, (shape: ItemShape) => Likelihood>> = {
  count: countLikelihood,
  share: shareLikelihood,
  ordinal: ordinalLikelihood,
  binary: binaryLikelihood,
  continuous: continuousLikelihood,
  lag: lagLikelihood,
  list: listLikelihood,
};
