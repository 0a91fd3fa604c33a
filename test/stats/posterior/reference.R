# Writes draws.csv and reference.csv: what R's posterior says of draws of known kinds.
# Run here: Rscript reference.R
suppressMessages(library(posterior))
set.seed(20240501)

autoregressive <- function(n, rho) {
  x <- rnorm(1)
  for (i in 2:n) x[i] <- rho * x[i - 1] + sqrt(1 - rho^2) * rnorm(1)
  x
}
cases <- list(
  independent = replicate(4, rnorm(100)),
  slow = replicate(4, autoregressive(200, 0.9)),
  antithetic = replicate(4, autoregressive(150, -0.7)),
  heavy = replicate(4, rt(101, df = 1)),
  counts = replicate(3, rpois(120, exp(autoregressive(120, 0.5)))),
  shifted = cbind(replicate(3, rnorm(90)), rnorm(90, 1)),
  wider = cbind(replicate(3, rnorm(90)), rnorm(90, 0, 3)),
  one = matrix(autoregressive(300, 0.4), ncol = 1),
  short = replicate(2, rnorm(9))
)
cases <- lapply(cases, signif, 6)

draws <- do.call(rbind, lapply(names(cases), function(case) {
  x <- cases[[case]]
  data.frame(case, chain = c(col(x)), value = c(x))
}))
write.csv(draws, "draws.csv", row.names = FALSE, quote = FALSE)

measures <- c("rhat", "ess_bulk", "ess_tail", "ess_mean", "mcse_mean")
values <- do.call(rbind, lapply(names(cases), function(case) {
  x <- cases[[case]]
  value <- sapply(measures, function(f) suppressWarnings(as.numeric(get(f)(x))))
  data.frame(case, measure = names(value), value = sprintf("%.15g", value))
}))
version <- data.frame(case = "posterior", measure = "version", value = as.character(packageVersion("posterior")))
write.csv(rbind(version, values), "reference.csv", row.names = FALSE, quote = FALSE)
