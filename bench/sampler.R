# The densities of densities.mjs in rstan, one chain after another; prints one JSON object. Called by sampler.mjs.
# Seconds are those that Stan 2.21 counts with clock(): processor time of warm-up and sampling.
suppressMessages(library(rstan))
suppressMessages(library(posterior))
rstan_options(boost_lib = "/usr/include")

models <- list(
  normal500 = "data { int n; vector[n] s; } parameters { vector[n] x; } model { x ~ normal(0, s); }",
  eightSchools = "
    data { int n; vector[n] y; vector[n] sigma; }
    parameters { vector[n] z; real mu; real log_tau; }
    model {
      z ~ normal(0, 1);
      mu ~ normal(0, 5);
      target += -log1p(square(exp(log_tau) / 5)) + log_tau;
      y ~ normal(mu + exp(log_tau) * z, sigma);
    }"
)
data <- list(
  normal500 = list(n = 500, s = 0.1 * 100^((0:499) / 499)),
  eightSchools = list(
    n = 8, y = c(28, 8, -3, 7, -1, 1, 18, 12), sigma = c(15, 10, 16, 11, 9, 11, 10, 18)
  )
)

results <- sapply(names(models), function(name) {
  model <- stan_model(model_code = models[[name]])
  used <- system.time(fit <- sampling(
    model, data = data[[name]], chains = 4, iter = 2000, seed = 1, refresh = 0, cores = 1,
    control = list(adapt_delta = 0.8)
  ))
  message(name, ": ", sum(used[c("user.self", "sys.self")]), " s of processor time, draws gathered included")
  draws <- as_draws_array(as.array(fit))
  draws <- subset_draws(draws, variable = setdiff(variables(draws), "lp__"))
  steps <- sum(sapply(get_sampler_params(fit), function(x) sum(x[, "n_leapfrog__"])))
  seconds <- sum(get_elapsed_time(fit))
  ess <- min(apply(draws, 3, ess_bulk))
  sprintf('"%s": {"seconds": %.3f, "gradients": %d, "essBulkMin": %.0f}', name, seconds, as.integer(steps), ess)
})
cat(sprintf(
  '{"version": "%s", %s}\n', as.character(packageVersion("rstan")), paste(results, collapse = ", ")
))
