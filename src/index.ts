// Packs

export { publishedBy } from './as-of.js';
// Tests of the thesis, back-test and forecast
export { backtest } from './backtest.js';
export { dayWords, gapVerdict, spanWords } from './brief/gap-sides.js';
export { networkCells } from './brief/network-cells.js';
export { brokenRelations } from './brief/relations.js';
export { standingNotes } from './brief/standing-notes.js';
export { byTier } from './brief/tables.js';
export { digitsOf, gapUnitsOf, shadowLines, unitsOf } from './brief/units.js';
export { VERDICT_WORDS, verdictCounts } from './brief/verdicts.js';
export { wholeLines } from './brief/whole-lines.js';
// Builds
export { build, buildDigest, type Progress } from './build.js';
// What is printed and served
export { claimsAsJson, gapsAsJson, sensitivityAsJson, tiersAsJson } from './builds/as-json.js';
export {
  buildDirectory,
  buildWithout,
  type OpenedBuild,
  type OpenedPack,
  type OpenOptions,
  openBuild,
  openPack,
  readBuild,
} from './builds/open.js';
// What was known when, and what would be without
export { type ReplayEntry, replay, replayDays, replayEntry } from './builds/replay.js';
export { movedTiers, movedVerdicts, movesBetween } from './builds/what-if.js';
export { type BuildInfo, replaceFolder, writeBuild } from './builds/write.js';
export { METHODS, type Method } from './chain/holdings/holding.js';
export { MOMENT_FORM, type Moment, momentOf } from './chain/moment.js';
export { topResult } from './chain/stored.js';
export { type Coder, compileCoder, readsLanguage } from './coding/code.js';
export { type CodingRow, codingRow } from './coding/row.js';
export {
  type Coded,
  type CodeOptions,
  codeDocuments,
  type EventCoding,
  type VersionOf,
} from './coding/stream.js';
// Lists
export { ftmLine, statementsCsv } from './entities/export.js';
export { type Proposal, proposalsCsv, proposePairs } from './entities/propose.js';
export { matchesOf } from './entities/screening.js';
export { formatIssue, type Issue, PackError, UsageError } from './error.js';
export { estimateFigure, estimateTime } from './estimate-words.js';
export { type FetchOptions, type FetchSummary, fetchPages } from './fetch/fetch.js';
// The latent model of a pack
export { checkpointFiles, removeCheckpoints } from './fits/checkpoints.js';
export { lockFit } from './fits/fit-lock.js';
export { type FitPackOptions, fitPack, type PackFit } from './fits/fit-pack.js';
export { fitWithout, type WithoutFit, type WithoutOptions } from './fits/without.js';
export { readyForDraws, writeDraws } from './fits/write-draws.js';
export { writeFit, writeWithout } from './fits/write-fit.js';
export { drawFlow } from './following/draw.js';
export { type FollowOptions, followParquet, followValue } from './following/follow.js';
export { followEdges } from './following/follow-edges.js';
export { saveFlow } from './following/save-flow.js';
export { type OpenedTags, openTags } from './following/tag-folder.js';
// Transfers
export { type ReadTransfersOptions, readEdgeList, readTransfers } from './following/transfers.js';
export { forecast, judgeForecast, readForecast } from './forecast.js';
export { type ListEntities, readEntities } from './lists/list-entities.js';
export { type OpenedLists, openLists } from './lists/list-folder.js';
export { listFormatNames, type ReadListOptions, readHistory, readList } from './lists/lists.js';
export { openScreening, readNames, type ScreenOptions } from './lists/screen.js';
export {
  isGraphFile,
  type WrittenBundle,
  type WrittenGraph,
  writeGraph,
  writeStix,
} from './lists/write-entities.js';
// Stores of heavy tables
export { type Loaded, type LoadOptions, loadDocuments, loadTransfers } from './loading/load.js';
export { followStored, openStore, storedDocuments } from './loading/stored.js';
// The sampler, and whether it is right
export { ITEM_PRIORS } from './model/latent/priors.js';
export type { Chain } from './model/sampler/chain.js';
export { ChainError } from './model/sampler/chain-error.js';
export type { Checkpoint } from './model/sampler/checkpoint.js';
export type { Density, LogDensityAndGradient } from './model/sampler/density.js';
export { type Diagnostics, diagnose, type Summary } from './model/sampler/diagnostics.js';
export type { Keep, Progress as SampleProgress, SampleOptions } from './model/sampler/options.js';
export { sample } from './model/sampler/sample.js';
export {
  type DensitySource,
  sampleInWorkers,
  type WorkerOptions,
} from './model/sampler/sample-in-workers.js';
export {
  type CalibratedQuantity,
  type CalibrationReport,
  calibrate,
  judge,
} from './model/sbc/calibrate.js';
export type { CalibrationOptions, Problem } from './model/sbc/problem.js';
export { type Replicate, runReplicate } from './model/sbc/replicate.js';
// Networks and estimates
export { dayOfAct, listEstimates, listNetworks, type NetworkOptions } from './money.js';
export { networksCsv } from './networks/export.js';
export { FAILED_FOLDER } from './pack/fit.js';
export { initPack } from './pack/init.js';
export { inspectPack, type Reading, readPack, withdraw } from './pack/read.js';
export type { Deletion } from './readers/deletions.js';
export { readActorPack } from './readers/tags/actorpack.js';
export { readLabels } from './readers/tags/labels.js';
export { readTagPack } from './readers/tags/tagpack.js';
export { normalForm } from './readers/text.js';
export { hashOf, trackVersions, type Version } from './readers/versions.js';
export type { ArchivedDocument } from './readers/warc.js';
export { regionOf } from './stats/region.js';
export { parseStore, type StoreAddress, tellStore } from './store/address.js';
export type { Engine, Shards } from './store/engine.js';
export { type EvidenceFilter, listEvidence, refuseUnknown } from './store/evidence.js';
// The tables
export { type ExportFormat, exportTables } from './store/export.js';
export { runQuery, SlowQuery } from './store/query.js';
export type { Store, StoreRow, Value } from './store/store.js';
// Documents, and reading them by a codebook
export {
  type CodebookReading,
  type CodebookSummary,
  inspectCodebook,
  openCodebook,
} from './texts/codebook.js';
export { type ComparedCoders, compareCoders } from './texts/coders.js';
export {
  type CodingDifference,
  type SavedCodings,
  saveCodings,
  type Verification,
  verifyCodings,
} from './texts/codings.js';
export { deletionsIn, readDocuments } from './texts/documents.js';
export { testHypotheses } from './thesis.js';
export { type BuildDiff, diffBuilds } from './trace/diff.js';
// Where a number comes from, and what hangs on it
export { type Dependent, impact, type Trace, type TraceNode, trace } from './trace/trace.js';
export * from './types.js';
export { VERSION } from './version.js';
// Words
export {
  fixed as formatFixed,
  likelihood,
  percent as formatPercent,
  ranged as formatRange,
} from './wording.js';
