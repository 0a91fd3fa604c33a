# The part of compare-stan.mjs that needs rstan. Arguments: the Stan file, and a folder that holds data.R, positions.R and
# options.R (one expression each). First call ("densities"): compiles, writes densities.json. Second call ("draws"): draws, and summarises both
# these draws and ours (ours.bin, chain by chain) by the same functions of the package posterior into summary.json.
suppressMessages({
  library(rstan)
  library(posterior)
})
rstan_options(boost_lib = "/usr/include")
arguments <- commandArgs(trailingOnly = TRUE)
step <- arguments[1]
stan_file <- arguments[2]
folder <- arguments[3]
read <- function(name) eval(parse(file.path(folder, name), keep.source = FALSE))
json <- function(value) {
  if (is.list(value)) {
    fields <- sprintf('"%s": %s', names(value), sapply(value, json))
    return(paste0("{", paste(fields, collapse = ", "), "}"))
  }
  if (is.matrix(value)) return(paste0("[", paste(apply(value, 1, json), collapse = ", "), "]"))
  text <- if (is.character(value)) sprintf('"%s"', value) else format(value, digits = 17, trim = TRUE)
  if (length(value) == 1) text else paste0("[", paste(text, collapse = ", "), "]")
}
write <- function(value, name) writeLines(json(value), file.path(folder, name))

given <- read("data.R")
listed <- lapply(given$arrays, function(values) array(as.numeric(values), length(values)))
data <- function(standardised) c(given$sizes, listed, list(standardised = standardised))
compiled <- file.path(folder, "model.rds")

if (step == "densities") {
  used <- system.time(model <- stan_model(stan_file))
  saveRDS(model, compiled)
  fit <- sampling(model, data = data(0), chains = 0)
  at <- do.call(rbind, read("positions.R"))
  values <- apply(at, 1, function(position) log_prob(fit, position))
  gradients <- t(apply(at, 1, function(position) grad_log_prob(fit, position)))
  write(list(seconds = used[["elapsed"]], values = values, gradients = gradients), "densities.json")
  quit()
}

options <- read("options.R")
model <- readRDS(compiled)
wall <- system.time(fit <- sampling(
  model, data = data(1), chains = options$chains, warmup = options$warmup,
  iter = options$warmup + options$draws, seed = 1, refresh = 0, cores = options$cores, init_r = 1,
  pars = c(names(given$scalars), "x", "log_rate"), control = list(adapt_delta = 0.8)
))[["elapsed"]]
stan <- as.array(fit)
named <- dimnames(stan)[[3]] != "lp__"
stan <- stan[, , named, drop = FALSE]
names <- c(unlist(given$scalars, use.names = FALSE), given$x, given$logRate)
stopifnot(dim(stan)[3] == length(names))
dimnames(stan)[[3]] <- names

ours <- read("ours.R")
bytes <- readBin(file.path(folder, "ours.bin"), "double", prod(unlist(ours[c("chains", "draws")])) * length(ours$names))
ours_draws <- aperm(array(bytes, c(length(ours$names), ours$draws, ours$chains)), c(2, 3, 1))
dimnames(ours_draws) <- list(NULL, NULL, ours$names)
ours_draws <- ours_draws[, , names, drop = FALSE]

summary_of <- function(draws) {
  by <- function(f) unname(apply(draws, 3, f))
  list(
    mean = by(mean), sd = by(function(x) sd(as.vector(x))), mcse_mean = by(mcse_mean), mcse_sd = by(mcse_sd),
    ess_bulk = by(ess_bulk), ess_tail = by(ess_tail), rhat = by(rhat)
  )
}
sampler <- get_sampler_params(fit, inc_warmup = FALSE)
write(list(
  version = as.character(packageVersion("rstan")),
  posterior = as.character(packageVersion("posterior")),
  cpu = sum(get_elapsed_time(fit)), wall = wall,
  divergences = sum(sapply(sampler, function(x) sum(x[, "divergent__"]))),
  names = names, stan = summary_of(stan), ours = summary_of(ours_draws)
), "summary.json")
