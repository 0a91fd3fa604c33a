/** The modules of the engine that say what is generated, by the name they have here; paths below src/. */
const MODULES = {
  manifest: 'pack/manifest',
  model: 'pack/model',
  indicators: 'pack/indicators',
  latent: 'pack/latent',
  corrections: 'pack/corrections',
  claims: 'pack/claims',
  partners: 'pack/partners',
  sources: 'pack/sources',
  organs: 'pack/organs',
  networks: 'pack/networks',
  estimates: 'pack/estimates',
  flows: 'pack/flow-schema',
  ledgers: 'pack/ledgers',
  codebook: 'pack/codebook',
  lexicon: 'pack/lexicon',
  codings: 'pack/codings',
  coded: 'pack/coded-events',
  program: 'cli/program',
  store: 'store/store',
  load: 'store/load',
  results: 'store/results',
};

/** Loads them, compiled or not: `load` imports a path below src/. */
export async function engineModules(load) {
  const loaded = Object.entries(MODULES).map(async ([name, path]) => [name, await load(path)]);
  return Object.fromEntries(await Promise.all(loaded));
}

/** The pack files and their schemas, from the modules by name. */
export function packFiles(modules) {
  return {
    pack: { file: 'pack.yml', schema: modules.manifest.ManifestSchema },
    model: { file: 'model.yml', schema: modules.model.ModelSchema },
    indicators: { file: 'indicators.yml', schema: modules.indicators.IndicatorsSchema },
    latent: { file: 'latent.yml', schema: modules.latent.LatentSchema },
    corrections: { file: 'corrections.yml', schema: modules.corrections.CorrectionsSchema },
    'claim-test': { file: 'claims.md, yaml block', schema: modules.claims.ClaimTestSchema },
    partners: { file: 'partners.csv', schema: modules.partners.PartnerSchema },
    sources: { file: 'sources.csv', schema: modules.sources.SourceSchema },
    organs: { file: 'organs.csv', schema: modules.organs.OrganSchema },
    networks: { file: 'networks.csv', schema: modules.networks.NetworkSchema },
    estimates: { file: 'estimates.csv', schema: modules.estimates.EstimateSchema },
    flows: { file: 'flows/<id>.json', schema: modules.flows.FlowSchema },
    codebook: { file: 'codebook.yml', schema: modules.codebook.CodebookSchema },
    'codebook-states': { file: 'codebook/states.csv', schema: modules.lexicon.StatesSchema },
    'codebook-persons': { file: 'codebook/persons.csv', schema: modules.lexicon.PersonsSchema },
    'codebook-offices': { file: 'codebook/offices.csv', schema: modules.lexicon.OfficesSchema },
    codings: { file: 'codings/<source>.csv', schema: modules.codings.CodingSchema },
    coverage: { file: 'codings/coverage.csv', schema: modules.codings.CoverageSchema },
    ...Object.fromEntries(
      modules.ledgers.LEDGER_NAMES.map((name) => [
        `ledger-${name}`,
        { file: `ledger/${name}.csv`, schema: modules.ledgers.LEDGERS[name] },
      ]),
    ),
  };
}
