/*
 * The latent model of Tierline for readers of Stan, in the array syntax of rstan 2.21. docs/method.md says why it is as it is;
 * src/model/latent holds the same density with its gradient by hand. npm run compare:stan draws from both.
 *
 * Each state has a place on up to three axes, half-year by half-year: affinity, slack (how laxly it enforces) and form (rules
 * on paper). Items are records that depend on one axis; outcomes depend on affinity, slack and their product.
 * Lists are laid end to end. A name that ends in _at is an index into a list, 0 where there is none.
 */
functions {
  // Student-t(4) scaled to unit variance: ruptures, and oddities of a state, are rare and large (Reuning, Kenwick and Fariss 2019).
  void innovation_lp(real e, int student) {
    if (student) target += student_t_lpdf(e | 4, 0, sqrt(0.5));
    else target += normal_lpdf(e | 0, 1);
  }
}

data {
  // Axes, as walks of states over half-years. Points of all walks of all axes stand in one list.
  int<lower=1> axes;
  int<lower=1> walks;
  int<lower=1> points;
  int<lower=1> walk_axis[walks];
  int<lower=1> walk_first[walks];            // first and last point of the walk
  int<lower=1> walk_last[walks];
  int<lower=0, upper=1> walk_coupled[walks]; // 1: hangs on the same state's walk of affinity
  vector[points] time;                       // half-year of each point
  int<lower=0, upper=1> student;             // 0: normal innovations
  int<lower=0> pairs;                        // walks of slack ...
  int<lower=1> pair_walk[pairs];
  int<lower=1> pair_partner[pairs];          // ... the walk of affinity each hangs on ...
  int<lower=1> pair_at[pairs];               // ... and the point of it where slack begins

  // Measures: first the items, then the series of the outcomes.
  int<lower=0> items;
  int<lower=1> measures;
  int<lower=1, upper=6> kind[measures];      // 1 count 2 share 3 ordinal 4 binary 5 continuous 6 lag
  int<lower=2> categories[measures];
  int<lower=0> own_at[measures];             // own parameters of the likelihood
  int<lower=1> cell_first[measures];
  int<lower=0> cell_last[measures];

  // Versions: the instrument changed (a site, a mandate), so level and loading may have.
  int<lower=1> versions;
  int<lower=1> version_first[measures];
  int<lower=1> version_last[measures];
  vector[versions] version_share;            // of the cells of its measure
  int<lower=0> contrast_at[versions];
  int<lower=0> link_at[versions];
  vector[versions] sensitivity;              // of the coder, from a gold; 1 and 0 where nothing was coded
  vector[versions] false_alarm;
  int<lower=0> contrasts;
  int<lower=0> links;
  int<lower=0> owns;
  vector[owns] own_mean;                     // priors of own parameters
  vector[owns] own_sd;

  // Items: what each says of each state it covers is an entry.
  vector[items] direction;                   // -1: more of the item is less of the axis
  int<lower=0> group_at[items];              // loading on the factor of its group of sources
  int<lower=0> sigma_at[items];
  int<lower=0> groups_loaded;
  int<lower=0> factors;
  int<lower=0> sigmas;
  int<lower=0> levels;
  int<lower=0> entries;
  int<lower=1> entry_item[entries];
  int<lower=0> entry_factor_at[entries];
  int<lower=0> entry_level_at[entries];
  vector[entries] entry_cells;

  // Outcomes: each of its states is a member.
  int<lower=0> outcomes;
  int<lower=0> offsets;
  int<lower=0> offset_at[measures];          // series after the first of an outcome
  int<lower=0> members;
  int<lower=1> member_outcome[members];
  vector[members] member_cells;
  int<lower=0> detections;                   // member x family of sources
  int<lower=0> rates;                        // reported log rates
  int<lower=1> rate_member[rates];
  int<lower=1> rate_point[rates];
  int<lower=0> rate_slack_at[rates];

  // Cells, measure by measure.
  int<lower=0> item_cells;
  int<lower=0> cells;
  vector[cells] value;
  int whole[cells];                          // the value where it is a whole number
  vector[cells] extent;                       // exposure, trials, standard error, log years followed
  int trials[cells];
  vector[cells] noise;                       // other events that could have been misread as this one
  int<lower=1> cell_version[cells];
  int<lower=1> cell_point[cells];            // point of the item's axis, or of affinity
  int<lower=0> cell_slack_at[cells];         // outcomes only, as the next
  int<lower=0> cell_detection_at[cells];
  int<lower=1> cell_of[cells];               // entry of an item, member of an outcome

  // 1: walks and levels are drawn as standardised steps and distances (faster); 0: as themselves. One distribution.
  int<lower=0, upper=1> standardised;
}

parameters {
  vector[axes] log_step;
  vector[pairs > 0] stock;                   // atanh of the correlation of affinity and slack at the start ...
  vector[pairs > 0] shock;                   // ... and of their innovations
  vector[items] intercept;
  vector[items] log_loading;
  vector[groups_loaded] log_group_loading;
  vector[contrasts] contrast;
  vector[links] link;
  vector[sigmas] log_sigma;
  vector[owns] own;
  vector[outcomes] outcome_intercept;
  vector[outcomes] b_affinity;
  vector[outcomes] b_slack;
  vector[outcomes] b_product;
  vector[outcomes] log_spread;
  vector[offsets] series_offset;
  vector[points] walk;
  vector[factors] factor;
  vector[levels] raw_level;
  vector[members] raw_rate;
  vector[detections] detection;
}

transformed parameters {
  vector[points] x = walk;
  vector[levels] level = raw_level;
  vector[members] rate = raw_rate;
  vector[versions] shift = rep_vector(0, versions);
  vector[versions] loading = rep_vector(0, versions);
  vector[entries] entry_mean;
  vector[entries] entry_centre = rep_vector(0, entries);
  vector[members] member_centre = rep_vector(0, members);
  vector[cells] eta;

  if (standardised)
    for (w in 1:walks)
      for (p in (walk_first[w] + 1):walk_last[w])
        x[p] = x[p - 1] + exp(log_step[walk_axis[w]]) * sqrt(time[p] - time[p - 1]) * walk[p];

  // Where each state stands on average, over the cells that it has.
  for (c in 1:cells) {
    if (c <= item_cells) entry_centre[cell_of[c]] += x[cell_point[c]];
    else member_centre[cell_of[c]] += x[cell_point[c]];
  }
  entry_centre ./= entry_cells;
  member_centre ./= member_cells;

  // Versions: Helmert's contrasts, the first j against the next, less the mean over the cells.
  for (m in 1:measures) {
    int first = version_first[m];
    for (v in (first + 1):version_last[m]) {
      int j = v - first;
      real c = contrast[contrast_at[v]] / sqrt(j * (j + 1.0));
      for (u in first:(v - 1)) shift[u] += c;
      shift[v] -= j * c;
    }
    {
      real average = 0;
      for (v in first:version_last[m]) average += version_share[v] * shift[v];
      for (v in first:version_last[m]) shift[v] -= average;
    }
  }

  // Items: level of the state + shift of the version + loading x (where it stands - where it stands on average).
  for (m in 1:items)
    for (c in cell_first[m]:cell_last[m]) {
      int v = cell_version[c];
      loading[v] = direction[m] * exp(log_loading[m] + (link_at[v] > 0 ? 0.25 * link[link_at[v]] : 0));
    }
  for (e in 1:entries) {
    int i = entry_item[e];
    entry_mean[e] = intercept[i] + direction[i] * exp(log_loading[i]) * entry_centre[e];
    if (group_at[i] > 0)
      entry_mean[e] += direction[i] * exp(log_group_loading[group_at[i]]) * factor[entry_factor_at[e]];
    if (standardised && entry_level_at[e] > 0)
      level[entry_level_at[e]] = entry_mean[e] + exp(log_sigma[sigma_at[i]]) * raw_level[entry_level_at[e]];
  }
  for (c in 1:item_cells) {
    int e = cell_of[c];
    int v = cell_version[c];
    eta[c] = (entry_level_at[e] > 0 ? level[entry_level_at[e]] : entry_mean[e])
      + loading[v] * (x[cell_point[c]] - entry_centre[e])
      + shift[v];
  }

  // Outcomes: log rate of the state, and what its sources see of it: between a third and three times the average.
  if (standardised)
    for (b in 1:members) {
      int o = member_outcome[b];
      rate[b] = outcome_intercept[o] + b_affinity[o] * member_centre[b] + exp(log_spread[o]) * raw_rate[b];
    }
  for (m in (items + 1):measures)
    for (c in cell_first[m]:cell_last[m]) {
      int b = cell_of[c];
      int o = member_outcome[b];
      int v = cell_version[c];
      real a = x[cell_point[c]];
      real s = cell_slack_at[c] > 0 ? x[cell_slack_at[c]] : 0;
      eta[c] = rate[b] + b_affinity[o] * (a - member_centre[b]) + b_slack[o] * s + b_product[o] * a * s
        + (offset_at[m] > 0 ? series_offset[offset_at[m]] : 0) + shift[v]
        + (cell_detection_at[c] > 0 ? log(3) * tanh(0.6 * detection[cell_detection_at[c]]) : 0);
    }
}

model {
  log_step ~ normal(log(0.2 / sqrt(2)), 0.5);
  stock ~ normal(0, 0.6);
  shock ~ normal(0, 0.6);
  intercept ~ normal(0, 1.5);
  log_loading ~ normal(-0.3, 0.5);
  log_group_loading ~ normal(-0.3, 0.5);
  contrast ~ normal(0, 1);
  link ~ normal(0, 1);
  log_sigma ~ normal(0, 1);
  own ~ normal(own_mean, own_sd);
  b_affinity ~ normal(0, 0.7);
  b_slack ~ normal(0, 0.7);
  b_product ~ normal(0, 0.7);
  log_spread ~ normal(0, 1);
  outcome_intercept ~ normal(0, 1.5);
  series_offset ~ normal(0, 1.5);
  factor ~ normal(0, 1);
  detection ~ normal(0, 1);

  // Walks that hang on no other: N(0, 1), then steps.
  for (w in 1:walks)
    if (!walk_coupled[w]) {
      x[walk_first[w]] ~ normal(0, 1);
      for (p in (walk_first[w] + 1):walk_last[w]) {
        real tau = exp(log_step[walk_axis[w]]) * sqrt(time[p] - time[p - 1]);
        innovation_lp((x[p] - x[p - 1]) / tau, student);
        target += -log(tau);
      }
    }
  // Slack: starts and innovations correlated with those of affinity.
  for (k in 1:pairs) {
    int first = walk_first[pair_walk[k]];
    real tau_a = exp(log_step[1]);
    real tau_s = exp(log_step[2]);
    real r0 = tanh(stock[1]);
    real r1 = tanh(shock[1]);
    real elapsed = time[pair_at[k]] - time[walk_first[pair_partner[k]]];
    x[first] ~ normal(r0 * x[pair_at[k]] / sqrt(1 + square(tau_a) * elapsed), sqrt(1 - square(r0)));
    for (p in (first + 1):walk_last[pair_walk[k]]) {
      int q = pair_at[k] + p - first;
      real z = (x[q] - x[q - 1]) / (tau_a * sqrt(time[q] - time[q - 1]));
      real tau = tau_s * sqrt(time[p] - time[p - 1]);
      real e = (x[p] - x[p - 1]) / tau;
      innovation_lp((e - r1 * z) / sqrt(1 - square(r1)), student);
      target += -log(tau) - 0.5 * log1m(square(r1));
    }
  }

  // What is peculiar to item and state, and to outcome and state.
  for (e in 1:entries)
    if (entry_level_at[e] > 0)
      level[entry_level_at[e]] ~ student_t(4, entry_mean[e], sqrt(0.5) * exp(log_sigma[sigma_at[entry_item[e]]]));
  for (b in 1:members)
    rate[b] ~ student_t(
      4,
      outcome_intercept[member_outcome[b]] + b_affinity[member_outcome[b]] * member_centre[b],
      sqrt(0.5) * exp(log_spread[member_outcome[b]]));

  // Jacobian of the standardised form.
  if (standardised) {
    for (w in 1:walks)
      for (p in (walk_first[w] + 1):walk_last[w])
        target += log_step[walk_axis[w]];
    for (e in 1:entries)
      if (entry_level_at[e] > 0) target += log_sigma[sigma_at[entry_item[e]]];
    for (b in 1:members) target += log_spread[member_outcome[b]];
  }

  for (m in 1:measures) {
    int k = own_at[m];
    vector[categories[m] - 1] cuts;
    cuts[1] = 0;
    if (kind[m] == 3)
      for (j in 2:(categories[m] - 1)) cuts[j] = cuts[j - 1] + (j == 2 ? 1 : exp(own[k + j - 2]));
    for (c in cell_first[m]:cell_last[m]) {
      int v = cell_version[c];
      if (kind[m] == 1) {
        target += neg_binomial_2_lpmf(whole[c] | sensitivity[v] * extent[c] * exp(eta[c]) + false_alarm[v] * noise[c], exp(own[k]));
      } else if (kind[m] == 2) {
        real mu = false_alarm[v] + (sensitivity[v] - false_alarm[v]) * inv_logit(eta[c]);
        target += beta_binomial_lpmf(whole[c] | trials[c], mu * exp(own[k]), (1 - mu) * exp(own[k]));
      } else if (kind[m] == 3) {
        target += ordered_logistic_lpmf(whole[c] + 1 | eta[c] / exp(own[k]), cuts / exp(own[k]));
      } else if (kind[m] == 4) {
        target += bernoulli_logit_lpmf(whole[c] | eta[c]);
      } else if (kind[m] == 5) {
        target += student_t_lpdf(value[c] | 4, eta[c], sqrt(exp(2 * own[k]) + square(extent[c])));
      } else if (value[c] >= extent[c]) {
        target += normal_lccdf(value[c] | eta[c], exp(own[k]));  // not yet happened: a lower bound
      } else {
        target += normal_lpdf(value[c] | eta[c], exp(own[k]));
      }
    }
  }
}

generated quantities {
  vector[rates] log_rate;
  for (r in 1:rates) {
    int b = rate_member[r];
    int o = member_outcome[b];
    real a = x[rate_point[r]];
    real s = rate_slack_at[r] > 0 ? x[rate_slack_at[r]] : 0;
    log_rate[r] = rate[b] - outcome_intercept[o] + b_affinity[o] * (a - member_centre[b]) + b_slack[o] * s + b_product[o] * a * s;
  }
}
